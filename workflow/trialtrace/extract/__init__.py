"""From a document to references, citations, accounts of studies, evidence and rejected numbers."""
