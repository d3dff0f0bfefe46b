"""What documents, publications and people say of one cell, and which of it is in use."""
