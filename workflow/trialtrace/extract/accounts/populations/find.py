"""The phrases of a sentence that say who its numbers are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trialtrace.extract.accounts.arms.arm import stem
from trialtrace.extract.accounts.populations.phrase import (
    ANALYSIS_SET,
    EVERYBODY,
    SIGN,
    SUBGROUP,
    Phrase,
)
from trialtrace.extract.accounts.populations.words import (
    ASSESSED,
    EARLIER,
    FUNCTION,
    GIVEN,
    GIVEN_BESIDES,
    GIVEN_IN_FRONT,
    IDLE,
    PART_OF_A_NAME,
    PREPOSITIONS,
    TOKEN,
    limit_end,
)
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.lexicon import Lexicon, Term
from trialtrace.grammar.number_words import NUMBER_WORDS
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

_HEADS = ("participants", "population_heads")
# Nouns that tell people from others by themselves, besides those of one sex or age.
_TELLING = frozenset({"smoker", "drinker", "sufferer", "respondent"})
_EVERYBODY = re.compile(
    r"\boverall\b(?=\s*[,;.(]|\s+and\b)"
    r"|\b(?:whole|entire|total|overall|full|combined|all) (?:study |randomi[sz]ed |patient |treated )?"
    rf"(?:population|cohort|sample|group|series|{PERSONS})\b"
    r"|\bstudy population\b",
    re.IGNORECASE,
)
# "Those who completed the trial" are a set of those analysed.
_COMPLETED = sought(
    rf"\b(?:(?:{PERSONS}|those|all)"
    r" (?:who|that) (?:had )?(?:completed|finished|adhered to|complied with)"
    r"(?: (?:the|all|their|at least|both|entire|full|six|\d+|whole|assigned|planned|\w+ of)){0,3}"
    r"(?: [\w-]+){0,2}? ?(?:study|trial|treatment|protocol|therapy|programme|program|follow-up|course|intervention"
    r"|visits|sessions|weeks?|months?|phase"
    r"|regimen|diary|diaries|assessments?)\b|\bon-treatment (?:analysis|population)\b)",
    re.IGNORECASE,
)
_SET_OF = re.compile(
    r"\b(?:sub-?groups?|subsets?|stratum|strata|sub-?populations?|sub-?samples?)(?: analys[ie]s)?"
    r"(?:\s(?:of|with|comprising|consisting of|including|that included|limited to|restricted to|among|in))?\s"
    r"(?:the\s|all\s|our\s)?(?:\d+\s)?$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:in|among|amongst|within|for|of) (?P<what>(?:this|that|these|the latter|the same|the former)"
    rf" (?:sub-?groups?|subsets?|strata|stratum|sub-?populations?|sub-?samples?|{PERSONS}))"
    r"\b(?! (?:with|who|whose|aged|without|was|were|had))",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(
    r"(?:^|[;:.]\s|,\s(?:and|but|while|whereas|although)\s|\b(?:whereas|while|whilst|but|and)\s)"
    r"(?:(?-i:[A-Z]{4,})\W{1,3}|(?:however|moreover|furthermore|also|similarly|in contrast|conversely"
    r"|additionally|finally"
    r"|(?:at|after|during|by|over)\s[^,;:()]{1,40}),?\s)*$",
    re.IGNORECASE,
)
# What those who stand in front of a verb did: "women aged 50 to 59 had fewer deaths".
_HAD = re.compile(
    r"\s+(?:also |still |only |significantly )?(?:had|have|lost|gained|derived|fell|rose|did|felt|[a-z]{3,}ed)\b"
)
_FEWEST_LETTERS = 2


def phrases_of(line: Line, lexicon: Lexicon, arms: Sequence[tuple[int, int]]) -> list[Phrase]:
    """Find who the numbers of a sentence may be about.

    Parameters
    ----------
    line : Line
        The sentence.
    lexicon : Lexicon
        Vocabulary: sets of those analysed, nouns for people.
    arms : sequence of (start, end)
        Where it names arms, as offsets of the document.

    Returns
    -------
    list of Phrase
        In the order of the text, not overlapping. Whether they are a part of the sample, or words
        for all of it, is for ``describes`` to say.
    """
    text = line.text
    stops = tuple((low - line.start, high - line.start) for low, high in arms)
    found = [*_sets(text, lexicon), *_everybody(text), *_back(text)]
    besides: list[Phrase] = []
    for category in _HEADS:
        for term in lexicon.find(category, text, 0, len(text)):
            phrase = _limited(text, term, stops)
            if phrase is not None:
                given = GIVEN_BESIDES.match(text, term.end, phrase.end)
                (besides if given else found).append(phrase)
    if len({one.limits for one in besides}) > 1:  # one alone may be an arm by another name
        found.extend(besides)
    kept: list[Phrase] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if (not kept or one.start >= kept[-1].end) and not (
            _repeats(one, kept) or _repeats_set(one, kept)
        ):
            kept.append(one)
    kept = _beside_each_other(kept)
    low = line.start
    return [
        replace(one, start=one.start + low, end=one.end + low, opens=one.opens + low)
        for one in kept
    ]


def _sets(text: str, lexicon: Lexicon) -> Iterator[Phrase]:
    for term in lexicon.find("analysis_sets", text, 0, len(text)):
        yield Phrase(term.start, term.end, _opening(text, term.start), ANALYSIS_SET)
    for match in _COMPLETED.finditer(text):
        yield Phrase(match.start(), match.end(), _opening(text, match.start()), ANALYSIS_SET)


def _everybody(text: str) -> Iterator[Phrase]:
    for match in _EVERYBODY.finditer(text):
        yield Phrase(match.start(), match.end(), _opening(text, match.start()), EVERYBODY)


def _back(text: str) -> Iterator[Phrase]:
    for match in _BACK.finditer(text):
        yield Phrase(*match.span("what"), match.start(), SUBGROUP, named=True, source=(-1, -1))


_OPENS = re.compile(
    r"\b(?:in|among|amongst|within|for|of|by|on|at|from|with|using)\s(?:the\s|an?\s|all\s|our\s)?(?:\d+\s)?$",
    re.IGNORECASE,
)


def _opening(text: str, start: int) -> int:
    opened = _OPENS.search(text, max(0, start - 30), start)
    return opened.start() if opened else start


def _limited(text: str, head: Term, stops: tuple[tuple[int, int], ...]) -> Phrase | None:
    """Return the phrase around a noun, if a preposition leads to it or a clause begins with it."""
    if any(low < head.end and head.start < high for low, high in stops):
        return None
    kind = head.attributes["kind"]
    if not _stands_alone(text, head, kind):
        return None
    before = _before(text, head.start)
    if before is None:
        return None
    opens, start, preposition = before
    front = [
        token.group().strip("'\".").lower() for token in TOKEN.finditer(text, start, head.start)
    ]
    # "In the perceived zinc subgroup": a part besides the arm; "in the zinc subgroup" is the arm.
    if any(low < head.start and start < high for low, high in stops) and (
        kind != "set" or not _limits(_outside(text, (start, head.start), stops))
    ):
        return None
    end = limit_end(text, head.end, stops, led=preposition)
    limit = text[head.end : end]
    besides = preposition in _AMONG and GIVEN_BESIDES.match(limit)
    if GIVEN.search(limit) and not EARLIER.search(limit) and not besides:
        end, limit = head.end, ""
    if any(GIVEN_IN_FRONT.search(word) for word in front):
        return None
    limits = _limits([*front, *limit.lower().split()])
    called = kind == "set" or bool(_SET_OF.search(text, 0, start))
    if not limits and not _tells(head):
        return None
    if (kind in ("pronoun", "body") and not limit) or (kind == "disease" and not front):
        return None
    if preposition == "of" and not _may_be_of(text, opens, head, bool(limit), called):
        return None
    if not preposition and not (
        limits and _CLAUSE_START.search(text, 0, opens) and _HAD.match(text, end)
    ):
        return None
    # "A reduction in patients with pain", "the risk of cardiovascular disease": what is counted.
    counted = bool(limit) or kind == "disease"
    if preposition and not called and counted and PART_OF_A_NAME.search(text, 0, opens):
        return None
    if kind == "disease" and not _may_split(text, opens, preposition):
        return None
    if limits and limits <= ASSESSED:
        return Phrase(start, end, opens, ANALYSIS_SET)
    if _tells(head):
        limits |= {stem(text[head.start : head.end])}
    return Phrase(start, end, opens, SUBGROUP, limits, called)


def _outside(text: str, span: tuple[int, int], stops: tuple[tuple[int, int], ...]) -> list[str]:
    """Return the words of a stretch that name no arm."""
    return [
        token.group().strip("'\".").lower()
        for token in TOKEN.finditer(text, *span)
        if not any(low < token.end() and token.start() < high for low, high in stops)
    ]


_AMONG = ("in", "among", "amongst")
_PLURAL = re.compile(r"(?:s|men|people|children|teeth|feet|those|strata)$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s+(?:with\w*|who|whose|aged|in|on|at|for|of|the|and|or|than|but|was|were|is|are|did|had|has|have|by|after|during"
    r"|treated|receiving|given|assigned|compared|versus|vs|there|only|over|under|older|younger|having|analys[ie]s|to"
    r"|from|as|between|among|while|whereas|when|if|that|no|a|an|both|\W?\d+)\b|\s*[^\w\s’'/-]|\s*$|\s+[<>≥≤(]",
    re.IGNORECASE,
)


def _stands_alone(text: str, head: Term, kind: str) -> bool:
    """Tell whether a noun is no part of a longer name: "patient-controlled", "disease activity"."""
    if text[head.end : head.end + 1] in ("-", "’", "'", "/"):
        return False
    word = text[head.start : head.end]
    if head.category == "participants":
        if not _PLURAL.search(word):
            return False
        return kind == "person" or _AFTER.match(text, head.end) is not None
    return kind != "disease" or _AFTER.match(text, head.end) is not None


def _repeats_set(one: Phrase, earlier: Sequence[Phrase]) -> bool:
    """Tell whether a set is the short form of the one right in front: "intention to treat (ITT)"."""
    last = earlier[-1] if earlier else None
    near = last is not None and one.start - last.end < _NEXT_TO
    return near and one.field == last.field == ANALYSIS_SET


_NEXT_TO = 4


def _repeats(one: Phrase, earlier: Sequence[Phrase]) -> bool:
    """Tell whether a phrase says less than one in front of it: "of women" behind "women at risk"."""
    return bool(one.limits) and any(one.limits <= other.limits for other in earlier)


def _before(text: str, at: int) -> tuple[int, int, str] | None:
    """Walk back from a noun to the preposition that leads to it.

    Returns
    -------
    (opens, start, preposition) or None
        Where the preposition and the words behind it begin; the noun's clause begins at ``opens``
        where no preposition leads to it. None where neither is near.
    """
    start, counted = at, False
    words = list(TOKEN.finditer(text, max(0, at - 90), at))
    for place, token in enumerate(reversed(words)):
        gap = text[token.end() : words[len(words) - place].start() if place else at]
        if gap.strip():
            break
        word = token.group().strip("'\"").lower()
        if word in PREPOSITIONS:
            return token.start(), start, word
        if word in _ENDS or place > _WORDS_BEFORE:
            return None
        number = word.replace(",", "").isdigit() or NUMBER_WORDS.issuperset(word.split("-"))
        if counted and not number and word not in IDLE | _GRADED:
            return None  # "in this trial 520 patients": nothing in front of a count limits them
        counted = counted or number
        if word not in IDLE and not number:
            start = token.start()
    return (start, start, "") if _CLAUSE_START.search(text, 0, start) else None


_WORDS_BEFORE = 5
# "Class 1 patients", "grade 3 tumours": the number is a name.
_GRADED = frozenset({"class", "stage", "grade", "type", "level", "category", "status", "group"})
_ENDS = frozenset(
    """was were is are had has have with without to from by at on than and or but not did does as who that
    between versus vs when if after before during while whereas where although because per""".split()  # noqa: SIM905
)


_COMPARED = re.compile(r"[<>≥≤]|\b(?:below|above|under|over|between)\b")


def _limits(words: Sequence[str]) -> frozenset[str]:
    """Return the stems of the words that tell people from others."""
    kept = set()
    for word in words:
        kept.update(f"{SIGN}{sign}" for sign in _COMPARED.findall(word))
        bare = word.strip(".,'\"()%<>≥≤=")
        if (
            bare.endswith("ly")
            or bare in FUNCTION
            or bare in IDLE
            or not bare
            or (("/" in word or "%" in word) and bare[0].isdigit())
            or NUMBER_WORDS.issuperset(bare.split("-"))
        ):
            continue
        if bare[0].isdigit() or len(bare) >= _FEWEST_LETTERS:
            kept.add(stem(bare))
    return frozenset(kept)


def _tells(head: Term) -> bool:
    """Tell whether a noun by itself names a part of people: women, children, smokers."""
    if head.category != "participants":
        return head.attributes["kind"] == "people"
    if head.attributes["kind"] != "person":
        return False
    told = head.attributes["sex"] in ("female", "male") or head.attributes["age"] in (
        "child", "infant", "adolescent", "elderly",
    )  # fmt: skip
    return told or head.concept in _TELLING


# "For open fractures ... and for closed fractures": not "the hazard ratio for fracture ... and for".
_FOR_OTHERS = re.compile(r"\W*(?:[A-Z]{4,}\W+)?For\s")


def _may_split(text: str, opens: int, preposition: str) -> bool:
    """Tell "for open fractures the rate was ..." from "the rate of open fractures"."""
    if preposition == "for":
        led = _FOR_OTHERS.match(text) is not None and text[:opens].endswith("and ")
        return led or _CLAUSE_START.search(text, 0, opens) is not None
    return preposition in ("in", "among", "within")


_SHARE = re.compile(r"(?:%|\bper ?cent)\s*(?:\([^()]*\)\s*)?$")


def _may_be_of(text: str, opens: int, head: Term, limited: bool, called: bool) -> bool:
    """Tell "of the women aged 60 or more, 20% ..." from "the number of women with pain"."""
    if called or _CLAUSE_START.search(text, 0, opens):
        return True
    # "20% of women": of a kind of people, not of people who had what is counted.
    return not limited and _tells(head) and _SHARE.search(text, 0, opens) is not None


def _beside_each_other(found: list[Phrase]) -> list[Phrase]:
    """Name those as parts that a sentence sets against another part."""
    parts = [one for one in found if one.field == SUBGROUP and one.source is None]
    if len({one.limits for one in parts}) < 2:
        return found
    return [replace(one, named=True) if one in parts else one for one in found]
