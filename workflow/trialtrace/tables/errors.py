"""The one error that people see: one line that names the file, the place, the fault and the way out."""


class TrialtraceError(Exception):
    """Something a person can mend; printed on one line, without a traceback."""

    def __init__(self, message: str) -> None:
        # What a message quotes of a table may hold line feeds.
        super().__init__(" ".join(message.splitlines()))
