"""Trialtrace: from prose to forest plot, each number traceable to its sentence."""
