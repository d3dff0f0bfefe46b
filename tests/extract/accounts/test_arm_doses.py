"""Arms told apart by how much, how often, a letter, or a part: which is which, and which was tried."""

import pytest
from trialtrace.extract.accounts.arms.arm import tokens_of
from trialtrace.extract.accounts.arms.counts import names_with_counts
from trialtrace.extract.accounts.arms.fit import sets_apart
from trialtrace.extract.accounts.arms.name import Name, left_cut
from trialtrace.extract.accounts.arms.schedules import schedules_in

CONTROLS = ("placebo", "none", "active")


def _results(read, text, statistic="percent"):
    """Return value → (intervention of the arm, whether it is a control) of a text's results."""
    got = read(text)
    roles = {
        one.get("intervention", one.get("label", "?")): one["role"] in CONTROLS
        for one in got.arms()
    }
    return {value: roles.get(arm) for kind, value, arm, _, _ in got.results() if kind == statistic}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("once a week", ("every 1", "week")),
        ("weekly", ("every 1", "week")),
        ("every 3 weeks", ("every 3", "week")),
        ("three-weekly", ("every 3", "week")),
        ("every other day", ("every 2", "day")),
        ("twice daily", ("2 times a", "day")),
    ],
)
def test_how_often_is_said_in_one_way(text, told):
    assert [often for _, _, often in schedules_in(f"given {text} in spring")] == [told]


def test_a_length_of_time_is_no_schedule():
    assert schedules_in("for 3 weeks, in the third week, in a weeklong course") == []


def test_schedules_tell_arms_apart(read):
    text = (
        "Iron once a week versus every two days in schoolgirls.\n\n"
        "In this trial 200 girls were randomised to iron sulphate every two days for a term "
        "or iron sulphate every week for a term. Anaemia was found in 14% of girls who took iron "
        "every two days and in 22% of girls on weekly iron. Nausea was reported by 31% with the two-day schedule."
    )
    results = _results(read, text)
    assert results["14"] is True
    assert results["22"] is False


@pytest.mark.parametrize(
    ("called", "tried"),
    [("high-dose", "31"), ("low-dose", "12")],
)
def test_the_usual_dose_is_the_control(read, called, tried):
    text = (
        "Lithium 600 mg and 1200 mg a day in mania.\n\n"
        "Sixty adults were randomly assigned to lithium 600 mg or 1200 mg daily for a month. "
        "Relapse occurred in "
        + (
            "31% of the high-dose group and 12% of the standard-dose group."
            if called == "high-dose"
            else "12% of the low-dose group and 31% of the standard-dose group."
        )
    )
    results = _results(read, text)
    assert results[tried] is False
    assert results[{"31": "12", "12": "31"}[tried]] is True


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "betamethasone, salicylate, and urea, or to group B",
            "betamethasone, salicylate, and urea",
        ),
        ("rest, and pain was scored daily", "rest"),
        ("zinc, iron, and placebo", "zinc, iron"),
    ],
)
def test_the_last_of_several_parts_belongs_to_the_name(text, name):
    end = text.find(", or to") if ", or to" in text else len(text)
    assert left_cut(text, 0, end, "made", 0).text == name


def test_groups_in_brackets_are_named_by_all_that_stands_in_front(read):
    text = (
        "Ointments for hand eczema.\n\n"
        "Cooks were randomised to tacrolimus (0.03%, thin film) for a month (group A) or to "
        "betamethasone and urea cream for a month (group B). Clearing was seen in 41% of group A and "
        "in 29% of group B."
    )
    arms = [one.get("label", one.get("intervention", "")) for one in read(text).arms()]
    assert any("tacrolimus" in arm for arm in arms)
    assert any("betamethasone and urea" in arm for arm in arms)


def test_the_letter_that_is_left_is_the_other_arm_s(read):
    text = (
        "Melatonin for jet lag: a placebo-controlled trial.\n\n"
        "Pilots were randomised to melatonin, 5 mg at night by mouth, (group A, n = 40) or placebo "
        "(group B, n = 42). Poor sleep was reported by 20% in group A and by 45% in group B."
    )
    results = _results(read, text)
    assert (results["20"], results["45"]) == (False, True)


def test_letters_follow_what_the_text_says_that_groups_had(read):
    text = (
        "Early physiotherapy versus plaster in ankle fractures.\n\n"
        "Skiers had plaster for six weeks (group A) or physiotherapy from the first week (group B). "
        "Stiffness was found in 40% of group A and in 15% of group B after a year."
    )
    results = _results(read, text)
    assert (results["15"], results["40"]) == (False, True)


def test_an_abbreviation_makes_the_larger_arm_known(read):
    text = (
        "A comparison of metformin (MET) versus MET plus acarbose in obese cats.\n\n"
        "In our trial 80 cats were randomised. Weight was lost by 20% of cats on MET alone and by 35% of cats "
        "on MET plus acarbose."
    )
    results = _results(read, text)
    assert (results["20"], results["35"]) == (True, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("clonidine+ketamine", {"clonidine", "ketamine"}),
        ("Ca2+ channel blocker", {"ca2+", "channel", "blocker"}),
    ],
)
def test_a_plus_sign_joins_two_words(text, words):
    assert tokens_of(text) == words


def test_a_solvent_is_no_placebo(read):
    text = (
        "Three ways of blocking the knee.\n\n"
        "Group A patients received ropivacaine 75 mg in 20 ml saline. Group B patients received "
        "ropivacaine 150 mg. Group C patients received spinal anaesthesia alone as a control group. "
        "Vomiting occurred in 5% in group A, 9% in group B and 21% in group C."
    )
    results = _results(read, text)
    assert (results["5"], results["9"], results["21"]) == (False, False, True)


def test_short_forms_of_combinations(read):
    text = (
        "Levodopa with or without entacapone, or pramipexole, in tremor.\n\n"
        "In this trial 150 farmers were randomly assigned to receive levodopa 300 mg daily (LD), levodopa 300 mg plus "
        "entacapone 200 mg daily (LD + EN), or pramipexole 3 mg daily (PX). Tremor ceased in 22% on "
        "LD, 41% on LD + EN and 30% on PX."
    )
    got = read(text)
    arms = {got.cells(row)["value"]: row.arm_id for row in got.rows("results")}
    assert len({arms["22"], arms["41"], arms["30"]}) == 3


def _made(*texts):
    return tuple(Name(i, i + len(text), text, "made") for i, text in enumerate(texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("randomisation", "cupping"),
        ("November", "cupping"),
        ("arm B", "cupping"),
        ("46 percent, 13 percent", "cupping"),
        ("a trial), we tested cupping", "leeches"),
    ],
)
def test_what_is_no_arm(texts):
    assert not sets_apart(_made(*texts))


def test_counts_are_tried_from_each_number():
    text = (
        "Of 90 nuns, 80 underwent randomisation; 41 were assigned to receive sage, and 39 to "
        "receive thyme."
    )
    assert [name.text for name, _ in names_with_counts(text, 0)] == ["sage", "thyme"]


def test_the_arm_that_had_the_same_and_more_was_tried(read):
    text = (
        "Splints for tennis elbow.\n\n"
        "In this trial players received a splint for six weeks (group A) or the same treatment followed by "
        "shock waves (group B). Pain was gone in 33% of group A and in 48% of group B."
    )
    results = _results(read, text)
    assert (results["33"], results["48"]) == (True, False)


def test_what_all_had_beside_either_is_no_arm(read):
    text = (
        "Zinc for warts: a randomised trial.\n\n"
        "In this trial 90 children were randomised to receive salicylate, 2 drops a day, with either "
        "zinc, 10 mg a day, or placebo for a month. Warts were gone in 61% of children on zinc and in "
        "40% on placebo."
    )
    arms = [one.get("intervention", one.get("label", "")) for one in read(text).arms()]
    assert len(arms) == 2
    assert not any("salicylate" in arm for arm in arms)


def test_a_word_of_the_other_arm_s_name_is_no_first_naming(read):
    text = (
        "Crying of infants given goat lactaid or regular goat formula.\n\n"
        "In this trial goat lactaid (LAC) was compared with regular goat formula (RGF). Infants were "
        "randomised to RGF (n = 41) or LAC (n = 40). Crying ceased in 12% in the LAC group and 19% in "
        "the RGF group."
    )
    results = _results(read, text)
    assert (results["12"], results["19"]) == (False, True)


def test_a_schedule_in_a_word_is_no_part_of_another(read):
    text = (
        "Weekly compared with 3-weekly bathing of sheepdogs.\n\n"
        "In this trial 80 dogs were randomised (39 in the 3-weekly arm and 41 in the weekly arm). Ticks "
        "were found in 25% with 3-weekly bathing and in 11% with weekly bathing."
    )
    results = _results(read, text)
    assert (results["25"], results["11"]) == (True, False)


def test_a_letter_stays_with_the_name_that_it_defines(read):
    text = (
        "One or two casts for clubfoot.\n\n"
        "In this trial infants were randomised to one cast without tenotomy (arm A) or two casts and "
        "tenotomy (arm B). Relapse was seen in 31% in arm A and 12% in arm B."
    )
    got = read(text)
    arms = {got.cells(row)["value"]: row.arm_id for row in got.rows("results")}
    assert arms["31"] != arms["12"]


def test_what_was_added_was_tried_and_what_is_standard_was_not(read):
    text = (
        "Long-term results in feline asthma.\n\n"
        "In this trial we studied the addition of salmeterol to inhaled steroid. Cats were randomised to "
        "{}. Wheezing ceased in 31% of cats on {} and in 44% of cats on {}."
    )
    first, second = "theophylline", "salmeterol"
    results = _results(read, text.format(f"{first} or {second}", first, second))
    assert (results["31"], results["44"]) == (True, False)
    standard = text.replace(
        "we studied the addition of salmeterol to inhaled steroid", "hope was low"
    )
    standard = standard.replace("Cats were", "Theophylline is the standard treatment. Cats were")
    results = _results(read, standard.format(f"{first} or {second}", first, second))
    assert (results["31"], results["44"]) == (True, False)


def test_a_title_may_set_one_drug_against_two(read):
    text = (
        "Ivermectin cures more lambs compared with levamisole and albendazole.\n\n"
        "In this trial lambs were randomised to ivermectin (n = 40), levamisole (n = 41) or albendazole "
        "(n = 42). Worms were gone in 81% on ivermectin, 62% on levamisole and 57% on albendazole."
    )
    results = _results(read, text)
    assert (results["81"], results["62"], results["57"]) == (False, True, True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "We randomly assigned 73 lambs with foot rot to zinc baths alone (a bath a day), 75 lambs "
            "to salt licks, and 69 to nothing.",
            ["zinc baths alone", "salt licks", "nothing"],
        ),
        ("We randomly assigned 73 lambs with foot rot to two groups.", []),
    ],
)
def test_people_are_shared_out_in_one_sentence(text, names):
    assert [name.text for name, _ in names_with_counts(text, 0)] == names


def test_one_paragraph_with_its_title_in_it_tells_of_its_authors_trial(read):
    text = (
        "Deep versus shallow ploughing in addition to lime on potato scab. Scab spoils the skin of "
        "potatoes and is worst on light soils. Because the books did not agree on how deep a plough "
        "should go, a comparative study was started in 1986 on the farms of the valley. Fields were "
        "limed in autumn and the plough was set to one of two depths. The share of clean potatoes was "
        "not found to differ after deep versus shallow ploughing (34/50 [68%] vs 41/59 [69%]). Deep "
        "ploughing does not seem to be worth the fuel that it costs a farm of ordinary size, and its place "
        "in the routine of the valley remains to be shown in wetter years than these."
    )
    arms = [one.get("intervention", one.get("label", "")) for one in read(text).arms()]
    assert [arm.lower().split()[0] for arm in arms] == ["deep", "shallow"]


@pytest.mark.parametrize(
    "arms",
    [
        "zinc 30, 50 or 70 mg or to placebo",
        "zinc 30, 50, or 70 mg/day or to placebo",
        "zinc 30, 50 or 70 mg/day or placebo",
        "placebo or to zinc 30, 50 or 70 mg",
        "placebo or zinc 30, 50, or 70 mg/day",
    ],
)
def test_a_list_of_doses_that_the_name_opens_is_an_arm_each(read, arms):
    seen = read(
        f"Zinc in sailors: a randomised trial\n\nSailors were randomised to {arms}. Itch fell by 2.2 "
        "(SD 1.0) on 30 mg, 4.1 (SD 1.1) on 50 mg and 5.2 (SD 1.3) on 70 mg, and by 1.2 (SD 1.4) on placebo. Weight "
        "fell by 6.1 (SD 1.0), 7.2 (SD 1.1) and 7.9 (SD 1.2) kg in the 30-, 50- and 70-mg groups."
    )
    assert len(seen.arms()) == 4
    tried, control = seen.sides()
    assert {"2.2", "4.1", "5.2", "6.1", "7.2", "7.9"} <= tried
    assert "1.2" in control and not control & {"2.2", "4.1", "5.2", "6.1", "7.2", "7.9"}


def test_numbers_behind_a_name_are_no_doses_where_the_next_name_has_none(read):
    seen = read(
        "Baths for sailors: a randomised trial\n\nSailors were randomised to baths on days 3, 5 or placebo. Itch fell "
        "by 2.2 (SD 1.0) with baths and by 1.2 (SD 1.4) with placebo."
    )
    assert len(seen.arms()) == 2
