"""How many took part: totals, steps of the flow, the sizes of the arms, and what is no size."""

import re

import pytest
from trialtrace.extract.accounts.sizes.counts import counts_of

from .openings import NAPS


def sizes(seen):
    """Return the total in use with its kind, the arms' numbers, and the further sizes."""
    study = seen.studies()[0] if seen.studies() else {}
    more = [seen.cells(row) | {"arm": seen.name(row.arm_id)} for row in seen.rows("sizes")]
    return (
        (study.get("n_total"), study.get("n_kind")),
        [arm.get("n") for arm in seen.arms()],
        [(one["n"], one["n_kind"], one["arm"]) for one in more],
    )


TOTALS = (
    ("Thirty-one nurses were randomly assigned to napping or rest.", "31", "randomised"),
    ("We randomised 1 204 toddlers with croup to steam or cold air.", "1204", "randomised"),
    ("Participants (N = 88) were recruited from two dance schools.", "88", "enrolled"),
    (
        "Divers with decompression sickness were randomised (n = 64) to two tables.",
        "64",
        "randomised",
    ),
    ("In a 254-patient trial, traction was tested.", "254", "enrolled"),
    ("We enrolled 45 violinists with tendinitis.", "45", "enrolled"),
    ("Between 2001 and 2004, 512 farmers with lung disease were enrolled.", "512", "enrolled"),
    ("Urine samples were available from 219 miners.", "219", "analysed"),
    ("The team will recruit 150 teachers with hoarseness.", "150", "planned"),
    ("Ninety-six (84%) of the pilots completed the course.", "96", "completed"),
    ("Twelve (60%) of the 20 pilots who completed both courses slept longer.", "20", "completed"),
    (
        "Of 73 infants who had been born early and were randomised, none was lost.",
        "73",
        "randomised",
    ),
    ("Of 900 women approached at a market, 210 agreed and were randomised.", "210", "randomised"),
    ("One hundred and ten out-patients with acne were enrolled.", "110", "enrolled"),
    (
        "In this study 164 twins, in whom one had a lisp within the last year, were enrolled.",
        "164",
        "enrolled",
    ),
    ("Forty ASA I-II patients aged 18-60 years due for upper limb surgery were randomised.", "40", "randomised"),
    ("SUBJECTS: 1,310 non-smokers from four villages.", "1310", "enrolled"),
    ("Nine nurses left, leaving 120 for analysis.", "120", "analysed"),
    ("Nine nurses left, providing data on 120 for analysis.", "120", "analysed"),
    ("Ninety-four pilots applied and 51 were let in.", "51", "enrolled"),
    ("Of 800 nurses invited, 140 with back pain were randomised.", "140", "randomised"),
    ("Nurses came from Leeds and York, 73 in all.", "73", "unclear"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "value", "kind"), TOTALS, ids=lambda one: str(one)[:40])
def test_a_total_is_read_with_its_kind(read, text, value, kind):
    (total, _, _) = sizes(read(NAPS + text))
    assert total == (value, kind)


NO_TOTALS = (
    "Twelve patients withdrew.",
    "Overall, 14 miners complained of a cough.",
    "In all, 40 falls were seen.",
    "Thirty patients had died by the end.",
    "Pooled data of two randomised, double-blind, parallel-group studies were used.",
    "Only women with a BMI > 25 were enrolled.",
    "Twenty-two divers served as the control group.",
    "The patients took FEC 100 and were randomised.",
    "Of the 60 patients who relapsed, none had fever.",
    "We measured 13 blood fats in all of them.",
    "The interview was held in 24 hospitals.",
    "Nurses with at least four painful joints were randomised to naps or rest.",
    "Two surgeons in one hospital took part in this randomised comparison.",
    "A randomised trial in 7 intensive care units was done.",
    "Of the zinc users, 48 (70%) finished the course.",
    "Falls were seen at night and by day, 14 in all.",
    "Of 9 who had relapsed, 5 were given naps.",
    "Acne (n = 20), people with gout (n = 91) or adults with a cold (n = 54) were enrolled.",
    "When asked, nine out of ten pilots were randomised happily.",
    "The nap was given to those over 80 who were randomised.",
    "PATIENTS: Sixteen pilots with gout and 14 with a cold.",
    "They left us 30 for the analysis of costs.",
)


@pytest.mark.parametrize("text", NO_TOTALS)
def test_what_happened_to_some_is_no_total(read, text):
    (total, _, more) = sizes(read(NAPS + text))
    assert total == (None, None)
    assert more == []


def test_every_step_of_the_flow_is_kept(read):
    seen = read(
        NAPS + "Of 300 patients screened, 140 were randomised and 131 completed the trial. "
        "One hundred and twenty-eight patients were evaluable. Nine patients withdrew."
    )
    total, _, more = sizes(seen)
    assert total == ("140", "randomised")
    assert more == [("300", "screened", ""), ("131", "completed", ""), ("128", "analysed", "")]


def test_verbs_left_out_tell_of_steps_and_the_nearest_verb_tells_most(read):
    seen = read(
        NAPS + "Of 688 pilots who were well, 419 agreed, 261 were randomised and 247 analysed."
    )
    total, _, more = sizes(seen)
    assert total == ("261", "randomised")
    assert more == [("688", "screened", ""), ("419", "enrolled", ""), ("247", "analysed", "")]


def test_a_sex_in_brackets_is_no_second_total(read):
    seen = read(
        NAPS + "Sixty-four pilots (46 men, mean age 44 years) were randomised to naps or rest."
    )
    assert sizes(seen) == (("64", "randomised"), sizes(seen)[1], [])


def test_a_subgroup_is_no_step(read):
    seen = read(
        NAPS
        + "We randomised 400 bakers to masks or to no masks. Sixty bakers with asthma were analysed."
    )
    assert sizes(seen)[2] == []


ARMS = (
    # (text behind the lead, sizes of the experimental and the control arm)
    ("We randomly assigned 61 cooks to mittens (n = 30) or placebo cream (n = 31).", ["30", "31"]),
    ("Sixty-one cooks were randomised: 30 received mittens and 31 received placebo cream.", ["30", "31"]),
    ("We randomised 61 cooks (30 mittens, 31 placebo cream) in one town.", ["30", "31"]),
    (
        "We compared mittens with placebo cream in 61 cooks. The mittens group consisted of 30 cooks, "
        "and the placebo cream group of 31.",
        ["30", "31"],
    ),
    (
        "Sixty cooks were randomised to mittens or placebo cream. Results were known for 55 cooks "
        "(n = 28 and n = 27 for mittens and placebo cream, respectively).",
        ["28", "27"],
    ),
    (
        "Sixty cooks were randomised to mittens or placebo cream. Three moved away, leaving 28 in "
        "the mittens group and 29 in the placebo cream group.",
        ["28", "29"],
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ARMS, ids=lambda one: str(one)[:50])
def test_each_arm_gets_its_number(read, text, expected):
    _, arms, _ = sizes(read("Mittens versus placebo cream for burns. We studied burns. " + text))
    assert arms == expected


def test_the_order_of_the_names_decides_not_that_of_the_arms(read):
    seen = read(
        "Mittens versus placebo cream for burns. We randomised 61 cooks, 31 to placebo cream and 30 to "
        "mittens."
    )
    assert sizes(seen)[1] == ["30", "31"]


EACH = (
    "We randomly assigned 80 cooks to mittens or placebo cream (40 per group).",
    "We randomly assigned 80 cooks to mittens or placebo cream, with 40 cooks in each group.",
    "We randomly assigned 80 cooks to mittens or placebo cream; each group contained 40 cooks.",
    "Eighty cooks were randomly divided into the mittens group and the placebo cream group (n = 40).",
)


@pytest.mark.parametrize("text", EACH)
def test_a_number_said_of_each_group_is_every_arms(read, text):
    seen = read("Mittens versus placebo cream for burns. We studied burns. " + text)
    total, arms, _ = sizes(seen)
    assert (total[0], arms) == ("80", ["40", "40"])
    tiers = {one.tier for one in seen.found.evidence if one.label == "arms.n"}
    assert tiers == {"sure"}


def test_a_number_of_each_group_without_people_is_none(read):
    seen = read(
        "Mittens versus placebo cream for burns. We randomly assigned 80 cooks to mittens or placebo "
        "cream. There were 12 blisters in each group."
    )
    assert sizes(seen)[1] == [None, None]


def test_a_sum_confirms_and_a_word_for_the_control_makes_it_sure(read):
    text = "{0} versus {1} for burns. We randomised 61 cooks to {0} (n = 30) or {1} (n = 31)."
    found = {}
    for control in ("placebo cream", "gloves"):
        seen = read(text.format("mittens", control))
        found[control] = {
            (one.label, one.tier)
            for one in seen.found.evidence
            if one.label in ("studies.n_total", "arms.n")
        }
    assert found["placebo cream"] == {("studies.n_total", "sure"), ("arms.n", "sure")}
    assert found["gloves"] == {("studies.n_total", "sure"), ("arms.n", "likely")}


NO_ARM_SIZES = (
    # Events that sum to a count of people; women and men; those with and without a trait.
    "We randomised 400 cooks to mittens or placebo cream. Ten cooks, 5 on mittens and 5 on placebo cream, had burns.",
    "We randomised 61 cooks to mittens or placebo cream. They were 30 women and 31 men.",
    "We randomised 61 cooks (30 with scars and 31 without scars) to mittens or placebo cream.",
    "We randomised 400 cooks to mittens or placebo cream. Burns were seen with mittens (12% [n = 24]) and "
    "placebo cream (31% [n = 62]).",
)


@pytest.mark.parametrize("text", NO_ARM_SIZES)
def test_counts_that_are_no_arms_give_no_sizes(read, text):
    _, arms, more = sizes(read("Mittens versus placebo cream for burns. We studied burns. " + text))
    assert arms == [None, None]
    assert [one for one in more if one[2]] == []


def test_two_sets_analysed_are_further_sizes_of_the_arms(read):
    seen = read(
        "Mittens versus placebo cream for burns. We randomised 61 cooks to mittens (n = 30) or placebo "
        "cream (n = 31). Of these, 52 completed the trial (25 on mittens, 27 on placebo cream)."
    )
    total, arms, more = sizes(seen)
    assert (total[0], arms) == ("61", ["30", "31"])
    assert [one[:2] for one in more] == [
        ("52", "completed"),
        ("25", "completed"),
        ("27", "completed"),
    ]


def test_two_groups_in_an_article_make_an_account(read):
    seen = read(
        "In a randomised trial, 200 women received folic acid and 190 women received placebo. "
        "The babies were healthy."
    )
    assert sizes(seen)[:2] == ((None, None), ["200", "190"])


LAY = (
    (
        "In a study published in the BMJ in 2015, Olsen and colleagues tracked nearly 400 births.",
        "400",
    ),
    ("In a 2019 study, more than 3,000 people with gout took colchicine or a placebo.", "3000"),
    ("A study by Moss et al. (2012) compared fish oil with olive oil in 68 adults.", "68"),
)


@pytest.mark.parametrize(("text", "value"), LAY)
def test_sizes_in_lay_prose(read, text, value):
    assert sizes(read(text))[0][0] == value


def test_hostile_sentences_take_time_in_proportion_to_their_length(read):
    seen = read("We randomised " + "12 (3 [4 " * 400 + ".")
    assert seen.found.rejected
    seen = read("Of " + "40 patients and " * 240 + "were randomised.")
    assert len(seen.rows("sizes")) <= 1


def test_a_number_glued_to_a_name_counts_nobody(read):
    seen = read(NAPS + "The patients had IL(20) and 20 rests.")
    (line,) = [one for one in _lines(seen) if "IL(" in one.text]
    assert [one.value for one in counts_of(line)] == [20]
    assert re.search(r"20 rests", line.text[counts_of(line)[0].start - line.start :])


def _lines(seen):
    from trialtrace.extract.accounts.reading import read as read_lines
    from trialtrace.grammar.lexicon import load
    from trialtrace.pipeline.places import lexicon_folder

    return read_lines(seen.document, (), (), load(lexicon_folder())).lines


AGAIN = (
    "Follow-up was complete for 28 nurses in the mittens group and 29 in the placebo cream group.",
    "Burns could be examined in 28 and 29 cooks.",
    "In the per-protocol population (28 and 29 cooks, respectively) burns were rare.",
)


@pytest.mark.parametrize("text", AGAIN)
def test_numbers_of_whom_there_were_results_are_the_arms_second_ones(read, text):
    seen = read(
        "Mittens versus placebo cream for burns. We randomised 61 cooks to mittens (n = 30) or placebo "
        "cream (n = 31). " + text
    )
    _, arms, more = sizes(seen)
    assert arms == ["30", "31"]
    assert [one[0] for one in more if one[2]] == ["28", "29"]


NOT_AGAIN = (
    "Complete recovery was seen in 28 nurses in the mittens group and 29 in the placebo cream group.",
    "Data on burns were available; blisters came in 8 and 9 cooks.",
    "After one year 40 and 44 cooks could be examined.",
)


@pytest.mark.parametrize("text", NOT_AGAIN)
def test_events_and_numbers_beyond_the_arms_are_no_second_ones(read, text):
    seen = read(
        "Mittens versus placebo cream for burns. We randomised 61 cooks to mittens (n = 30) or placebo "
        "cream (n = 31). " + text
    )
    assert [one for one in sizes(seen)[2] if one[2]] == []


@pytest.mark.parametrize(
    "text",
    (
        "We randomised 61 cooks to mittens (MX, 30 cooks) or a placebo cream (31 cooks).",
        "Sixty-one cooks were randomised: the mittens group 30 and the placebo cream group 31.",
        "Mittens were compared with placebo cream in 61 cooks. Mittens group comprised 30 cooks and "
        "placebo cream group 31.",
    ),
)
def test_a_name_between_two_numbers_goes_with_the_nearer(read, text):
    seen = read("Mittens versus placebo cream for burns. We studied burns. " + text)
    assert sizes(seen)[1] == ["30", "31"]


def test_a_few_in_one_arm_are_not_its_size(read):
    seen = read(
        "Mittens versus placebo cream for burns. We randomised 61 cooks to mittens or placebo cream. "
        "Scars were seen in 5 nurses taking mittens."
    )
    assert sizes(seen)[1] == [None, None]


def test_a_number_seen_again_names_no_arm(read):
    seen = read(
        "Zinc or honey in cough. In a trial, 60 were randomised to zinc or honey, and 58 were seen again."
    )
    assert "seen again" not in [seen.name(row.row_id) for row in seen.rows("arms")]
    assert "58" not in sizes(seen)[1]
