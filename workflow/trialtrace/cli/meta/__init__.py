"""`trialtrace meta`: the whole analysis of one table, without the rest of the workflow."""
