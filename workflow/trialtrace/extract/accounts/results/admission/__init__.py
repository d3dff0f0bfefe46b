"""Which of the numbers that were given to arms are results."""
