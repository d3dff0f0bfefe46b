"""What other sentences say: found in any but the one that asks, by whole words."""

import re

from trialtrace.extract.accounts.arms.elsewhere import Elsewhere
from trialtrace.extract.accounts.reading import Line


def lines(*texts):
    return [
        Line(at, at, at + 1, text, "paragraph", at, "", (), ()) for at, text in enumerate(texts)
    ]


def test_a_sentence_does_not_bear_out_itself():
    one, other = lines("Zinc (ZN) was given.", "Sleep came.")
    elsewhere = Elsewhere([one, other])
    assert not elsewhere.says(r"\bZN\b", "ZN", one)
    assert elsewhere.says(r"\bZN\b", "ZN", other)


def test_the_same_words_twice_bear_each_other_out():
    said = lines("Zinc (ZN) was given.", "Zinc (ZN) was given.", "Zinc (ZN) was given.")
    elsewhere = Elsewhere(said)
    assert all(elsewhere.says(r"\bZN\b", "ZN", line) for line in said)


def test_capitals_matter_unless_the_flags_say_otherwise():
    one, other = lines("Given salt (SA).", "It was sa-sa.")
    assert not Elsewhere([one, other]).says(r"\bSA\b", "SA", one)
    assert Elsewhere([one, other]).says(r"\bSA\b", "SA", one, re.IGNORECASE)


def test_signs_of_groups_in_other_sentences():
    one, other = lines("Those of group B slept.", "Groups had (1) clay or (2) salt.")
    elsewhere = Elsewhere([one, other])
    assert elsewhere.calls("b", other)
    assert not elsewhere.calls("b", one)
    assert not elsewhere.calls("1", one)
