"""The words of a sentence, each with the part that it can play in the name of an outcome."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from trialtrace.grammar.lexicon import Concept, Lexicon

# What a word is. The first five may stand in a name; the others end it.
HEAD, GENERIC, ANALYTE, BARE, WORD = "head", "generic", "analyte", "bare", "word"
ABBREVIATION = "abbreviation"
SHORT = "short"
EVENT, PEOPLE, TREATMENT, DESIGN = "event", "people", "treatment", "design"
DETERMINER, PREPOSITION, JOIN, VERB, DEGREE, NUMBER, MARK = (
    "determiner",
    "preposition",
    "join",
    "verb",
    "degree",
    "number",
    "mark",
)
INSIDE = frozenset({HEAD, GENERIC, ANALYTE, BARE, WORD, ABBREVIATION, SHORT, TREATMENT, DESIGN})


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


_TOKEN = re.compile(
    r"(?P<word>(?:\d{1,3}[-\u2010\u2011–])?[^\W\d_]\w*(?:[-\u2010\u2011–/’'+][^\W_]\w*)*)"
    r"|(?P<number>\d[\d.,·]*)|(?P<mark>[^\s\w])"
)
# Several words that are one: "grade 3 or 4" in front of a name, statistics that are none.
_GRADE = re.compile(
    r"grades?\s{0,3}(?:[≥>]\s?)?(?:\d|I{1,3}V?|IV)\b"
    r"(?:\s?(?:/|[-–]|or|to|and)\s?(?:\d|I{1,3}V?|IV)\b)?"
    r"(?:\s+or\s+(?:higher|more|worse|greater|above))?",
    re.IGNORECASE,
)
_STATISTIC = re.compile(
    r"(?:(?:hazard|odds|risk|rate|prevalence)\s+ratios?|relative\s+risks?"
    r"|number\s+needed\s+to\s+(?:treat|harm)|(?:mean|risk|absolute|between-group)\s+differences?"
    r"|standard\s+(?:deviation|error)s?|confidence\s+intervals?|interquartile\s+ranges?)\b",
    re.IGNORECASE,
)
_LONGER = {
    **dict.fromkeys(("grade", "grades"), _GRADE),
    **dict.fromkeys(
        (
            *("hazard", "odds", "risk", "rate", "prevalence", "relative", "number", "mean"),
            *("absolute", "between-group", "standard", "confidence", "interquartile"),
        ),
        _STATISTIC,
    ),
}
# "5-year" and "6-minute" qualify a name, "20-mg" is a dose.
_TIMED = re.compile(
    r"\d+[-\u2010\u2011–](?:years?|months?|weeks?|days?|hours?|minutes?|min|h|yr|point|item|met(?:re|er)"
    r"|m|hydroxy\w+|hour\w*)$"
)
_CAPITALS = re.compile(r"[A-Z]{2,}|[A-Z][a-z]?[A-Z]|[A-Z]+\d")
STATISTICS = word_set(
    """CI SD SE LSM HR OR IQR SEM ANOVA NS CIs HRs ORs ITT RCT US UK USA AND ARR NNT SMD MD WMD USD LS
    ANCOVA MANOVA MMRM GEE LOCF FAS PP vs II III IV"""
)
# Endings of diseases and signs, the same in every field.
_SIGN = re.compile(
    r"\w{2,}(?:[ae]mia|itis|osis|oses|algia|pathy|pathies|p[ae]nia|uria|rrh[oe]+a|plegia|paresis"
    r"|o?edema|oxia|toxicity|toxicities|lysis|rrhagia|megaly|spasm|trophy|plasia|phobia|pnoea|pnea"
    r"|philia|sclerosis|blastoma|carcinoma)s?$"
)
_UNIT = re.compile(
    r"(?:[a-zµμ]{1,4}|L|[a-zµμ]?[LMU]|mmHg|[kM]?Pa|[A-Z]?Gy|mEq|mOsm)(?:/(?:[a-zµμ]{0,3}[A-Za-z])\w?)+"
    r"|[mkcµμ]?[gml]|mmHg|Hg|cm|mm|dL|IU|kcal|kJ|bpm|pts?|Hz|dB"
)
_ADVERB = re.compile(r"\w{3,}ly$")
_VERBAL = re.compile(r"\w{2,}(?:ed|ing)$")

_WORDS = {
    DETERMINER: """the a an this these those both each every all any no some either neither another
        such its their his her our your my whose several many few""",
    PREPOSITION: """of in on at by for with without to from into during after before within between
        among amongst across per than versus vs v against over under through until since despite
        following regarding concerning via toward towards upon about around beyond below above
        throughout as due because""",
    JOIN: """and or but nor while whereas when where if although though which who whom that so yet
        however therefore thus hence moreover furthermore whether unless nevertheless then there
        here""",
    VERB: """was were is are be been being am had has have having did do does done may might can
        could will would should must show shows shown fell rise rises rose risen grew become became
        began got find finds found see seen saw led leads lead remain remains occur occurs take
        takes took taken give gives gave given keep kept meet met make made go went gone felt differ
        differs tend seem seems appear appears suggest suggests indicate indicates confirm confirms
        demonstrate demonstrates improve improves reduce reduces prevent prevents affect affects
        receive receives provide provides produce produces include includes underwent undergo chose
        choose preferred quit wanted experience experiences develop develops report reports assess
        evaluate determine compare examine investigate we it they he she i us them one ones not
        never cannot increase increases decrease decreases drop drops decline fall lost lose said
        say says think thought want let put cut""",
    NUMBER: """two four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
        thousand none half""",
    DEGREE: """mean median average estimated actuarial adjusted unadjusted crude relative absolute
        observed expected higher lower greater less more fewer longer shorter larger smaller better
        worse best worst highest lowest most least similar comparable equivalent significant
        nonsignificant non-significant common frequent rare likely unlikely different same equal
        superior inferior further additional other new first second third last only even also well
        very too quite et al ie eg i.e e.g once twice again still already just main respectively respective
        almost together marked modest substantial slight small large major minor possible favorable
        favourable good positive negative important beneficial pronounced prominent
        consistent increasing
        faster slower quicker sooner greatest largest smallest fastest slowest earliest
        decreasing increased decreased reduced improved improving percent total""",
}
_CLOSED: Mapping[str, str] = {
    word: kind for kind, words in _WORDS.items() for word in words.split()
}
# Words of change: in "a change in X" and "reduction of X" the name is X.
CHANGES = word_set(
    """change changes reduction reductions improvement improvements difference differences effect
    effects impact deterioration worsening gain gains elevation trend trends variation benefit
    benefits advantage rise fall drop decline declines"""
)


class Token(NamedTuple):
    """A word, number or mark of a sentence; offsets count in the sentence."""

    start: int
    end: int
    text: str
    low: str
    kind: str


def tokens_of(text: str, lexicon: Lexicon) -> list[Token]:
    """Read the tokens of a sentence.

    Parameters
    ----------
    text : str
        The sentence.
    lexicon : Lexicon
        Gives the words that end, or cannot end, a name.
    """
    tokens: list[Token] = []
    done = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        word = match.group()
        if match.lastgroup != "word":
            tokens.append(Token(start, end, word, word, match.lastgroup or MARK))
            continue
        low = word.lower()
        longer = _LONGER.get(low)
        several = longer.match(text, start) if longer is not None else None
        if several is not None:
            kind = BARE if longer is _GRADE else DEGREE
            done = several.end()
            tokens.append(Token(start, done, several.group(), several.group().lower(), kind))
            continue
        tokens.append(Token(start, end, word, low, _kind(word, lexicon)))
    return _settled(tokens)


@lru_cache(maxsize=1 << 14)
def _kind(word: str, lexicon: Lexicon) -> str:
    spelled = lexicon.spelled("outcome_words") if "outcome_words" in lexicon.categories else {}
    low = word.lower()
    known = spelled.get(low)
    if known is None:
        closed = _CLOSED.get(low)
        if closed is not None:
            return closed
    elif known.attributes["part"] != SHORT or _CAPITALS.search(word):
        return known.attributes["part"]
    if "-" in low or low[0].isdigit():
        return _of_compound(word, low, spelled)
    if word in STATISTICS:
        return DEGREE
    if _UNIT.fullmatch(word):
        return NUMBER
    if _CAPITALS.search(word):
        return ABBREVIATION
    if _SIGN.match(low):
        return HEAD
    if _ADVERB.match(low):
        return DEGREE
    return VERB if _VERBAL.match(low) else WORD


def _of_compound(word: str, low: str, spelled: Mapping[str, Concept]) -> str:
    """Judge a word with a hyphen by its parts."""
    lead, _, rest = low.partition("-")
    if _CLOSED.get(lead) == NUMBER and _CLOSED.get(rest) in (NUMBER, DEGREE, VERB):
        return NUMBER
    if low[0].isdigit():
        if _TIMED.match(low):
            return BARE
        return NUMBER if len(low.split("-")[-1]) < 4 else WORD
    if _CAPITALS.search(word):
        return ABBREVIATION
    if _SIGN.match(low):
        return HEAD
    if low.endswith(("-treated", "-assigned", "-randomised", "-randomized", "-naive")):
        return DESIGN
    tail = spelled.get(low.rsplit("-", 1)[-1])
    part = tail.attributes["part"] if tail is not None else ""
    return part if part in (HEAD, GENERIC, ANALYTE) else WORD


def _begins(tokens: list[Token], place: int) -> bool:
    """Tell whether a word with a capital follows the end of a sentence or a label: "RESULTS: Impaired"."""
    return tokens[place - 1].text in (".", ":", ";") and tokens[place].text[0].isupper()


_LETS_PARTICIPLE = frozenset({DETERMINER, PREPOSITION, DEGREE})
_NOUNS = frozenset({HEAD, GENERIC, WORD, ANALYTE, SHORT, ABBREVIATION})


def _settled(tokens: list[Token]) -> list[Token]:
    """Tell participles in front of a noun from verbs, and infinitives from nouns.

    "Of perceived stress" and "the remaining pain" name something; "in lowering pain" and "to submit
    a plan" do something.
    """
    out = list(tokens)
    for place, token in enumerate(tokens[:-1]):
        if not place or _begins(tokens, place):
            # "Impaired adaptation was", "Unplanned admissions were"
            if token.low.endswith("ed") and tokens[place + 1].kind in _NOUNS:
                out[place] = token if token.low in _CLOSED else token._replace(kind=WORD)
            continue
        before, after, low = tokens[place - 1], tokens[place + 1], token.low
        if token.kind == VERB and low not in _CLOSED and after.kind in _NOUNS:
            gerund = low.endswith("ing") and before.kind == PREPOSITION and before.low != "of"
            named = before.low.startswith("anti-")  # "anti-tetanus binding antibodies"
            if (named or before.kind in _LETS_PARTICIPLE) and before.low != "to" and not gerund:
                out[place] = token._replace(kind=WORD)
        elif low == "control" and before.kind in (HEAD, ANALYTE, ABBREVIATION, SHORT):
            out[place] = token._replace(kind=GENERIC)  # pain control
        elif token.kind == WORD and before.low == "to" and after.kind == DETERMINER:
            out[place] = token._replace(kind=VERB)
    return out
