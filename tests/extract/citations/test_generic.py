"""Vague talk of studies: one mention a sentence, and what it claims."""

import pytest

LIST = "\n# References\n1. Roe A. Statins and falls. Heart. 2012;98(3):210-214.\n"


def generic(cite, text):
    return [(c.raw, c.claim) for c in cite(text + "\n" + LIST) if c.style == "generic"]


@pytest.mark.parametrize(
    ("sentence", "raw"),
    [
        ("Several clinical trials have tested statins in the very old.", "Several clinical trials"),
        ("Studies using rice bran have shown lower cholesterol.", "Studies"),
        ("Creams with urea have also demonstrated improvements in itch.", "have also demonstrated"),
        ("Walking has been shown to reduce falls.", "has been shown"),
        ("Splints outperformed taping in some trials, above all at night.", "some trials"),
        ("Although the quality of studies varies, early splinting helps most.", "studies"),
        ("Early studies have shown gains in speech after six months.", "Early studies"),
        ("Most randomised trials of lithium exclude pregnant women.", "Most randomised trials"),
        ("Research suggests that fluoride prevents decay.", "Research"),
        ("One survey found that 40% of nurses sleep badly.", "One survey"),
        ("According to a recent study, tea calms.", "According to a recent study"),
        ("Researchers have found that music helps.", "Researchers have"),
    ],
)
def test_claims(cite, sentence, raw):
    assert generic(cite, sentence) == [(raw, True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "More studies are needed.",
        "If further trials confirm this, practice may change.",
        "Large trials should be done.",
    ],
)
def test_wishes_and_conditions_claim_nothing(cite, sentence):
    assert [claim for _, claim in generic(cite, sentence)] in ([], [False])


@pytest.mark.parametrize(
    "text",
    [
        "# What does the research show?",
        "What do studies show?",
        "This guide explains what the research says about statins.",
        "She studies medicine and reports to a senior nurse.",
        "The patient has shown her card.",
        "These studies were described above.",
        "Roe et al. (2012) reviewed several trials of statins.",
        "Several trials of statins found no falls [1].",
        "Case studies help students.",
    ],
)
def test_what_is_no_vague_claim(cite, text):
    assert generic(cite, text) == []


def test_one_mention_a_sentence(cite):
    text = "Several studies and some trials have shown benefits. Many reviews agree."
    assert len(generic(cite, text)) == 2
