"""From mention to entry, with method, score, and what to know about it."""

import pytest

LIST = (
    "\nReferences\n"
    "Okafor BN, Lindqvist T. Warfarin after valve surgery. Journal of Cardiac Care. 2014;100(2):120-126.\n"
    "Moss S. Diaries of sleep in nurses. The Lancet. 2009;18(2):44-51.\n"
    "Berg A, Ito K, Roth L. Zinc lozenges for taste loss: a randomised trial. Appetite. 2011;9:5-9.\n"
    "Moss S. Naps at work. Sleep. 2013;1:1-3.\n"
)


def links(linked, sentence, entries=LIST):
    out = linked({"a.txt": sentence + "\n" + entries})
    raw = dict(zip(out["references"]["reference_id"], out["references"]["raw"], strict=True))
    return [
        (c.raw, raw.get(c.reference_id, "")[:6], c.link_method, c.link_score, c.link_reason)
        for c in out["citations"].itertuples()
    ], out


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It bleeds (Okafor & Lindqvist, 2014).",
            ("Okafor & Lindqvist, 2014", "Okafor", "author_year", 1.0, ""),
        ),
        (
            "Lozenges help (Berg et al., 2010).",
            (
                "Berg et al., 2010",
                "Berg A",
                "author_year",
                0.88,
                "year differs: cited 2010, listed 2011",
            ),
        ),
        (
            "Nurses sleep little (Moss et al., 2009).",
            (
                "Moss et al., 2009",
                "Moss S",
                "author_year",
                0.9,
                'cited with "et al.", listed with one author',
            ),
        ),
        (
            "Nurses nap (Tanaka et al., 2009).",
            ("Tanaka et al., 2009", "", "", None, "no entry by Tanaka"),
        ),
        (
            "The Moss study was small.",
            ("The Moss study", "", "", None, "2 entries fit equally well"),
        ),
    ],
)
def test_author_year(linked, sentence, expected):
    found, _ = links(linked, sentence)
    raw, entry, method, score, reason = found[0]
    assert (raw, entry, method, reason) == (expected[0], expected[1], expected[2], expected[4])
    if expected[3] is not None:
        assert score == pytest.approx(expected[3])


def test_the_year_chooses_between_two_entries_of_an_author(linked):
    found, out = links(linked, "Nurses nap (Moss, 2013).")
    chosen = out["citations"]["reference_id"].iloc[0]
    assert out["references"].set_index("reference_id").loc[chosen, "title"] == "Naps at work"
    assert found[0][3] == pytest.approx(1.0)


def test_narrative_links_by_journal_and_content_and_the_anaphor_follows(linked):
    sentence = (
        "A trial published in theJournal of Cardiac Care compared doses of warfarin after valve surgery.\n"
        "It rained.\nAccording to the previously mentioned trial, few bled."
    )
    found, _ = links(linked, sentence)
    assert [(f[1], f[2]) for f in found] == [
        ("Okafor", "journal_content"),
        ("Okafor", "antecedent"),
    ]
    assert found[1][3] == pytest.approx(found[0][3] * 0.95)


def test_a_year_that_the_entry_lacks_is_said(linked):
    entries = "\n* Source: Sleep Health; Naps in shift workers with migraine – DOI: 10.1016/j.sleh.2018.01.001\n"
    sentence = "A May 2018 study published in Sleep Health found that naps helped shift workers with migraine.*"
    found, _ = links(linked, sentence, entries)
    by_raw = {f[0]: f for f in found}
    narrative = by_raw["A May 2018 study published in Sleep Health"]
    assert (narrative[1], narrative[2]) == ("Source", "journal_content")
    assert narrative[4].startswith("same journal; cited 2018, the entry has no year; shares ")
    assert (by_raw["*"][1], by_raw["*"][2], by_raw["*"][3]) == ("Source", "marker", 1.0)


def test_a_journal_that_is_not_listed_is_not_linked(linked):
    found, _ = links(linked, "A trial published in the Archives of Sleep Research was kind.")
    assert found[0][1:3] == ("", "")
    assert found[0][4] == "no entry in Archives of Sleep Research fits"


def test_vague_talk_has_candidates_and_no_link(linked):
    found, out = links(linked, "Several trials have shown that zinc restores taste.")
    assert found[0][1:3] == ("", "")
    assert found[0][4] == "speaks of studies in general and names none"
    titles = out["references"].set_index("reference_id")["title"]
    assert [titles[r] for r in out["citation_candidates"]["reference_id"]] == [
        "Zinc lozenges for taste loss: a randomised trial"
    ]


def test_numbers_link_to_labels_and_say_what_is_missing(linked):
    entries = "\nReferences\n1. Roe A. Statins and falls. Heart. 2012;98(3):210-214.\n"
    entries += "2. Poe B. Naps. Sleep. 2011;3:1-4.\n"
    found, _ = links(linked, "Statins are old [1,3].", entries)
    assert found[0][:4] == ("1", "Roe A.", "label", 1.0)
    assert found[1][1] == "" and found[1][4] == "no entry is marked 3"


def test_no_list_no_link(linked):
    found, out = links(linked, "Patel et al. (2016) found nothing.", "")
    assert found[0][4] == "the document has no list of references"
    assert out["citation_candidates"].empty
