"""One sub-command a stage."""
