"""How many people stand behind an arm of a question."""
