"""Canonical text with structure: readers, blocks, sentences, offset views."""
