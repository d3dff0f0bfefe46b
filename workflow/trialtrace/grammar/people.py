"""Nouns for the people of a study, as they stand behind a number or a preposition."""

from __future__ import annotations

# Any of them says no more than that people are meant. Patterns that also count eyes, cases or boys,
# or that leave out words which would say too much where they are used, name these beside it.
PERSONS = (
    r"(?:patients|participants|subjects|women|men|people|persons|children|adults|infants|individuals"
    r"|volunteers)"
)
