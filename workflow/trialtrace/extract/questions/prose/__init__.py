"""Answers in running text."""
