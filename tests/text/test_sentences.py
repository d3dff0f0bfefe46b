"""Where sentences end, and where a stop ends nothing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trialtrace.text.sentences import split

CASES = [
    ("Pain fell. It came back.", ["Pain fell.", "It came back."]),
    ("Fever fell (P = .03). None died.", ["Fever fell (P = .03).", "None died."]),
    ("In Smith et al. (2010) it rose.", ["In Smith et al. (2010) it rose."]),
    ("Rest vs. walking, approx. 25 mg b.i.d. were given.", None),
    ("Rest (4 *vs.* 9%) and walking (3 *vs*. 8) differed.", None),
    ("The mark was 5.* Then it fell.", ["The mark was 5.*", "Then it fell."]),
    ("J. K. Rowe led it.", None),
    (
        "Toxicity rose in arm B. The rest was calm.",
        ["Toxicity rose in arm B.", "The rest was calm."],
    ),
    ("They waited 48 h. A nurse called.", ["They waited 48 h.", "A nurse called."]),
    ("It fell by 3.5%.Then it rose.", ["It fell by 3.5%.", "Then it rose."]),
    ("Most improved (n=49). pCR was rare.", ["Most improved (n=49).", "pCR was rare."]),
    ("The U.S. Food and Drug Administration agreed.", None),
    ("Was it safe? Yes.", ["Was it safe?", "Yes."]),
    ("“It works.” Patients agreed.", ["“It works.”", "Patients agreed."]),
    ("See ClinicalTrials.gov for more.", None),
    ("1. Baran, R. wrote it.", None),
    ("Registered as NCT01. ", ["Registered as NCT01."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_split(text, expected):
    assert [text[s:e] for s, e in split(text, 0, len(text))] == (expected or [text])


@given(st.text(alphabet="aB1.?! \n()\"'é", max_size=200))
def test_spans_lose_nothing_but_white_space_and_do_not_overlap(text):
    spans = list(split(text, 0, len(text)))
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())


def test_a_bracket_behind_a_dotted_abbreviation_goes_on_with_the_sentence():
    text = "They took zinc 10 mg b.i.d. (C1) or placebo i.v. (C2). Then they rested."
    found = [text[start:end] for start, end in split(text, 0, len(text))]
    assert found == [text[:54], text[55:]]
