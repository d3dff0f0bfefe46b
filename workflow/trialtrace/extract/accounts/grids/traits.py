"""Tables of what people were like: the words of captions for it, and of the rows that tell it.

Sentences tell it in brackets behind the people (`results/items/traits`), with numbers of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from trialtrace.extract.accounts.grids.cells import plain

# What people are like: at the start, unless a caption says that it was the outcome.
_TRAITS = re.compile(
    r"\b(?:angiographic|lesion|procedural|tumou?r|fracture|injury)\s(?:(?:and|or)\s\w+\s)?characteristics\b"
    r"|\bdemograph\w+|\b(?:patient|participant|subject|clinical|sample)s?'?\s?(?:\w+\s)?characteristics\b"
    r"|\bcharacteristics of (?:the )?\w*\s?(?:study |included )?(?:patients|participants|subjects|"
    r"population|study groups|both groups)\b|\bhistory\b",
    re.IGNORECASE,
)
# What a table of who was taken in has in its rows; "< 40 years" and "Women" may be parts of the sample.
_ENDS = (
    r"\s*(?:$|[,(;:/%\[\u00b1\u2014\u2013-]|(?:in )?(?:years|yrs?|y)\b|mean\b|median\b|no\b|n\b|status\b|index\b"
    r"|levels?\b|habits?\b)"
)
_AGE = re.compile(
    rf"\W*(?:(?:mean|median|average)\s)?age\b{_ENDS}(?![^(]*[<>\u2264\u2265])", re.IGNORECASE
)
_TRAIT = re.compile(
    r"\W*(?:(?:mean|median|average)\s)?(?:sex|gender|females?|males?|men|women|race|ethnic\w*|caucasian|white"
    r"|education\w*|school\w*|marri\w+|marital|single|smok\w+|body mass|bmi|height|occupation|employ\w+"
    rf"|unemployed|blue-collar worker|comorbid\w*|parity|nulliparous)\b{_ENDS}",
    re.IGNORECASE,
)

# What no treatment changes, as a question asks for it: "Age (years)", "years of schooling".
_GIVEN = re.compile(
    r"\W*(?:(?:mean|median|average|patients?'?|participants?'?|subjects?'?|maternal)\s)*"
    r"(?:age(?: of (?:the )?\w+)?|height"
    r"|(?:(?:years?|duration|length|level) of (?:formal )?)?(?:education|schooling)"
    r"|(?:duration|length) of (?:the )?(?:disease|illness|diabetes|(?:\w+ )?(?:disease|disorder)))"
    r"\s*(?:[(\[][^()\[\]]*[)\]]|,?\s*(?:in )?(?:years|cm|m))?\W*",
    re.IGNORECASE,
)
# What is measured while something is done to people, whatever a caption calls the table.
_DURING = re.compile(
    r"\b(?:duration|length|time|onset|number) of (?:the |an )?(?:\w+ )?(?:surgery|operations?|procedures?|"
    r"an(?:a)?esthesia|(?:\w+ )?block(?:ade)?|intubation|ventilation|infusion|(?:hospital )?stay|"
    r"hospitali[sz]ation|bypass|cross-?clamp\w*)\b"
    r"|\b(?:surg\w+|operat\w+|procedur\w+|an(?:a)?esthe\w+|tourniquet|bypass|clamp\w*) (?:time|duration)\b"
    r"|\b(?:blood loss|estimated blood|hospital stay|length of stay)\b",
    re.IGNORECASE,
)


def is_given(words: str) -> bool:
    """Tell whether a question asks for what people bring along, and a table of the start may answer it.

    Examples
    --------
    >>> is_given("Mean age (years)"), is_given("age at relapse"), is_given("body weight")
    (True, False, False)
    """
    return _GIVEN.fullmatch(plain(words)) is not None


def told_during(label: str) -> bool:
    """Tell whether a row measures what was done, though its caption speaks of what people were like.

    Examples
    --------
    >>> told_during("Duration of surgery (min)"), told_during("Duration of symptoms")
    (True, False)
    """
    return _DURING.search(plain(label)) is not None


def says_traits(words: str) -> bool:
    """Tell whether words speak of what people are like: their characteristics, their history."""
    return _TRAITS.search(plain(words)) is not None


def rows_tell_traits(labels: Collection[str]) -> bool:
    """Tell whether the labels of a table's rows say what people were like: their age, and more of the kind."""
    return any(_AGE.match(one) for one in labels) and any(_TRAIT.match(one) for one in labels)
