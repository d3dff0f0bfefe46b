"""One pandera model a table; import them through ``trialtrace.tables.registry``."""
