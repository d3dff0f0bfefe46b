"""What numbers measure: names of outcomes."""
