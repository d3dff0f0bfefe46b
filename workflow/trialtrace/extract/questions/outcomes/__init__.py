"""What a question asks for, and how well words agree with it."""
