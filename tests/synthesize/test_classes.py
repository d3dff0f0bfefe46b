"""Groups that ask for a class: every member of it, one outcome a trial, and nothing by default."""

from pathlib import Path

import pytest
import yaml
from trialtrace.grammar.lexicon import load
from trialtrace.synthesize.groups import ROLE, Party, arm_matches, names_match

from tests.synthesize.cases import GROUP

ROOT = Path(__file__).parents[2]


def trial(w, path, drug, outcomes, drug_class="statin"):
    """A trial of a drug against placebo; outcomes are (concept, class, events)."""
    study = w.study(w.document(path), w.trial(f"T-{path}", path), n_total=200, n_kind="analysed")
    arms = [
        w.arm(study, role=role, intervention=name, n=100, **known(name, its_class))
        for role, name, its_class in (
            ("experimental", drug, drug_class),
            ("placebo", "placebo", ""),
        )
    ]
    for concept, its_class, events in outcomes:
        name = w.outcome(study, name=concept, polarity="higher_worse", **known(concept, its_class))
        for arm, value in zip(arms, events, strict=True):
            w.result(name, arm, statistic="events", value=value)


def known(concept, its_class):
    return {"concept": concept, **({"concept_class": its_class} if its_class else {})}


STROKE = ("stroke", "", (8, 15))
ISCHAEMIC, RECURRENT = ("ischaemic stroke", "stroke"), ("recurrent stroke", "stroke")


def pooled(tables):
    inside = tables["synthesis_members"].query("included")
    used = tables["effects"][tables["effects"]["effect_id"].isin(inside["effect_id"])]
    return sorted(zip(used["trial_id"], used["concept"], strict=True))


def test_a_class_takes_in_its_members_and_a_concept_only_itself(world):
    trial(world, "a.txt", "simvastatin", [STROKE])
    trial(world, "b.txt", "atorvastatin", [STROKE])
    trial(world, "c.txt", "simvastatin", [STROKE])
    trial(world, "d.txt", "ezetimibe", [STROKE], drug_class="")
    everyone = pooled(world.synthesize(GROUP))
    assert [t for t, _ in everyone] == ["T-a.txt", "T-b.txt", "T-c.txt"]
    only = pooled(world.synthesize({**GROUP, "experimental": ["simvastatin"]}))
    assert [t for t, _ in only] == ["T-a.txt", "T-c.txt"]


def test_two_outcomes_of_a_class_are_one_effect_a_trial_and_the_summary_names_them(world):
    trial(world, "a.txt", "simvastatin", [(*ISCHAEMIC, (8, 15)), (*RECURRENT, (3, 6))])
    trial(world, "b.txt", "simvastatin", [(*RECURRENT, (10, 12))])
    tables = world.synthesize(GROUP)
    assert pooled(tables) == [("T-a.txt", "ischaemic stroke"), ("T-b.txt", "recurrent stroke")]
    assert "another outcome of the same class is used" in set(
        tables["synthesis_members"]["why_not"]
    )
    note = "outcomes of one class are joined as stroke: ischaemic stroke, recurrent stroke"
    assert (
        tables["syntheses"].query("method == 'meta_analysis'")["why_not"].str.contains(note).all()
    )


def test_the_outcome_that_was_asked_for_comes_before_one_of_its_class(world):
    trial(world, "a.txt", "simvastatin", [(*ISCHAEMIC, (8, 15)), ("stroke", "", (11, 17))])
    trial(world, "b.txt", "simvastatin", [STROKE])
    tables = world.synthesize(GROUP)
    assert pooled(tables) == [("T-a.txt", "stroke"), ("T-b.txt", "stroke")]
    assert not tables["syntheses"]["why_not"].str.contains("joined").any()


def test_without_groups_members_of_a_class_stand_apart(world):
    trial(world, "a.txt", "simvastatin", [(*ISCHAEMIC, (8, 15))])
    trial(world, "b.txt", "atorvastatin", [(*ISCHAEMIC, (8, 15))])
    rows = world.synthesize()["syntheses"]
    assert sorted(rows["comparison"]) == ["atorvastatin v placebo", "simvastatin v placebo"]
    assert (rows["k"] == 0).all()
    assert set(rows["outcome"]) == {"ischaemic stroke"}


@pytest.mark.parametrize(
    ("concept", "its_class", "name", "fit"),
    [
        ("systolic blood pressure", "blood pressure", "SBP", (1, 1)),
        ("blood pressure", "", "arterial pressure", (1, 0)),
        ("stroke", "", "any stroke", (0, 0)),
        ("", "", "Stroke", (0, 0)),
        ("", "", "pressure", None),
        ("heart rate", "", "heart rate", None),
    ],
)
def test_names_match_by_concept_class_or_name(concept, its_class, name, fit):
    assert names_match(("stroke", "blood pressure"), concept, its_class, name) == fit


def test_an_arm_without_a_class_does_not_match_an_empty_word():
    assert not arm_matches(("statin",), Party("", "", "", "active"))


def lexicon_names(lexicon, category):
    return {name for c in lexicon.concepts(category) for name in (c.name, c.concept_class) if name}


def test_the_examples_ask_for_what_the_lexicon_knows():
    """A renamed concept would leave an example that matches nothing, silently."""
    lexicon = load(ROOT / "config" / "lexicon")
    arms, outcomes = (lexicon_names(lexicon, c) for c in ("interventions", "outcomes"))
    for path in sorted((ROOT / "config" / "examples").glob("*.yaml")):
        for group in yaml.safe_load(path.read_text(encoding="utf-8"))["synthesize"]["groups"]:
            assert set(group["outcome"]) <= outcomes, path.name
            asked = {*group["experimental"], *group.get("comparator", [])} - {"waiting list"}
            assert {a for a in asked if not a.startswith(ROLE)} <= arms, path.name


@pytest.mark.parametrize(
    ("category", "asked", "words"),
    [
        ("interventions", "statin", ["statins", "simvastatin"]),
        ("interventions", "exercise", ["exercise", "walking", "strength training"]),
        ("interventions", "psychotherapy", ["CBT", "family therapy"]),
        ("interventions", "targeted therapy", ["bevacizumab", "trastuzumab"]),
        ("interventions", "chemotherapy", ["chemotherapy", "cisplatin", "FOLFOX"]),
        ("outcomes", "systolic blood pressure", ["SBP", "systolic pressure"]),
        ("outcomes", "depression score", ["HAMD", "MADRS", "depressive symptoms"]),
        ("outcomes", "survival", ["overall survival", "survival"]),
    ],
)
def test_the_examples_still_take_in_what_they_speak_of(category, asked, words):
    lexicon = load(ROOT / "config" / "lexicon")
    for word in words:
        (term,) = lexicon.find(category, word, 0, len(word))
        assert asked in (term.concept, term.concept_class), word


def test_what_an_example_does_not_speak_of_stays_out():
    lexicon = load(ROOT / "config" / "lexicon")
    for word, asked in (("DBP", "systolic blood pressure"), ("PFS", "survival")):
        (term,) = lexicon.find("outcomes", word, 0, len(word))
        assert asked not in (term.concept, term.concept_class)
