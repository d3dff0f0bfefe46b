"""Which arm of a question words speak of, in the text, its headings and its notes."""
