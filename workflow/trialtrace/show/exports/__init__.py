"""The cited publications as files that reference managers read: RIS, BibTeX, CSL-JSON."""
