"""Numbers of arms as results: which, whose, of what."""
