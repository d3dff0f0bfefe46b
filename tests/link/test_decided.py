"""People's decisions on works, trials and citations: applied, found again, stale, in conflict."""

import csv

import pytest
from trialtrace.link import stage
from trialtrace.tables.decisions import COLUMNS

ONE = "Okafor BN, Lindqvist T. Warfarin after valve surgery. Heart. 2014;100(2):120-126."
TWIN = "Okafor B, Lindqvist T. Warfarin after valve surgery. Heart. 2014;100:120-6."
OTHER = "Okafor BN. Bleeding under warfarin, a longer look. Valve Notes. 2015;3:1-9."
MOSS = "Moss S. Diaries of sleep. J Sleep Res. 2009;18(2):44-51."

TEXTS = {
    "a.txt": f"It bleeds (Okafor, 2014). It bleeds [2]. This trial was small.\n\nReferences\n\n1. {ONE}\n2. {OTHER}\n",
    "b.txt": f"It bled [1].\n\nReferences\n\n1. {TWIN}\n2. {MOSS}\n",
}


@pytest.fixture
def decide(corpus, options, tmp_path):
    """Run the stage with decisions, written by ``rows(ids)``, where ids are those of a first run."""

    def run(rows, texts=TEXTS, accounts=None):
        tables, context = corpus(texts, accounts)
        before = stage.run(tables, options, context)
        raw = dict(
            zip(tables["references"]["raw"], tables["references"]["reference_id"], strict=True)
        )
        with (tmp_path / "decisions.csv").open("w", newline="", encoding="utf-8") as handle:
            writer = csv.DictWriter(handle, COLUMNS)
            writer.writeheader()
            for row in rows(before, raw):
                writer.writerow({c: {"reviewer": "ann", **row}.get(c, "") for c in COLUMNS})
        context.curated = tmp_path
        return stage.run(tables, options, context), raw

    return run


def members(out):
    """Work id → its references, and each reference's review."""
    frame = out["work_members"]
    return (
        {frozenset(g["reference_id"]) for _, g in frame.groupby("work_id")},
        dict(zip(frame["reference_id"], frame["review"], strict=True)),
    )


def work_of(out, reference_id):
    frame = out["work_members"]
    return frame.loc[frame["reference_id"] == reference_id, "work_id"].iloc[0]


def verdicts(out):
    return [(v.status, v.why) for v in out["link_decisions"].itertuples()]


def merge(table, subject, value, **more):
    return {
        "subject_table": table,
        "subject_id": subject,
        "action": "merge",
        "value": value,
        **more,
    }


def split(table, subject, value="", **more):
    return {
        "subject_table": table,
        "subject_id": subject,
        "action": "split",
        "value": value,
        **more,
    }


def test_without_decisions_nothing_is_listed(linked):
    assert linked(TEXTS)["link_decisions"].empty


def test_works_that_a_person_merges_are_one_and_say_whose_word_it_is(decide):
    out, raw = decide(
        lambda was, raw: [
            merge(
                "works", work_of(was, raw[ONE]), work_of(was, raw[OTHER]), decided_at="2026-01-31"
            )
        ]
    )
    groups, review = members(out)
    whole = frozenset((raw[ONE], raw[TWIN], raw[OTHER]))
    assert groups == {whole, frozenset((raw[MOSS],))}
    assert {review[r] for r in whole} == {"decided"} and review[raw[MOSS]] == ""
    frame = out["work_members"].set_index("reference_id")
    assert frame.loc[raw[OTHER], "method"] == "decision of ann, 2026-01-31: merge (line 2)"
    assert verdicts(out) == [("applied", "")]
    work = out["works"][out["works"]["n_references"] == 3].iloc[0]
    assert (work["year"], work["review"]) == (2014, "decided")


def test_references_can_be_named_as_well(decide):
    out, raw = decide(lambda was, raw: [merge("references", raw[OTHER], raw[ONE])])
    assert frozenset((raw[ONE], raw[TWIN], raw[OTHER])) in members(out)[0]


def test_a_reference_that_a_person_takes_out_is_a_work_of_its_own(decide):
    out, raw = decide(lambda was, raw: [split("works", work_of(was, raw[ONE]), raw[TWIN])])
    groups, review = members(out)
    assert frozenset((raw[ONE],)) in groups and frozenset((raw[TWIN],)) in groups
    assert (review[raw[ONE]], review[raw[TWIN]]) == ("decided", "decided")
    # Mentions of either still lead to their own entry.
    cited = out["citations"].set_index("raw")["reference_id"]
    assert cited["Okafor, 2014"] == raw[ONE]


def test_a_split_without_a_name_parts_all(decide):
    out, raw = decide(
        lambda was, raw: [
            merge("references", raw[ONE], raw[OTHER]),
            split("works", work_of(was, raw[ONE]), reviewer="bo", decided_at="2026-02-01"),
        ]
    )
    # "bo" parts the machine's work, which never held the third; joining that to one of two is fine.
    groups, _ = members(out)
    assert frozenset((raw[ONE], raw[OTHER])) in groups and frozenset((raw[TWIN],)) in groups


def test_a_confirmed_work_needs_no_look(decide):
    out, raw = decide(
        lambda was, raw: [
            {"subject_table": "works", "subject_id": work_of(was, raw[ONE]), "action": "accept"}
        ]
    )
    frame = out["work_members"].set_index("reference_id")
    assert frame.loc[raw[ONE], "review"] == "decided"
    assert "decision" not in frame.loc[raw[ONE], "method"]


def test_reviewers_who_disagree_change_nothing_until_there_is_a_consensus(decide):
    def rows(was, raw):
        return [
            split("references", raw[ONE], raw[TWIN]),
            merge("references", raw[TWIN], raw[ONE], reviewer="bo"),
        ]

    out, raw = decide(rows)
    groups, review = members(out)
    assert frozenset((raw[ONE], raw[TWIN])) in groups
    assert review[raw[ONE]] == "needs_a_look"
    assert verdicts(out) == [("conflict", "ann, bo disagree; add a row of consensus")] * 2

    out, raw = decide(
        lambda was, raw: [
            *rows(was, raw),
            split("references", raw[ONE], raw[TWIN], reviewer="consensus"),
        ]
    )
    groups, review = members(out)
    assert frozenset((raw[ONE],)) in groups and review[raw[ONE]] == "decided"
    assert [s for s, _ in verdicts(out)] == ["overruled", "overruled", "applied"]


def test_the_later_word_of_a_reviewer_counts(decide):
    out, raw = decide(
        lambda was, raw: [
            split("references", raw[ONE], raw[TWIN], decided_at="2026-01-01"),
            merge("references", raw[ONE], raw[TWIN], decided_at="2026-01-02"),
        ]
    )
    assert frozenset((raw[ONE], raw[TWIN])) in members(out)[0]
    assert verdicts(out) == [("overruled", "the reviewer decided again later"), ("applied", "")]


def test_a_merge_round_three_corners_cannot_undo_a_split(decide):
    out, raw = decide(
        lambda was, raw: [
            split("references", raw[ONE], raw[TWIN]),
            merge("references", raw[ONE], raw[OTHER]),
            merge("references", raw[TWIN], raw[OTHER]),
        ]
    )
    groups, _ = members(out)
    assert frozenset((raw[ONE], raw[OTHER])) in groups
    assert verdicts(out)[2] == ("conflict", "it would join what line 2 parts")


def test_a_decision_follows_an_entry_that_was_edited_a_little(decide):
    out, raw = decide(
        lambda was, raw: [
            merge(
                "references",
                "gone",
                raw[OTHER],
                quote=ONE.replace("valve surgery", "valve-surgery"),
            )
        ]
    )
    assert verdicts(out)[0][0] == "re-anchored"
    assert frozenset((raw[ONE], raw[TWIN], raw[OTHER])) in members(out)[0]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (merge("works", "gone", "gone too"), "what it is about is no longer there"),
        (merge("references", "{ONE}", "gone"), "gone is no longer there"),
        (merge("references", "{ONE}", ""), "names nothing to merge with; fill the column value"),
        (
            merge("references", "gone", "{OTHER}", quote=ONE.replace("2014", "2015")),
            "what it is about is no longer there",
        ),
        (
            merge("references", "{ONE}", "{OTHER}", quote=ONE.replace("120", "121")),
            "the text under it has changed",
        ),
        (split("works", "{work}", "{MOSS}"), "is not in it any more"),
    ],
)
def test_stale_decisions_change_nothing_and_say_why(decide, row, why):
    def rows(was, raw):
        names = {"{ONE}": raw[ONE], "{OTHER}": raw[OTHER], "{MOSS}": raw[MOSS]}
        names["{work}"] = work_of(was, raw[ONE])
        return [{k: names.get(v, v) for k, v in row.items()}]

    out, raw = decide(rows)
    assert out["link_decisions"]["status"].tolist() == ["stale"]
    assert out["link_decisions"]["why"].iloc[0].endswith(why)
    assert frozenset((raw[ONE], raw[TWIN])) in members(out)[0]


def link(was, raw_words, value, **more):
    rows = was["citations"]
    subject = rows.loc[rows["raw"] == raw_words, "citation_id"].iloc[0]
    return {
        "subject_table": "citations",
        "subject_id": subject,
        "action": "link",
        "value": value,
        **more,
    }


@pytest.mark.parametrize("value", ["{id}", "2", "[2]"])
def test_a_mention_is_linked_where_a_person_says(decide, value):
    def rows(was, raw):
        return [
            link(was, "Okafor, 2014", value.replace("{id}", raw[OTHER]), decided_at="2026-03-01")
        ]

    out, raw = decide(rows)
    row = out["citations"].set_index("raw").loc["Okafor, 2014"]
    assert (row["reference_id"], row["link_method"]) == (raw[OTHER], "decision")
    assert row["link_reason"] == "decision of ann, 2026-03-01: link (line 2)"


def test_a_mention_can_be_left_without_a_link(decide):
    out, _ = decide(lambda was, raw: [link(was, "Okafor, 2014", "")])
    row = out["citations"].set_index("raw").loc["Okafor, 2014"]
    assert (row["reference_id"], row["link_method"]) == ("", "")
    assert row["link_reason"] == "decision of ann: link (line 2)"


def test_reviewers_who_link_differently_leave_it_unlinked(decide):
    out, _ = decide(
        lambda was, raw: [
            link(was, "Okafor, 2014", "1"),
            link(was, "Okafor, 2014", "2", reviewer="bo"),
        ]
    )
    row = out["citations"].set_index("raw").loc["Okafor, 2014"]
    assert (row["reference_id"], row["link_reason"]) == (
        "",
        "ann, bo disagree; add a row of consensus",
    )
    assert [s for s, _ in verdicts(out)] == ["conflict", "conflict"]


def test_a_link_to_an_entry_of_another_document_is_stale(decide):
    out, raw = decide(lambda was, raw: [link(was, "Okafor, 2014", raw[MOSS])])
    assert out["citations"].set_index("raw").loc["Okafor, 2014", "reference_id"] == raw[ONE]
    assert verdicts(out) == [("stale", f"the document has no entry {raw[MOSS]}")]


def test_trials_are_merged_and_parted(decide):
    accounts = {"a.txt": ["Okafor, 2014"], "b.txt": [""]}

    def trial(was, study):
        frame = was["trial_studies"]
        return frame.loc[frame["study_id"] == study, "trial_id"].iloc[0]

    out, _ = decide(
        lambda was, raw: [merge("trials", trial(was, "Sa.txt0"), trial(was, "Sb.txt0"))],
        accounts=accounts,
    )
    frame = out["trials"]
    assert frame["n_studies"].tolist() == [2] and frame["established_by"].tolist() == ["human"]
    assert out["trial_studies"]["study_id"].tolist() == ["Sa.txt0", "Sb.txt0"]
    assert verdicts(out) == [("applied", "")]
