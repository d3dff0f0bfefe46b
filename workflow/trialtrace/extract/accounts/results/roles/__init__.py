"""Which arm a number belongs to."""
