"""Which trials let people be their own controls: crossed over, or treated on both sides."""

import pytest

HEAD = "Zinc cream for sweating\nMethods: "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("32 patients were treated with zinc cream on one hand and vehicle on the other.", "split_body"),
        ("32 patients had zinc. One eye was treated with zinc, the other with salt.", "split_body"),
        ("An intra-individual randomised trial of zinc and vehicle in 32 patients.", "split_body"),
        ("32 patients were randomised to zinc or placebo and then crossed over to the other.", "crossover"),
        ("A double-blind, placebo-controlled crossover of zinc in 32 patients.", "crossover"),
        # Near misses: a way to speak, who was ill, what was allowed when the trial had ended for them.
        ("32 patients were randomised. On one hand zinc is cheap, on the other it stains.", ""),
        ("32 patients with cataract of one eye were randomised to zinc or placebo.", ""),
        ("32 patients were randomised to zinc or placebo; those on placebo crossed over to zinc at "
         "progression.", ""),
        ("32 patients were randomised to zinc or placebo; crossover was allowed after relapse.", ""),
    ],
)  # fmt: skip
def test_own_controls(read, sentence, expected):
    told = {study.get("structure", "") for study in read(HEAD + sentence).studies()}
    assert told == {expected}
