"""The little language in which rules write their patterns over skeletons."""

from __future__ import annotations

import re

from trialtrace.grammar.skeleton import BODY, CODE, COMPONENT, PERSON, SIGNS, SUBSTANCE, TAKEN

_ALL = "".join(SIGNS.values())
_CLASSES = {
    "": _ALL[:3],  # any number but a fraction in words
    "i": _ALL[:2],  # whole numbers, in digits or words
    "g": _ALL[0] + _ALL[2],  # digits
    "w": _ALL[0],  # whole numbers in digits
    "f": _ALL[3],  # fractions in words
    "a": _ALL,  # anything
}
# Behind a noun that is no unit there: "patient-reported", "women's", "patient groups".
_NO_UNIT = (
    r"(?!-|'s|' | (?:time|data|visits?|scores?|items?|groups?|"
    r"reported|satisfaction|characteristics|records|"
    r"outcomes|charts|questionnaires|years|diaries)\b)"
)
# Names that rules may use in capitals. Bounded: no star inside a star.
MACROS = {
    "NUM": f"[{_CLASSES['a']}]",
    "N": _CLASSES["a"] + TAKEN,  # for use inside a class: numbers, and what other rules took
    # "male patients" are two nouns and one unit; "patient-reported" is no unit at all.
    "UNIT": f"(?:[{PERSON}{BODY}](?: [{PERSON}{BODY}]){{0,2}}{_NO_UNIT})",
    "WHO": f"(?:{PERSON}(?: [{PERSON}{BODY}]){{0,2}}{_NO_UNIT})",
    "PERSON": PERSON,
    "BODY": BODY,
    "SUBSTANCE": SUBSTANCE,
    "COMPONENT": COMPONENT,
    "CODE": CODE,
    # What befalls people, behind a noun that then only says of which kind: "4 treatment failures".
    "BEFALLS": (
        r"(?:[a-z-]+ )?(?:failures?|reactions?|(?:re)?admissions?|deaths?|errors?|complications?|events?|infections?"
        r"|discontinuations?|withdrawals?|reductions?|interruptions?|modifications?|delays|stays|episodes?|relapses?)\b"
    ),
    "TO": r"(?: ?- ?| to | or | and | through | ?\u2026 ?)",
    "DASH": r"(?: ?- ?| to )",
    "ADJ": (
        r"(?:(?!(?:of|in|for|with|to|the|by|from|at|on|were|was|is|"
        r"are|who|had|has|have|received|per|than|"
        r"an?|as|that|which|groups?|arms?|times|sites|cent(?:re|er)s|"
        r"hospitals|countries|weeks?|days?|"
        r"months?|years?|versus|vs|but|because|when|where|while|after|"
        r"before|during|between|among|each|"
        r"these|those|this|their|its|did|not|more|less|fewer|higher|"
        r"lower|cases|points|studies|trials|"
        r"mm ?hg|mm|cm|mg|kg|ml|mmol|hours?|minutes?|percent|years?|both|all|only)\b)"
        rf"[a-z{SUBSTANCE}{COMPONENT}{BODY}][a-z'{SUBSTANCE}-]{{0,24}},? ){{0,4}}?"
    ),
    "TIME": (
        r"(?:second|sec|minute|min|hour|hr|h(?! ?pylori)|day(?! (?:stay|case|care|surgery)\b)|night|week|wk|month|"
        r"mo|year|yr|decade|fortnight)s?\b"
    ),
    "ABOUT": (
        r"(?:about|approximately|approx\.|around|roughly|some|nearly|almost|over|under|up to|"
        r"at least|at most|more than|less than|fewer than|a total of|"
        r"only|just|~|\u2248|\u2264|\u2265|<|>) ?"
    ),
}
_SLOT = re.compile(r"\{([a-z_]+\d?)(?::([a-z]))?\}")
_MACRO = re.compile(r"\{([A-Z]+)\}")


def pattern(template: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a rule's template.

    Parameters
    ----------
    template : str
        A regular expression over skeletons. ``{name}`` captures one number as the part ``name``;
        ``{name:i}`` only a whole number, ``:w`` one in digits, ``:g`` any in digits, ``:f`` a
        fraction in words, ``:a`` anything. ``{UNIT}``, ``{TO}``, ... stand for ``MACROS``. Named
        groups ``unit``, ``cue`` and ``relation`` fill the mention's fields; ``note_x`` its notes.
    flags : int
        For ``re.compile``; case does not matter by default.
    """
    text = _MACRO.sub(lambda match: MACROS[match[1]], template)
    text = _SLOT.sub(lambda match: f"(?P<{match[1]}>[{_CLASSES[match[2] or '']}])", text)
    return re.compile(text, flags)


def right_before(template: str) -> re.Pattern[str]:
    """Compile words that must stand right before a match, spaces included (``Rule.before``)."""
    return re.compile(pattern(template).pattern + "$", re.IGNORECASE)
