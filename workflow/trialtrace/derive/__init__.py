"""Effect sizes from values, each with its formula, inputs and assumptions."""
