"""Reading a document for one question: two arms and an outcome, in anybody's words."""
