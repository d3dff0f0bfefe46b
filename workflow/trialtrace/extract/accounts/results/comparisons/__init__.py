"""What is said of two arms at once: p-values, sides and directions."""
