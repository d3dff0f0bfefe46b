"""Scoring against annotation."""
