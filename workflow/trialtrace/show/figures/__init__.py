"""Figures: what is drawn from which table, at the size at which journals print it."""
