"""What people are, had or did as the noun that questions ask for: "pregnant" is of pregnancy."""

from __future__ import annotations

import re

# Noun → words of the same family whose endings hide it. Endings that only join on (infected, bled
# to death) need no entry, nor do families that the lexicon knows in full (died).
_FAMILIES = {
    "abstinence": "abstinent abstained abstainers abstainer",
    "adherence": "adherent adhered adhering",
    "admission": "admitted",
    "carriage": "carry carried carrying carrier carriers",
    "closure": "closed",
    "compliance": "compliant complied complying",
    "conception": "conceived conceive",
    "continence": "continent",
    "conversion": "converted",
    "delirium": "delirious",
    "dizziness": "dizzy",
    "expulsion": "expelled",
    "exposure": "exposed",
    "extrusion": "extruded",
    "incontinence": "incontinent",
    "induction": "induced",
    "intolerance": "intolerant",
    "loss": "lost",
    "miscarriage": "miscarried",
    "nausea": "nauseated nauseous",
    "occlusion": "occluded",
    "ovulation": "ovulatory",
    "positivity": "positive",
    "pregnancy": "pregnant",
    "recurrence": "recurrent",
    "relief": "relieved relieves",
    "resistance": "resistant",
    "resolution": "resolved",
    "response": "responded responding",
    "retention": "retained",
    "seroconversion": "seroconverted",
    "success": "successful successfully",
    "survival": "survivor survivors",
    "withdrawal": "withdrew withdrawn",
}
_NOUN = {form: noun for noun, forms in _FAMILIES.items() for form in forms.split()}
# "Anaemic" is of anaemia, "hypoxic" of hypoxia; "systemic" and "toxic" are of nothing in -ia.
_STATE = re.compile(
    r"(?P<root>(?:\ban|isch|glyc|bacter|lipid|kal|natr|calc|vir|ox)em|hypox|\banox|apn)(?:o?e?ic)s?$"
)


def noun_of(token: str) -> str:
    """Return the noun that a word is a form of; the word itself where none is known.

    Examples
    --------
    >>> noun_of("pregnant"), noun_of("anemic"), noun_of("clinic")
    ('pregnancy', 'anemia', 'clinic')
    """
    return _NOUN.get(token) or _STATE.sub(r"\g<root>ia", token)
