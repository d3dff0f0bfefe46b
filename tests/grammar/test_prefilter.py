"""The prefilter and the edges are necessary conditions: they never hide a match."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trialtrace.grammar.edges import GUARD, endings, openings
from trialtrace.grammar.families import FAMILIES
from trialtrace.grammar.folding import fold
from trialtrace.grammar.prefilter import needles, sought, wordless
from trialtrace.grammar.starts import index

RULES = [rule for rules in FAMILIES for rule in rules]


@pytest.mark.parametrize(
    ("pattern", "text", "missed"),
    [
        ("hazard|odds", "the ODDS were", False),
        ("hazard|odds", "the risk was", True),
        ("(?:mean )?age", "aged", False),
        ("(?-i:HR) ?=", "hr =", True),
        ("(?-i:HR) ?=", "HR =", False),
        ("[%$]", "5 per cent", True),
    ],
)
def test_miss(pattern, text, missed):
    assert needles(re.compile(pattern, re.IGNORECASE)).miss(text, text.lower()) is missed


def test_never_hides_a_match():
    texts = [rule.example for rule in RULES] + [rule.near_miss for rule in RULES]
    for rule in RULES:
        for text in texts:
            if rule.needles.miss(text, text.lower()):
                assert not rule.pattern.search(text), (rule.name, text)


@pytest.mark.parametrize("text", ["The ODDS fell, and the hazard fell", "the odd one", "", "Ōdds"])
@pytest.mark.parametrize("pattern", ["hazard|odds", r"\bo\w+", "(?=the)", "[(]?odd"])
def test_sought_finds_what_its_pattern_finds(pattern, text):
    plain, quick = re.compile(pattern, re.IGNORECASE), sought(pattern, re.IGNORECASE)

    def spans(found):
        return [match.span() for match in found]

    assert quick.findall(text) == plain.findall(text)
    assert spans(filter(None, [quick.fullmatch(text)])) == spans(
        filter(None, [plain.fullmatch(text)])
    )
    for one in (text, text + " the end" * 300):  # long ones are searched without looking first
        for edges in ((), (3,), (3, 9), (0, 9)):
            assert spans(quick.finditer(one, *edges)) == spans(plain.finditer(one, *edges))
            assert spans(filter(None, [quick.search(one, *edges)])) == spans(
                filter(None, [plain.search(one, *edges)])
            )


def test_sought_looks_through_a_short_text_for_its_words_whatever_stretch_is_asked_for():
    class Blind:
        def search(self, *_):
            raise AssertionError("searched")

    quick = replace(sought("hazard|odds", re.IGNORECASE), pattern=Blind())
    assert quick.search("The risk fell.", 4, 8) is None
    with pytest.raises(AssertionError, match="searched"):
        quick.search("The risk fell, so did the odds.", 4, 8)


@pytest.mark.parametrize(
    ("pattern", "spared"),
    [
        (r"\ue000 ?%", True),
        (r"\ue000 ?(?:%|percent)", True),
        (r"\ue000 percent", False),
        (r"\ue000(?= mg)", False),
        (r"\ue000(?! mg)", True),
        (r"(?:about )?\ue000", True),
        (r"[A-Z]\ue000", False),
        (r"[A-Z_]\ue000", True),
        (r"(?:[a-c]{2} )+\ue000", False),
        (r"\w\ue000|\(\ue000", True),
    ],
)
def test_wordless(pattern, spared):
    assert wordless(re.compile(pattern, re.IGNORECASE)) is spared


def test_wordless_never_hides_a_match():
    texts = [rule.example for rule in RULES] + [rule.near_miss for rule in RULES]
    bare = {re.sub("[A-Za-z\u017f\u212a]+", "", skeleton_like(text)) for text in texts}
    asked = [rule for rule in RULES if not wordless(rule.pattern)]
    assert len(asked) > len(RULES) // 2
    for rule in asked:
        for text in bare:
            assert not rule.pattern.search(text), (rule.name, text)


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("hazard|odds", {"haza", "odds"}),
        (r"\bn ?=", {GUARD + "n =", GUARD + "n="}),
        (r"(?<![A-Za-z])[ab]c", {GUARD + "ac", GUARD + "bc"}),
        (r"(?:the )?mean", {"the ", "mean"}),
        (r"[^x]y", {""}),
        (r"a(?=b)c+", {"ac", "acc", "accc"}),
        (r"x*", {"", "x"}),
    ],
)
def test_openings(pattern, begins):
    found = openings(re.compile(pattern, re.IGNORECASE))
    # What begins with another one is left out: the shorter one says it already.
    assert found == {one for one in begins if not any(one[:n] in begins for n in range(len(one)))}


def test_openings_and_endings_never_hide_a_match():
    texts = [rule.example for rule in RULES] + [rule.near_miss for rule in RULES]
    for rule in RULES:
        starts = index([rule.pattern])
        ends = endings(rule.pattern)
        for text in map(skeleton_like, texts):
            folded = fold(text)
            places = starts.places(folded).get(0, ())
            for match in rule.pattern.finditer(text):
                assert starts.anywhere or match.start() in places, (rule.name, text)
                assert match.start() == match.end() or ends.fit(folded, match.end()), rule.name


def skeleton_like(text):
    """Put signs where digits stand, so that the rules find something to match."""
    return re.sub(r"\d+", "\ue000", re.sub(r"\d+\.\d+", "\ue002", text))


@given(st.text(max_size=30))
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)
    assert fold("\u0130 KELVIN \u212a \u017f") == "i kelvin k s"
