"""In-text mentions of sources and studies."""

from trialtrace.extract.citations.find import find_citations

__all__ = ["find_citations"]
