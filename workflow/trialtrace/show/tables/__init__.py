"""Tables for people: labels for ids, words for codes, the quote beside the number."""
