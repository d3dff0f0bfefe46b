"""References of a document: where the lists are, what the entries say."""

from trialtrace.extract.bibliography.entry import parse_reference
from trialtrace.extract.bibliography.find import find_references
from trialtrace.extract.bibliography.parsed import ParsedReference

__all__ = ["ParsedReference", "find_references", "parse_reference"]
