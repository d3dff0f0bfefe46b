"""One readable view a subject; all of them take a ``Book`` and give a ``View``."""
