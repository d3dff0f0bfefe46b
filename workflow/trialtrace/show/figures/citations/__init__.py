"""Citation map: which document lists, cites and tells which work and trial."""
