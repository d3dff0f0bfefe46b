"""Which references are one publication: merged, shown to a person, or apart."""

import pytest


def works(linked, *entries, **changes):
    """Put each entry into a document of its own; return sets of entries by work, with the review."""
    texts = {f"{i}.txt": f"References\n{entry}\n" for i, entry in enumerate(entries)}
    out = linked(texts, **changes)
    raw = dict(zip(out["references"]["reference_id"], out["references"]["raw"], strict=True))
    position = {entry: i for i, entry in enumerate(entries)}
    grouped = {}
    for row in out["work_members"].itertuples():
        grouped.setdefault((row.work_id, row.review), set()).add(position[raw[row.reference_id]])
    return sorted((sorted(members), review) for (_, review), members in grouped.items())


FULL = "Okafor BN, Lindqvist T. Warfarin dosing after valve surgery: a trial. J Am Coll Cardiol. 2014;63(12):1203-1211."


@pytest.mark.parametrize(
    "other",
    [
        "Okafor, B.N. and Lindqvist, T., Warfarin Dosing After Valve Surgery: A Trial, "
        "Journal of the American College of Cardiology, 2014; 63(12)1203-1211",
        "Okafor BN, et al. Warfarin dosing after valve surgery. JACC. 2014;63:1203.",
        "Okafor BN, Lindqvist T. Warfarin dosing after valve surgery – a trial. "
        "J Am Coll Cardiol 2014;63(12):1203-11. doi:10.1016/j.jacc.2014.01.001",
    ],
    ids=["journal in full", "subtitle left out", "doi in one"],
)
def test_one_publication(linked, other):
    assert works(linked, FULL, other) == [([0, 1], "merged")]


def test_a_footnote_without_authors_and_year_joins_by_title_and_journal(linked):
    out = works(
        linked,
        "Moss, S. (2010), Splints In The Treatment Of Tennis Elbow – Are They Of Use?, "
        "Journal of Physiotherapy, 2010; 2:45-47",
        "Source: Journal of Physiotherapy; Splints in the Treatment of the Tennis Elbow – "
        "DOI: 10.1016/j.jphys.2010.02.003",
    )
    assert out == [([0, 1], "merged")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "Ito K. Dietary fibre and gout. Br J Nutr. 2002;27(5):396–404.",
            "Ito K. Dietary fibre and gout. Br J Nutr. 2021;46(3):561–566.",
            [([0], "needs_a_look"), ([1], "needs_a_look")],
            id="year differs: shown, not merged",
        ),
        pytest.param(
            "GREEN A. & al. Systematic review of bite splints: an old tool for jaw pain. "
            "Journal of dental research (2023).",
            "WHITE M. & al. Systematic review of bite splints: an old tool for jaw pain. "
            "Journal of Dental Research (2023).",
            [([0, 1], "needs_a_look")],
            id="first author differs: together, shown",
        ),
        pytest.param(
            "Roe A. Statins and falls. Heart. 2012;98(3):210-214. doi:10.1136/heart.1",
            "Roe A. Statins and falls. Heart. 2012;98(3):210-214. doi:10.1136/heart.2",
            [([0], ""), ([1], "")],
            id="different DOIs never merge",
        ),
        pytest.param(
            "Roe A. Statins and falls in men. Heart. 2012;98(3):210-214.",
            "Roe A. Beta blockers and sleep in women. Heart. 2012;98(3):220-231.",
            [([0], ""), ([1], "")],
            id="another title is another paper",
        ),
        pytest.param(
            "Roe A. Editorial. Heart. 2012;98:1.",
            "Poe B. Editorial. Heart. 2012;98:77.",
            [([0], ""), ([1], "")],
            id="two editorials are apart",
        ),
        pytest.param(
            "Roe A. Statins and falls. Heart. 2012;98(3):210-214. doi:10.1136/heart.1",
            "Roe A. Statins, falls and age. Heart. 2013. doi:10.1136/heart.1",
            [([0, 1], "needs_a_look")],
            id="equal DOI with another year: together, shown",
        ),
    ],
)
def test_pairs(linked, one, other, expected):
    assert works(linked, one, other) == expected


def test_a_third_entry_does_not_bridge_two_years(linked):
    out = works(
        linked,
        "Ito K. Dietary fibre and gout. Br J Nutr. 2002;27(5):396–404.",
        "Ito K. Dietary fibre and gout. Br J Nutr. 2021;46(3):561–566.",
        "Ito K. Dietary fibre and gout. Br J Nutr.",
    )
    for members, _ in out:
        assert not {0, 1} <= set(members)


def test_thresholds_come_from_the_options(linked):
    pair = (
        "Ito K. Dietary fibre and gout. Br J Nutr. 2002;27(5):396–404.",
        "Ito K. Dietary fibre and gout. Br J Nutr. 2021;46(3):561–566.",
    )
    assert works(linked, *pair, look_threshold=0.85) == [([0], ""), ([1], "")]


def test_work_row_is_the_fullest_with_gaps_filled(linked):
    texts = {
        "a.txt": f"References\n{FULL}\n",
        "b.txt": "References\nOkafor BN, et al. Warfarin dosing after valve surgery. JACC. 2014. PMID: 24412345\n",
    }
    row = linked(texts)["works"].iloc[0]
    assert (row["label"], row["n_references"], row["review"]) == ("Okafor 2014", 2, "merged")
    assert (row["pages"], row["pmid"], row["first_author"]) == ("1203-1211", "24412345", "Okafor")
    assert row["authors"] == "Okafor BN; Lindqvist T"


def test_ids_do_not_depend_on_the_order_of_documents(linked):
    a, b = {"a.txt": f"References\n{FULL}\n"}, {"b.txt": f"References\n{FULL}\n"}
    assert list(linked({**a, **b})["works"]["work_id"]) == list(
        linked({**b, **a})["works"]["work_id"]
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zinc and taste", "Zinc and taste: part 2"),
        ("Zinc and taste in old age, part I", "Zinc and taste in old age, part II"),
        ("Zinc and taste in very old age", "Correction: Zinc and taste in very old age"),
        (
            "Zinc and taste: a controlled trial",
            "Zinc and taste: a controlled trial, study protocol",
        ),
    ],
)
def test_a_second_part_or_a_notice_is_not_the_first(linked, one, other):
    # The same pages: nothing else tells them apart.
    entries = [f"Ito K. {title}. Appetite. 2011;9:5-9." for title in (one, other)]
    out = works(linked, *entries)
    assert [members for members, _ in out] == [[0], [1]]


def test_the_number_of_a_part_may_be_written_either_way(linked):
    out = works(
        linked,
        "Ito K. Zinc and taste in old age, part II. Appetite. 2011;9:5-9.",
        "Ito K. Zinc and taste in old age: part 2. Appetite. 2011;9:5-9.",
    )
    assert out == [([0, 1], "merged")]


def beside(linked, *entries):
    """Return, for each entry in a document of its own, the entry that stands beside it; None for none."""
    texts = {f"{i}.txt": f"References\n{entry}\n" for i, entry in enumerate(entries)}
    out = linked(texts)
    raw = dict(zip(out["references"]["reference_id"], out["references"]["raw"], strict=True))
    shown = {raw[row.reference_id]: raw.get(row.beside) for row in out["work_members"].itertuples()}
    return [shown[entry] for entry in entries]


def test_a_pair_that_is_kept_apart_is_shown_side_by_side(linked):
    one = "Ito K. Dietary fibre and gout. Br J Nutr. 2002;27(5):396–404."
    other = "Ito K. Dietary fibre and gout. Br J Nutr. 2021;46(3):561–566."
    assert beside(linked, one, other, FULL) == [other, one, None]


def test_what_was_merged_has_nothing_beside_it(linked):
    again = "Okafor BN, et al. Warfarin dosing after valve surgery. JACC. 2014;63:1203."
    assert beside(linked, FULL, again) == [None, None]
