"""Ratios and differences between arms, with their intervals and p-values."""
