"""The one error, and the one warning, of the statistics."""

__all__ = ["StatsError", "StatsWarning"]


class StatsError(ValueError):
    """Input from which no honest number can be computed.

    The message is one line: what is wrong, then what to do about it.
    """


class StatsWarning(UserWarning):
    """A result that is computable but needs a word of caution."""
