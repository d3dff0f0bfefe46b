"""The outcome of a question: its words, whether more of it is good, whether it is a time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.direction.words import Word, initials, is_short_form, same, words_of
from trialtrace.grammar.lexicon import Lexicon

_PACE = re.compile(
    r"\b(?:fast|slow|soon|early|earl|later|rapid|quick|prompt|delay)\w*", re.IGNORECASE
)
_OTHER_HEAD = {"onset": "duration", "duration": "onset"}
_EMPTY = frozenset(
    w.stem
    for w in words_of(
        """
        a an and any as at by for from group in incidence is level levels mean measure number of
        on or participants patients people per percentage plus proportion rate rates score scores the
        to total treated treatment were who with average median frequency percent effect use
        time duration event events value values change changes during after change amount
        episodes cases overall need index
        """
    )
)
_TIME = re.compile(
    r"\b(?:times?|duration|latency|latencies|length of|stay|interval|delay"
    r"|(?:days|hours|weeks|months) (?:to|until|till)|period"
    r"|age at|onset)\b(?! (?:in therapeutic|per))",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|without|absence|free|not|non)\b", re.IGNORECASE)
# Times of which more is good.
_GOOD_TIME = re.compile(
    r"survival|remission|breast ?feeding|exhaustion|exercise|treadmill|endurance|sleep time|sleep duration"
    r"|break-?up|response|abstinence|\bfree\b",
    re.IGNORECASE,
)
# Free of something bad: "symptom-free days", "pain free"; not "free T4".
_FREE = re.compile(
    r"(?:[a-z]-|[a-z]\s)free\b(?! (?:fatty|flap|T[34]|testosterone|radical|light|water|style))",
    re.IGNORECASE,
)
_TO_EVENT = re.compile(
    r"\b(?:times?|days|hours|weeks|interval|latency) (?:to|until|till)\b", re.IGNORECASE
)
_HEAD_ENDS = re.compile(r"\b(?:of|in|at|after|during|for|to|with|on|by|from)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """The outcome that a question asks for.

    Attributes
    ----------
    words : tuple of Word
        Words by which it is found.
    all_words : tuple of Word
        Its words with the common ones.
    concepts : frozenset of str
        Its names in the list of outcomes.
    polarity : int
        1 where more is good, -1 where more is bad, 0 where it cannot be told; of what falls, where
        the outcome is a fall.
    is_time : bool
        Whether it is measured as a time.
    inner : int
        -1 where it is itself a fall ("weight loss"), else 1.
    denied : bool
        Whether it is the absence of something ("no nausea").
    name : str
        As it was asked for, in lower case.
    inner_words : frozenset of str
        Stems of the words of change inside its name.
    """

    words: tuple[Word, ...]
    all_words: tuple[Word, ...]
    concepts: frozenset[str]
    polarity: int
    is_time: bool
    inner: int
    inner_words: frozenset[str]
    denied: bool
    name: str

    def holds(self, word: Word) -> bool:
        """Tell whether a word of a text is one of the outcome's."""
        return any(same(word.stem, w.stem) for w in self.words)


def asked_outcome(name: str, lexicon: Lexicon) -> Asked:
    """Prepare the outcome of a question."""
    every = words_of(name)
    told = tuple(w for w in every if w.stem not in _EMPTY and len(w.stem) > 1) or every
    concepts = frozenset(t.concept for t in lexicon.find("outcomes", name, 0, len(name)))
    inner, inside, base = 1, set(), name
    for term in lexicon.find("direction", name, 0, len(name)):
        # "pressure reduction", "reduction in pressure": a fall; "patients with reduced vision" is none
        if term.attributes["role"] == "change" and term.attributes["value"] == "none":
            inside |= {w.stem for w in words_of(name[term.start : term.end])}
            if term.attributes["direction"] == "decrease" and term.attributes["grammar"] == "noun":
                inner = inner if _TO_EVENT.search(name) else -inner
                base = base.replace(name[term.start : term.end], " ")
        elif term.attributes["role"] != "none":
            inside |= {w.stem for w in words_of(name[term.start : term.end])}
    return Asked(told, every, concepts, polarity_of(base, lexicon), bool(_TIME.search(name)), inner, frozenset(inside),
        bool(_DENIED.search(name)), name.casefold())  # fmt: skip


def polarity_of(name: str, lexicon: Lexicon) -> int:
    """Say whether more of what is named is good (1), bad (-1) or neither (0).

    The list of outcomes decides where it knows the whole name, else the words of the name's head.
    """
    if _FREE.search(name):
        return 1
    to_event = _TO_EVENT.search(name)
    if to_event:
        return -_of_words(name[to_event.end() :], lexicon) or -1
    for term in lexicon.find("outcomes", name, 0, len(name)):
        if term.end - term.start >= 0.6 * len(name.strip()):
            known = _SIGN.get(term.attributes["polarity"], 0)
            if known:
                return known
    if _TIME.search(name) and not _GOOD_TIME.search(name):
        return -1
    return _of_words(name, lexicon)


_SIGN = {"higher_better": 1, "higher_worse": -1}


def _of_words(name: str, lexicon: Lexicon) -> int:
    cut = _HEAD_ENDS.search(name)
    head = cut.start() if cut else len(name)
    for low, high in ((0, head), (0, len(name))):
        terms = lexicon.find("valence", name, low, high)
        if terms:
            return _SIGN[terms[-1 if high == head else 0].attributes["polarity"]]
    for term in lexicon.find("outcomes", name, 0, len(name)):
        known = _SIGN.get(term.attributes["polarity"], 0)
        if known:
            return known
    return 0


def match(asked: Asked, text: str, words: tuple[Word, ...], lexicon: Lexicon) -> float:
    """Say how much of the outcome's name stands in a stretch: the share of its words, 1 for all.

    A name of the same outcome in the list of outcomes, or its initials, count as the whole.
    """
    if not asked.words:
        return 0.0
    seen = sum(any(same(w.stem, t.stem) for t in words) for w in asked.words) / len(asked.words)
    if seen < 1 and asked.concepts:
        found = {t.concept for t in lexicon.find("outcomes", text, 0, len(text))}
        seen = max(seen, 0.8 * len(found & asked.concepts) / len(asked.concepts))
    if asked.is_time and not _TIME.search(text) and not _PACE.search(text):
        seen *= 0.75  # "the expulsion rate" is not its time
    heads = [h for h in ("onset", "duration") if h in asked.name]
    if len(heads) == 1 and _OTHER_HEAD[heads[0]] in text and heads[0] not in text:
        seen /= 2  # "onset of the block" is not its duration
    if seen < 0.9 and any(
        is_short_form(t.text) and initials(t.text, asked.all_words) for t in words
    ):
        seen = 0.9
    return seen
