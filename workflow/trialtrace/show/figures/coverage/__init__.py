"""Evidence coverage: what share of the numbers in each document became data, and why not."""
