"""A linter for evidence: small checks under stable codes, and the findings that they make."""
