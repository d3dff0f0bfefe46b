"""Menus, contents, tables, lists and footers are told from the article."""

import pytest
from trialtrace.pipeline.places import lexicon_folder
from trialtrace.text.cues import load
from trialtrace.text.reader import read_text

CUES = load(lexicon_folder() / "page.yaml")


def kinds(text):
    document = read_text(text, "a.txt", CUES)
    return [(block.kind, document.slice(block)) for block in document.blocks]


PARAGRAPH = "Walking helps most people with knee pain, although it takes weeks before it does so."


def test_title_headings_paragraphs():
    text = f"Does walking help?\n{PARAGRAPH}\n\nWhat did trials find?\n{PARAGRAPH}\n"
    assert [k for k, _ in kinds(text)] == ["title", "paragraph", "heading", "paragraph"]


def test_sections_are_known_to_their_blocks():
    document = read_text(f"Title here\n{PARAGRAPH}\n\n## Harms\n{PARAGRAPH}", "a.md", CUES)
    assert [b.section for b in document.blocks] == ["", "Title here", "Title here", "Harms"]


def test_contents_list_repeats_headings_and_is_noise():
    text = f"Guide\n{PARAGRAPH}\n- What is it?\n- Sources\nWhat is it?\n{PARAGRAPH}\nSources\n{PARAGRAPH}"
    assert [k for k, w in kinds(text) if w.startswith("- ")] == ["noise", "noise"]
    assert ("heading", "Sources") in kinds(text)


def test_a_heading_that_goes_on_with_sentences_is_a_paragraph():
    text = f"Title\n{PARAGRAPH}\n\n### Losses. Nine of 40 left early. None of them had walked.\n{PARAGRAPH}"
    assert [k for k, _ in kinds(text)] == ["title", "paragraph", "paragraph", "paragraph"]
    text = f"Title\n{PARAGRAPH}\n\n### 2.1. Losses of walkers vs. runners\n{PARAGRAPH}"
    assert [k for k, _ in kinds(text)][2] == "heading"


def test_calls_to_action_are_noise_but_sentences_about_calls_are_not():
    call = "Please call 020 7946 0000 to book a free check"
    sentence = "The nurses used the phone to reach every patient twice, and all of them had answered by May."
    found = {w: k for k, w in kinds(f"Title\n{PARAGRAPH}\n{call}\n{sentence}\n{PARAGRAPH}")}
    assert found[call] == "noise"
    assert found[sentence] == "paragraph"


def test_a_long_text_in_one_line_is_no_call_to_action():
    """Its identifiers look like telephone numbers, and its copyright line holds the words."""
    record = f"Gait. 2010;1(4):201-9. doi: 10.1000/S0140-6736(13)61500-7. {PARAGRAPH * 6} All rights reserved."
    assert len(record) > 500
    assert [k for k, w in kinds(record)] == ["paragraph"]


def test_all_after_related_stories_is_noise_up_to_references():
    text = f"T\n{PARAGRAPH}\nRelated Stories\n{PARAGRAPH}\nReferences\n1. Roe J. Walking. Gait. 2010;1:2."
    assert [k for k, _ in kinds(text)] == [
        "title", "paragraph", "noise", "noise", "heading", "list_item",
    ]  # fmt: skip


def test_lines_of_data_are_items_and_no_headings():
    text = f"Title\n{PARAGRAPH}\n\nWHAT CAME OUT\nFalls: 12% vs 31%\nRR 0.39 (0.20, 0.77)\n"
    text += f"Bruises: the same\n\n{PARAGRAPH}"
    assert [k for k, _ in kinds(text)] == [
        "title", "paragraph", "heading", "list_item", "list_item", "list_item", "paragraph",
    ]  # fmt: skip
    # A number does not make a heading data, nor does a colon in the first line under a blank one.
    text = f"Title\n{PARAGRAPH}\n\n5 ways to walk\n{PARAGRAPH}\n\nWalking: the facts\n{PARAGRAPH}"
    assert [k for k, _ in kinds(text)][2::2] == ["heading", "heading"]


def test_a_line_in_asterisks_is_a_heading():
    text = f"Title\n{PARAGRAPH}\n*Two hours of daylight*\n{PARAGRAPH}\n* A note with a star."
    assert [k for k, _ in kinds(text)][2] == "heading"
    assert kinds(text)[-1][0] == "list_item"


def test_credits_of_pictures_are_captions():
    text = f"Title\n{PARAGRAPH}\nPhoto: the choir in 2019, with 40 singers\n{PARAGRAPH}"
    assert ("caption", "Photo: the choir in 2019, with 40 singers") in kinds(text)


def test_a_bare_marker_belongs_to_the_line_after_it():
    assert kinds(f"T\n{PARAGRAPH}\n-\nRoe J. Walking. Gait. 2010;1:2.")[-1] == (
        "list_item",
        "-\nRoe J. Walking. Gait. 2010;1:2.",
    )


def test_hard_wrapped_paragraphs_are_joined():
    lines = [
        "Walking was tested in forty people with sore knees, who were",
        "asked to walk for half an hour on each day of the week while",
        "a second group of forty people stayed at home with a booklet",
        "about the benefits of exercise, and after three months their",
        "knees were compared by somebody who knew nothing about them.",
        "Pain had fallen in both groups, and more so in the walkers.",
    ]
    assert kinds("\n".join(lines)) == [("paragraph", "\n".join(lines))]


def test_table_rows():
    text = f"T\n{PARAGRAPH}\n| Arm | n |\n|---|---|\n| Walking | 40 |\n{PARAGRAPH}"
    assert [k for k, _ in kinds(text)].count("table") == 3


@pytest.mark.parametrize("text", ["\r\n\r\nA\r\nb", "x", "-", "- ", "|", "\u2028", "#", "* *"])
def test_odd_texts_do_not_break_it(text):
    document = read_text(text, "a.txt", CUES)
    assert all(0 <= b.start < b.end <= len(text) for b in document.blocks)


def test_every_visible_character_of_a_document_is_in_a_block():
    text = (
        f"Menu\n\nT\n{PARAGRAPH}\n\n  1. one\n  2. two\n\n* Source: Gait; Walking – DOI: 10.1/x\n"
    )
    document = read_text(text, "a.txt", CUES)
    covered = "".join(document.slice(b) for b in document.blocks)
    assert "".join(covered.split()) == "".join(text.split())
