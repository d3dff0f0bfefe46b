"""Hand-counted cases of templates, comparisons, ratios, relations, directions, links, references."""

import pytest
from trialtrace.evaluate.document_total import judge_total
from trialtrace.evaluate.found import Found
from trialtrace.evaluate.tasks import (
    comparisons,
    direction,
    effects,
    linking,
    measures,
    references,
    templates,
)
from trialtrace.extract.model import Extraction

from .builder import Builder, annotate, counts

TEXT = (
    "In all 90 adults: 45 got zentorine and 45 placebo; 88 completed. Deaths: 5 of 45 and 9 of 45."
)


def trial(arm_n=(45, 45)) -> Builder:
    b = Builder(TEXT)
    b.row("studies", "S")
    b.row("arms", "A1")
    b.row("arms", "A2")
    b.cell("A1", "label", "zentorine", "zentorine")
    b.cell("A1", "role", "experimental", "got")
    b.cell("A2", "label", "placebo", "placebo")
    b.cell("A2", "role", "placebo", "placebo")
    for arm, n, place in zip(("A1", "A2"), arm_n, (0, 1), strict=True):
        if n is not None:
            b.cell(arm, "n", n, "45", ordinal=place)
    return b


def total_of(builder, known):
    return counts(judge_total("d", "d", known, builder.found()), "total of the document")


def test_any_annotated_total_is_right_and_only_one_answer_counts():
    b = trial()
    assert total_of(b, {90.0, 88.0}) == (0, 0, 1)
    b.cell("S", "n_total", 88, "88")
    assert total_of(b, {90.0, 88.0}) == (1, 0, 0)
    assert total_of(b, {90.0}) == (0, 1, 1)
    b.row("studies", "S2", study="S2")
    b.cell("S2", "n_total", 90, "90")
    assert total_of(b, {90.0}) == (
        0,
        1,
        1,
    )  # the first account answers; a second guess earns nothing


def test_the_text_s_own_result_answers_before_others():
    b = Builder(TEXT)
    for study, level, n, words in (
        ("S1", "reported_by_others", 45, "45"),
        ("S2", "own_result", 90, "90"),
    ):
        b.row("studies", study, study=study)
        b.cell(study, "claim_level", level, "adults")
        b.cell(study, "n_total", n, words)
    assert total_of(b, {90.0}) == (1, 0, 0)


def test_a_total_where_none_is_annotated_is_told_apart():
    b = trial()
    b.cell("S", "n_total", 90, "90")
    done = judge_total("d", "d", set(), b.found())
    assert counts(done, "total of the document") == (0, 0, 0)
    assert counts(done, "total of the document", "answers where none is annotated") == (0, 1, 0)


def fields(*arms, total=("90",)):
    listed = [{"n": list(n), "n_final": list(final)} for n, final in arms]
    return {"id": "d", "fields": {"arms": listed, "total_n": list(total), "final_n": []}}


def test_arm_sizes_are_a_multiset():
    done = templates.judge(fields((["45"], []), (["45"], [])), "d", trial().found())
    assert counts(done, "n of the arm") == (2, 0, 0)
    assert counts(done, "number of arms") == (1, 0, 0)
    done = templates.judge(fields((["45"], []), (["45"], [])), "d", trial((45, None)).found())
    assert counts(done, "n of the arm") == (1, 0, 1)


def test_an_arm_is_answered_by_start_or_end_but_once():
    done = templates.judge(fields((["45"], ["44"]), ([], [])), "d", trial().found())
    assert counts(done, "n of the arm") == (1, 1, 0)


def test_arm_sizes_where_none_is_annotated_are_wrong():
    done = templates.judge(fields(([], []), ([], [])), "d", trial().found())
    assert counts(done, "n of the arm") == (0, 2, 0)


def test_no_account_is_no_answer():
    done = templates.judge(fields((["45"], []), (["45"], [])), "d", Found(TEXT, Extraction("d")))
    assert counts(done, "number of arms") == (0, 0, 1)
    assert counts(done, "n of the arm") == (0, 0, 2)


GOLD = {
    "intervention_events": 5,
    "intervention_group_size": 45,
    "comparator_events": 9,
    "comparator_group_size": 45,
}


def question(gold=GOLD, outcome="deaths", intervention="zentorine", comparator="placebo"):
    return {
        "id": "d", "comparison": {"intervention": intervention, "comparator": comparator}, "outcome": outcome,
        "outcome_type": "binary", "fields": GOLD, "fields_clean": gold,
    }  # fmt: skip


def deaths(first=("A1", 5, "5"), second=("A2", 9, "9"), ordinals=(2, 1)) -> Builder:
    b = trial()
    b.row("outcomes", "O")
    b.cell("O", "name", "Deaths", "Deaths")
    for (arm, value, words), ordinal in zip((first, second), ordinals, strict=True):
        row = b.row("results", f"R{arm}", arm_id=arm, outcome_id="O")
        b.cell(row, "statistic", "events", words, ordinal=ordinal)
        b.cell(row, "value", value, words, ordinal=ordinal)
    return b


def asked(record, builder, measure="all items"):
    done = comparisons.judge(record, "d", builder.found())
    clean = [s.counts for s in done.scores if s.group == "fields_clean" and s.measure == measure]
    return [(c.tp, c.fp, c.fn) for c in clean], {e.kind for e in done.errors}


def test_all_parts_right():
    assert asked(question(), deaths()) == ([(1, 0, 0)], set())


def test_one_wrong_part_is_no_credit():
    gold = {**GOLD, "comparator_events": 8}
    assert asked(question(gold), deaths()) == ([(0, 1, 1)], {"wrong"})


def test_swapped_arms_are_wrong():
    b = deaths(("A2", 5, "5"), ("A1", 9, "9"))
    assert asked(question(), b) == ([(0, 1, 1)], {"wrong arm"})


def test_two_different_values_are_no_answer():
    b = deaths()
    row = b.row("results", "R3", arm_id="A1", outcome_id="O")
    b.cell(row, "statistic", "events", "9", ordinal=0)
    b.cell(row, "value", 7, "9", ordinal=0)
    assert asked(question(), b) == ([(0, 0, 1)], {"incomplete: events"})


def test_another_outcome_is_no_answer():
    assert asked(question(outcome="knee pain"), deaths()) == (
        [(0, 0, 1)],
        {"no comparison or outcome matched"},
    )


def test_an_answer_to_an_unanswerable_item_is_wrong_and_silence_earns_nothing():
    unknown = {**GOLD, "comparator_events": None}
    assert asked(question(unknown), deaths(), "unanswerable items") == (
        [(0, 1, 1)],
        {"answer to an unanswerable item"},
    )
    assert asked(question(unknown), trial(), "unanswerable items") == ([(0, 0, 1)], set())
    assert asked(question(None), deaths(), "unanswerable items")[0] == [(0, 1, 1)]


RATIOS = "Relapse: HR 0.62 (95% CI 0.41-0.93); death: odds ratio 0.62, 95% CI 0.30 to 1.28."
RATIO_GOLD = {
    "id": "d", "text": RATIOS,
    "annotations": annotate(RATIOS, ("hr_ratio", "0.62"), ("or_ratio", "0.62", 1),
                            ("outcome_var", "Relapse"), ("outcome_var", "death")),
}  # fmt: skip
RATIO_GOLD["relations"] = [
    {"type": "has", "arg1": [a["start"], a["end"]], "arg2": [o["start"], o["end"]]}
    for a, o in zip(RATIO_GOLD["annotations"][:2], RATIO_GOLD["annotations"][2:], strict=True)
]


def ratio(builder, kind, value, words, ordinal, low=None, high=None, outcome=""):
    row = builder.row("results", f"R{len(builder.rows)}", outcome_id=outcome)
    builder.cell(row, "statistic", kind, words, ordinal=ordinal)
    builder.cell(row, "value", value, words, ordinal=ordinal)
    if low:
        builder.cell(row, "low", float(low), low)
        builder.cell(row, "high", float(high), high)


def test_kind_and_value_of_a_ratio_must_be_right():
    b = Builder(RATIOS)
    ratio(b, "odds_ratio", 0.62, "0.62", 0)  # the hazard ratio, called an odds ratio
    done = effects.judge(RATIO_GOLD, "d", b.found())
    assert counts(done, "hazard ratio") == (0, 0, 1)
    # Its value is that of the annotated odds ratio elsewhere: by value right, by span wrong.
    assert counts(done, "odds ratio") == (1, 0, 0)
    assert counts(done, "odds ratio", "exact span") == (0, 1, 1)
    assert counts(done, "ratio with interval", "interval of a ratio") == (0, 0, 2)


def test_interval_and_outcome_of_a_ratio():
    b = Builder(RATIOS)
    b.row("outcomes", "O1")
    b.cell("O1", "name", "Relapse", "Relapse")
    ratio(b, "hazard_ratio", 0.62, "0.62", 0, "0.41", "0.93", "O1")
    ratio(b, "odds_ratio", 0.62, "0.62", 1, "0.41", "0.93", "O1")
    done = effects.judge(RATIO_GOLD, "d", b.found())
    assert counts(done, "ratio with interval", "interval of a ratio") == (1, 1, 1)
    assert counts(done, "ratio and its outcome") == (1, 1, 1)


SENTENCE = "Nausea: 30 % with zentorine and 12 % with placebo ."


def test_measures_go_to_their_arms():
    marks = annotate(
        SENTENCE, ("MEAS", "30 %"), ("MEAS", "12 %"), ("INTV", "zentorine"), ("INTV", "placebo")
    )
    spans = [(m["start"], m["end"]) for m in marks]
    record = {
        "id": "d", "text": SENTENCE, "annotations": marks,
        "relations": [
            {"type": "A1_RES", "arg1": spans[2], "arg2": spans[0]},
            {"type": "A2_RES", "arg1": spans[3], "arg2": spans[1]},
        ],
    }  # fmt: skip
    b = Builder(SENTENCE)
    for arm, name in (("A1", "zentorine"), ("A2", "placebo")):
        b.row("arms", arm)
        b.cell(arm, "label", name, name)
    for arm, words in (("A1", "30"), ("A1", "12")):
        row = b.row("results", f"R{words}", arm_id=arm)
        b.cell(row, "statistic", "percent", words)
        b.cell(row, "value", float(words), words)
    done = measures.judge(record, "d", b.found())
    assert counts(done, "measure and its arm") == (1, 1, 1)


def test_direction_without_an_answer_is_no_class():
    text = "Zentorine did not change sleep."
    mark = {
        "start": 0, "end": len(text), "label": "no significant difference", "text": text, "prompt_id": "1",
        "valid_label": "True", "valid_reasoning": "True", "outcome": "sleep", "intervention": "zentorine",
        "comparator": "placebo",
    }  # fmt: skip
    refused = {**mark, "prompt_id": "2", "valid_label": "False"}
    record = {"id": "d", "text": text, "annotations": [mark, mark, refused]}
    asked = []
    done = direction.judge(record, "d", lambda *question: asked.append(question) or "")
    assert counts(done, "no significant difference") == (0, 0, 1)
    assert asked == [(text, "zentorine", "placebo", "sleep")]
    done = direction.judge(record, "d", lambda *_question: "increase")
    assert counts(done, "no significant difference") == (0, 0, 1)
    assert counts(done, "significantly increased") == (0, 1, 0)


REFERENCE = "Roe A, Lee B. Salt and sleep. J Sleep Res. 2011;20(2):11-19."


def test_a_reference_without_a_fault_and_one_with():
    marks = annotate(REFERENCE, ("author", "Roe A, Lee B."), ("title", "Salt and sleep."), ("journal", "J Sleep Res."),
                     ("date", "2011"), ("volume", "20(2)"), ("pages", "11-19."))  # fmt: skip
    record = {"id": "d", "text": REFERENCE, "annotations": marks}
    done = references.judge(record, "d", "anystyle")
    assert counts(done, "whole reference") == (1, 0, 0)
    assert counts(done, "issue") == (1, 0, 0)
    wrong = [dict(m) for m in marks]
    wrong[1]["text"] = "Salt"
    done = references.judge({**record, "annotations": wrong}, "d", "anystyle")
    assert counts(done, "title") == (0, 1, 1)
    assert counts(done, "whole reference") == (0, 1, 1)


def test_a_field_that_is_not_in_the_reference_is_wrong():
    marks = annotate(REFERENCE, ("author", "Roe A, Lee B."), ("title", "Salt and sleep."))
    done = references.judge({"id": "d", "text": REFERENCE, "annotations": marks}, "d", "anystyle")
    assert counts(done, "year") == (0, 1, 0)
    assert counts(done, "whole reference") == (0, 1, 1)


def test_untyped_numbers_answer_once_each():
    marks = annotate(REFERENCE, ("biblScope", "20"), ("biblScope", "20"), ("biblScope", "11-19"))
    done = references.judge({"id": "d", "text": REFERENCE, "annotations": marks}, "d", "grobid")
    assert counts(done, "volume, issue or pages") == (2, 1, 1)


def test_a_volume_that_was_annotated_with_its_pages_asks_for_both():
    marks = annotate(REFERENCE, ("author", "Roe A, Lee B."), ("title", "Salt and sleep."), ("journal", "J Sleep Res."),
                     ("date", "2011"), ("volume", "20(2):11-19."))  # fmt: skip
    done = references.judge({"id": "d", "text": REFERENCE, "annotations": marks}, "d", "anystyle")
    assert counts(done, "volume") == counts(done, "pages") == (1, 0, 0)
    wrong = [*marks[:-1], {**marks[-1], "text": "20(2):12-19."}]
    done = references.judge({"id": "d", "text": REFERENCE, "annotations": wrong}, "d", "anystyle")
    assert counts(done, "pages") == (0, 1, 1)


def test_the_number_of_an_article_answers_for_the_pages():
    text = "Roe A, Lee B. Salt and sleep. J Sleep Res. 2011;20(2):e37."
    marks = annotate(text, ("author", "Roe A, Lee B."), ("title", "Salt and sleep."), ("journal", "J Sleep Res."),
                     ("date", "2011"), ("volume", "20(2)"), ("pages", "e37."))  # fmt: skip
    done = references.judge({"id": "d", "text": text, "annotations": marks}, "d", "anystyle")
    assert counts(done, "whole reference") == (1, 0, 0)


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("year", "(May 2011).", "2011a"),
        ("pages", "pp. 11\u201319.", "11-19"),
        ("volume", "Vol. 20,", "20"),
        ("title", "\u201cSalt & Sleep\u201d", "salt sleep"),
        ("authors", "Roe, A. and Lee, B. (eds)", "Roe, A., Lee, B."),
        ("doi", "doi:10.1000/ab-12", "https://doi.org/10.1000/AB-12"),
    ],
)
def test_fields_are_compared_by_their_words(field, one, other):
    assert references.normal(field, one) == references.normal(field, other) != ""


PAPER = {
    "id": "d", "style": "numeric",
    "text": "Salt keeps people awake [1-3]. It was so before [4]. Nobody knows why.\n",
    "references": [
        {"id": f"B{k}", "n": k, "raw": f"Roe A, Lee B. Salt and sleep, part {k}. J Sleep Res. 201{k};2{k}(2):11-19."}
        for k in range(1, 5)
    ],
}  # fmt: skip
CALLS = (("1", "B1"), ("3", "B3"), ("4", "B4"))


def paper():
    marks = [
        {
            "label": "callout",
            "start": PAPER["text"].index(n),
            "end": PAPER["text"].index(n) + 1,
            "rids": [rid],
            "text": n,
        }
        for n, rid in CALLS
    ]
    return {**PAPER, "annotations": marks}


def test_callouts_lead_to_their_entries_and_inner_ones_of_a_range_are_free():
    from trialtrace.extract.api import extract_text

    done = linking.judge(paper(), "d", extract_text)
    assert counts(done, "callout to entry") == (3, 0, 0)
    assert counts(done, "entries of the list") == (4, 0, 0)


def test_inner_entries_of_a_range_are_asked_for_where_they_are_annotated():
    from trialtrace.extract.api import extract_text

    record = paper()
    start = record["text"].index("1-3")
    whole = {
        "label": "callout",
        "start": start,
        "end": start + 3,
        "rids": ["B1", "B2", "B3"],
        "text": "1-3",
    }
    record["annotations"] = [whole, record["annotations"][2]]
    assert counts(linking.judge(record, "d", extract_text), "callout to entry") == (4, 0, 0)
    whole["rids"] = ["B1", "B2", "B4"]  # the third is wrong: one answer too many, one too few
    assert counts(linking.judge(record, "d", extract_text), "callout to entry") == (3, 1, 1)


def test_no_citations_link_nothing_and_wrong_entries_are_wrong():
    done = linking.judge(paper(), "d", lambda _text, name: Extraction(name))
    assert counts(done, "callout to entry") == (0, 0, 3)
    from trialtrace.extract.api import extract_text

    swapped = paper()
    swapped["annotations"][2]["rids"] = ["B2"]
    assert counts(linking.judge(swapped, "d", extract_text), "callout to entry") == (2, 1, 1)
