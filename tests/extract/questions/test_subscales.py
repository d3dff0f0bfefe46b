"""Parts of scales and names of two words: what a label's letters stand for in a question."""

import pytest

from .test_ask import answer

SCALES = """
Table 2. Results at the end

| | Harp (n = 21) | Flute (n = 19) |
|---|---|---|
| KORT-T, mean (SD) | 3.0 (1.1) | 4.0 (1.2) |
| KORT-P, mean (SD) | 5.0 (1.3) | 6.0 (1.4) |
| Vigour, mean (SD) | 7.0 (1.5) | 8.0 (1.6) |
| GH visits, mean (SD) | 1.2 (0.5) | 1.6 (0.6) |
"""


@pytest.mark.parametrize(
    ("outcome", "first"),
    [
        ("KORT tension", (3.0, 1.1, 21)),
        ("Panic (KORT)", (5.0, 1.3, 21)),
        ("garden house visits", (1.2, 0.5, 21)),
        # near misses: two words begin with the letter; no label has the letter; another thing is visited
        ("KORT panic and pressure", None),
        ("KORT rumination", None),
        ("garden house costs", None),
    ],
)
def test_letters_of_a_label_stand_for_words_of_the_question(outcome, first):
    found = answer(SCALES, "harp", "flute", outcome)
    assert (found[0] if found else None) == first


def test_a_scale_that_only_the_notes_name_counts_as_in_the_caption():
    text = SCALES.replace("| Vigour", "| Delight, mean (SD) | 2.0 (0.5) | 2.1 (0.6) |\n| Vigour")
    noted = text + "\nVigour and delight are parts of the LUNA-16.\n"
    assert answer(noted, "harp", "flute", "LUNA-16 vigour")[0] == (7.0, 1.5, 21)
    # near miss: the name alone chooses no row
    assert answer(noted, "harp", "flute", "LUNA-16") is None
