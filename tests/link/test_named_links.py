"""Links of names: groups and their short forms, initials, studies, entries that were read badly."""

import pytest

LIST = (
    "\nReferences\n"
    "Okafor BN, Lindqvist T. Warfarin after valve surgery. Heart. 2014;100(2):120-126.\n"
    "Moss S, Ito K, Roth L. HARBOUR: diaries of sleep. J Sleep Res. 2009;18(2):44-51.\n"
    "Moss S, Ito K. HARBOUR: five years on. J Sleep Res. 2014;23:1-9.\n"
    "Institute of Salt (IOS). Guideline on salt. Leeds: Salt Press; 2012.\n"
    "Smith J. Balance in old age. Gait Sci. 2010;7:1-9.\n"
    "Smith K. Cycling in old age. Gait Sci. 2010;7:200-211.\n"
    "BergAJLundTStein P2005Zinc and taste in old age. Appetite 2005;9:5-9.\n"
)


def first(linked, sentence, entries=LIST):
    out = linked({"a.txt": sentence + "\n" + entries})
    raw = dict(zip(out["references"]["reference_id"], out["references"]["raw"], strict=True))
    row = out["citations"].sort_values("ordinal").iloc[0]
    candidates = out["citation_candidates"]
    shown = [
        raw[r]
        for r in candidates.loc[candidates["citation_id"] == row["citation_id"], "reference_id"]
    ]
    return raw.get(row["reference_id"], ""), row, shown


@pytest.mark.parametrize(
    ("sentence", "entry", "method", "reason"),
    [
        ("It bleeds, wrote Okafor & Lindqvist.", "Okafor BN", "author_year", ""),
        ("Salt is bad (IOS, 2012).", "Institute of", "author_year", "IOS is short for Institute"),
        ("Salt is bad (Institute of Salt 2012).", "Institute of", "author_year", ""),
        ("Balance fails (J. Smith, 2010).", "Smith J", "author_year", ""),
        ("Cycling helps, said Smith K (2010).", "Smith K", "author_year", ""),
        ("The 2014 HARBOUR study ended.", "Moss S, Ito K. H", "study_name", "names HARBOUR"),
        ("Zinc helps (Berg et al. 2005).", "BergAJ", "author_year", ""),
    ],
)
def test_links(linked, sentence, entry, method, reason):
    raw, row, _ = first(linked, sentence)
    assert raw.startswith(entry)
    assert row["link_method"] == method
    assert row["link_reason"].startswith(reason)
    assert 0.5 < row["link_score"] <= 1.0


def test_two_entries_of_one_study_are_candidates(linked):
    raw, row, shown = first(linked, "The HARBOUR study ended.")
    assert raw == ""
    assert row["link_reason"] == "2 entries name HARBOUR"
    assert sorted(r[:16] for r in shown) == ["Moss S, Ito K, R", "Moss S, Ito K. H"]


def test_a_name_that_two_people_bear_is_not_linked_without_an_initial(linked):
    raw, row, shown = first(linked, "Balance fails (Smith, 2010).")
    assert (raw, row["link_reason"]) == ("", "2 entries fit equally well")
    assert len(shown) == 2


def test_a_number_out_of_digits_that_stand_together_is_less_sure(linked):
    entries = "\nReferences\n" + "".join(
        f"{n}. Roe A. Paper about topic {n}. Heart. 20{n:02};10{n}(2):12{n}-13{n}.\n"
        for n in range(1, 15)
    )
    text = "".join(f"Rates fell in town {w}.{n} " for n, w in enumerate("abcdefghijkl", start=1))
    out = linked({"a.txt": text + "They rose.1314 So it goes.\n" + entries})
    rows = out["citations"][out["citations"]["style"] == "numeric"].sort_values("ordinal")
    last = rows.iloc[-1]
    assert (last["raw"], last["link_score"]) == ("14", 0.8)
    assert last["link_reason"] == "read as 14 out of digits that stand together"
    assert set(rows["link_score"].iloc[:-2]) == {1.0}


def test_every_entry_below_a_sure_heading_keeps_its_number(linked):
    entries = (
        "\nReferences\n1. Roe A. Naps. Heart. 2012;98(3):210-214.\n2. Ibid.\n"
        "3. Personal communication.\n4. Poe B. Sleep. Sleep. 2011;3:1-4.\n"
    )
    out = linked({"a.txt": "Naps [2] and sleep [4] help [1,3].\n" + entries})
    raw = dict(zip(out["references"]["reference_id"], out["references"]["raw"], strict=True))
    rows = out["citations"].sort_values("ordinal")
    assert [(r.label, raw[r.reference_id][:4]) for r in rows.itertuples()] == [
        ("2", "Ibid"),
        ("4", "Poe "),
        ("1", "Roe "),
        ("3", "Pers"),
    ]


def test_below_a_loose_heading_steps_are_no_entries(linked):
    entries = "\nSources\n1. Eat well.\n2. Sleep long.\n3. Walk.\n"
    out = linked({"a.txt": "Do this [1].\n" + entries})
    assert out["references"].empty
