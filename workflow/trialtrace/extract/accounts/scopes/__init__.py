"""Which sentences tell of which study."""
