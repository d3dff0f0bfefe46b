"""Fixtures: a small world of documents, accounts and trials."""

from tests.values.fixtures import make_world, only, records, world

__all__ = ["make_world", "only", "records", "world"]
