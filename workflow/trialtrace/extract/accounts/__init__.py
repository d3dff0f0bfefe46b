"""Accounts of studies: which studies a text tells of, with arms, outcomes, results and evidence."""

from trialtrace.extract.accounts.finder import find_accounts

__all__ = ["find_accounts"]
