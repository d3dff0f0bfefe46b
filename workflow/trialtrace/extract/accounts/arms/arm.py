"""An arm while it is being read, and the words that tell arms apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from trialtrace.extract.accounts.arms.control import CONTROL_ARM, TRADITIONAL
from trialtrace.extract.accounts.arms.name import Name
from trialtrace.grammar.prefilter import sought

# So many sentences of a text are remembered with what was read in them: each set of names that may
# be the arms is looked for in all of them.
SENTENCES = 512
PLACEBO = re.compile(
    r"\b(?:placebo|sham|(?<!double[- ])dummy(?!-)|vehicle(?!-)|(?<!in )diluents?(?!-)"
    r"|(?<!in )(?<!hypertonic )saline)\b",
    re.IGNORECASE,
)
NONE = re.compile(
    r"(?:^.{0,12}\b(?:non[- ]\w+|no[- ][a-z]+|not [a-z]+)|\bwithout|^neither$"
    r"|\b(?:no[- ](?:\w+ ){0,2}(?:treatment|therapy"
    r"|intervention|chemotherapy|radiotherapy|supplement|drug|training)"
    r"|untreated|observation|(?:active|clinical) (?:monitoring|surveillance)"
    r"|surveillance (?:alone|only)"
    r"|expectant \w+|wait(?:ing)?[- ]?list(?:ed)?|watchful waiting|nothing|nihil|no further "
    r"\w+))\b",
    re.IGNORECASE,
)
CONTROL = re.compile(
    rf"\b(?:controls|{CONTROL_ARM}|reference|historical|originator|standard|conventional(?:ly)?"
    rf"|{TRADITIONAL}|traditionally|usual|routine|comparator|comparison|best supportive"
    r"|attention(?=\s(?:controls?|placebo|groups?|arm|condition|only)\b|$)"
    r"|education(?:al)? (?:materials?|only)|care as usual|alone"
    r"|minimal(?!\s(?:access|flow|incision|invasion|residual|sedation|volume)))\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[A-Za-z][A-Za-z0-9\u03b1-\u03c9+'’-]*|\b\d{1,3}[A-Z]+\b|\d+-\w+")
_STOPWORDS = frozenset(
    """
    a additional adjuvant adults after agent all alone an and arm arms as assigned at
    auc based before between both by care children combination condition control control-group
    conventional cycle cycles daily day days dose doses each either every first followed
    for four from further given group groups half her his hour hr im in intervention
    intramuscularly intravenous intravenously iv line men mg min ml month months mother
    mothers new no not of on once one only or oral orally other others parent parents
    participants patients people per placebo plu plus po randomised randomized randomly
    receive received regimen rest same sc second single six standard study
    subcutaneously subjects that the their then therapy these this those three times to
    treated treatment trial twice two use using usual versus vs was week weekly weeks
    were who with women year years
    """.split()  # noqa: SIM905
)
SHORT = re.compile(r"[A-Z][A-Z0-9]{1,5}")
# "group A", "arms 1 and 2"; in "the A group" the letter stands in front, which "vitamin A group" and
# "A group of women" do not say.
GROUP_SIGN = sought(
    r"(?:\b(?:groups?|arms?|regimen|cohort|(?:treatments?|schedules?|protocols?)(?=\s(?-i:[A-E])\b))[\s-]*"
    r"|(?<![\w-])(?<!vitamin\s)(?<!hepatitis\s)(?<!type\s)(?<!stage\s)(?<!class\s)(?<!grade\s)(?<!phase\s)"
    r"(?-i:(?=(?:[A-E]|I{1,3}V?)\s(?:group|arm)\b(?!\s(?:[A-E1-5I]|of|that|who|which)\b))))"
    r"(?P<sign>[A-E]|[1-5]|I{1,3}V?|one|two|three|(?-i:[A-Z][A-Z0-9]{0,4}))\b(?!-(?!-))(?:\s(?:group|arm)\b)?",
    re.IGNORECASE,
)
ORDINAL_GROUP = sought(
    r"\b(?:the )?(?P<which>first|second|third|fourth) (?:group|arm|cohort)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Arm:
    """An arm while it is being read.

    Attributes
    ----------
    name : Name
        Words that name it.
    role : str
        experimental, active, placebo, none or unclear.
    role_start, role_end : int
        Span of the words that decided the role; the name where order decided.
    tokens : set of str
        Words of the name in lower case, without those that any arm could hold.
    aliases : set of str
        Other names in lower case: abbreviations, group letters.
    n : tuple of int
        Span of the size that stands in brackets behind the name; (-1, -1) where none does.
    shorts : set of str
        Those of the aliases that are written in capitals, in lower case.
    spelled : set of str
        Words that the abbreviations of its name stand for.
    label : Name or None
        The span that names it first and in full, where that is not ``name``.
    how : str
        What stands behind the name, where the words of the names do not tell the arms apart.
    dose : str
        The amount in a bracket behind the name, where another arm had another of the same thing.
    """

    name: Name
    role: str = "experimental"
    role_start: int = -1
    role_end: int = -1
    tokens: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    shorts: set[str] = field(default_factory=set)
    n: tuple[int, int] = (-1, -1)
    spelled: set[str] = field(default_factory=set)
    label: Name | None = None
    how: str = ""
    dose: str = ""

    @property
    def is_control(self) -> bool:
        """Tell whether it is what the other arms are compared with."""
        return self.role in ("active", "placebo", "none")


# "silver sulphadiazine", "aciclovir": one drug has several spellings in one text.
_SPELLINGS = (
    ("sulph", "sulf"), ("oestr", "estr"), ("haem", "hem"), ("oedem", "edem"), ("anaesth", "anesth"),
    ("aciclo", "acyclo"), ("oesoph", "esoph"), ("tumour", "tumor"),
)  # fmt: skip


def _spelled_alike(word: str) -> str:
    for one, other in _SPELLINGS:
        word = word.replace(one, other)
    return word


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Cut the ends that differ between the forms of a word."""
    word = _spelled_alike(word.lower().replace("’", "'"))
    for end in ("'s", "-based", "-treated", "-containing", "-alone", "-only"):
        word = word.removesuffix(end)
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word


def holds_one(text: str, stems: Iterable[str]) -> bool:
    """Tell quickly whether a text can hold a word with one of some stems."""
    low = _lowered(text)
    return any(one in low for one in stems)


@lru_cache(maxsize=SENTENCES)
def _lowered(text: str) -> str:
    return text.lower().replace("’", "'")


def tokens_of(text: str) -> set[str]:
    """Return the telling words of an arm's name."""
    found = set()
    if SHORT.fullmatch(text):
        return {text.lower()}  # "SC" is here no "subcutaneous"
    for match in WORD.finditer(text):
        for part in joined_parts(match.group()):
            word = stem(part)
            if {word, part.lower()} & _STOPWORDS:
                continue
            if len(word) >= 3 or part.isupper():
                found.add(word)
    return found


def joined_parts(word: str) -> list[str]:
    """Return the words that a plus sign joins: "zinc+iron" is two, "5+3" and "Na+" are one."""
    parts = word.split("+")
    return parts if len(parts) > 1 and all(len(part) > 2 for part in parts) else [word]
