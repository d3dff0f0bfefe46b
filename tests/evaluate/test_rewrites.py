"""The same trial told with other words: what is read must not hang on a favourite phrase.

Each rewriting changes words that carry no number. Of the numbers that are read from the invented
abstracts, with label and arm's role, all but a few must be read from the rewritten ones too.
"""

import json
import random
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from trialtrace.extract.api import extract_document
from trialtrace.grammar.lexicon import load
from trialtrace.text.cues import load as load_page_cues
from trialtrace.text.reader import read_text

ROOT = Path(__file__).parents[2]
ABSTRACTS = ROOT / "benchmarks" / "abstracts" / "annotation.jsonl"
LABELS = ("arms.n", "studies.n_total", "results.")
_DRUG = (
    r"[A-Za-z]{3,}(?:taxel|platin|rubicin|mab|nib|ifen|ozole|stane|citabine|bine|etron|poetin|grastim"
    r"|dronate|faxine|pitant|phosphamide|uracil|mycin|statin|pril|sartan|olol|oxetine|cillin|dipine)"
)


def _unknown_drug(match):
    """Return a name that no lexicon knows, the same for the same drug."""
    word = match.group()
    dice = random.Random(word.lower())
    name = "".join(dice.choice(("zo", "ve", "li", "ma", "ru", "ke")) for _ in range(3)) + "x"
    return name.capitalize() if word[0].isupper() else name


# Name → pairs of pattern and replacement, and the least share of numbers that must stay.
REWRITES = {
    "groups are arms": ([(r"\bgroup(s?)\b", r"arm\1")], 0.98),
    "arms are groups": ([(r"\barm(s?)\b", r"group\1")], 0.95),
    "versus": ([(r"\bcompared (?:with|to)\b", "versus"), (r"\bvs\.?(?= )", "versus")], 0.98),
    "allocated": ([(r"\brandomly assigned\b", "allocated at random")], 0.98),
    "residents": ([(r"\b(?:patients|women|adults)\b", "residents")], 0.98),
    "unknown drugs": ([(rf"\b{_DRUG}\b", _unknown_drug)], 0.98),
    "per cent": ([(r"(?<=\d)%", " per cent")], 0.97),
    "no headings": ([(r"\b(?:Background|Objective|Methods|Results|Conclusions?): ", "")], 0.98),
    "in turn": ([(r"\brespectively\b", "in turn")], 0.965),
}


@cache
def _vocabulary():
    folder = ROOT / "config" / "lexicon"
    return load(folder), load_page_cues(folder / "page.yaml")


def _read(text):
    """Count the numbers that are read, by label and arm's role."""
    lexicon, cues = _vocabulary()
    found = extract_document(read_text(text, "made.txt", cues), lexicon)
    return Counter(
        (one.label, one.role, one.raw)
        for one in found.evidence
        if one.label.startswith(LABELS) and any(sign.isdigit() for sign in one.raw)
    )


@cache
def _abstracts():
    with ABSTRACTS.open(encoding="utf-8") as file:
        return tuple((text := json.loads(line)["text"], _read(text)) for line in file)


@pytest.mark.parametrize("name", REWRITES)
def test_other_words_for_the_same(name):
    pairs, least = REWRITES[name]
    told = kept = changed = 0
    for text, before in _abstracts():
        other = text
        for pattern, replacement in pairs:
            other = re.sub(pattern, replacement, other)
        if other != text:
            changed += 1
            told += before.total()
            kept += (before & _read(other)).total()
    assert changed >= 5, "the rewriting hardly touches these texts"
    assert kept / told >= least, f"{told - kept} of {told} numbers were lost"
