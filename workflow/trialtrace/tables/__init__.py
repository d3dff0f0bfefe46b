"""Schemas, identifiers, reading and writing of tables."""
