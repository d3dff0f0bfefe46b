"""Words of more and less."""

import pytest
from trialtrace.extract.accounts.results.effects.more_with import more_said
from trialtrace.extract.accounts.results.ways import way_of


@pytest.mark.parametrize(
    ("words", "way"),
    [("higher", 1), ("Rose", 1), ("more often", 1), ("fewer", -1), ("less likely", -1),
     ("better", 0), ("", 0)],
)  # fmt: skip
def test_which_way_a_word_points(words, way):
    assert way_of(words) == way


@pytest.mark.parametrize(
    ("clause", "way"),
    [
        ("Results: Less pain was felt with zinc (", -1),
        ("Relapse occurred in fewer patients on zinc (", -1),
        ("Zinc was associated with a smaller reduction in relapse (", 1),
        ("Zinc halved relapse (", -1),
        ("Patients on zinc were half as likely to relapse (", -1),
        ("Those with higher scores had relapse (", 0),
        ("There was no reduction in relapse with zinc (", 0),
        ("Zinc and reduced doses of iron (", 0),
        ("Healing was better with zinc (", 0),
    ],
)
def test_what_a_clause_says_there_was_more_of(clause, way):
    assert more_said(clause, 0, len(clause)) == way
