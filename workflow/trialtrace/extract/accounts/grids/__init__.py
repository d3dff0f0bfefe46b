"""Tables of an own trial's results."""
