"""The total where no verb tells of it: the largest number of people, and a number that stands alone."""

import pytest

from .openings import NAPS


def total(seen):
    """Return the total of the first study with the rule that gave it."""
    rules = {one.evidence_id: one.rule for one in seen.found.evidence}
    found = [one for one in seen.found.values if (one.table, one.field) == ("studies", "n_total")]
    return (found[0].value, rules[found[0].evidence_id]) if found else (None, None)


LARGEST = (
    ("The diaries of 26 sailors who had slept badly were gone through.", "26"),
    ("Sleep was worse in a material of 54 nurses with migraine.", "54"),
    ("A group of 96 nurses with migraine, kept awake for a night, did sums.", "96"),
    ("The sums of 251 (93%) of 269 nurses were valid. They were quick.", "269"),
    ("Naps of some 88 sailors were timed; 30 sailors wore a belt.", "88"),
    # whom a place serves, and of whom the sample was taken
    ("The clinic serves some 9000 patients. The naps of 88 nurses were timed.", "88"),
    ("The naps of 88 nurses, selected from about 300 nurses, were timed.", "88"),
)


@pytest.mark.parametrize(("text", "value"), LARGEST)
def test_the_largest_number_of_people_is_the_total(read, text, value):
    assert total(read(NAPS + text)) == (value, "n.largest")


NEITHER = (
    "The 60 nurses who relapsed were seen again.",
    "Naps helped 26 of 40 (65%) nurses on days and 17 of 42 (40%) on nights.",
    "Belts were available for 74 and 62 nurses, respectively.",
    "Naps of 31 divers with gout were timed, as were those of 290 controls.",
    "Each year 4,000 nurses with migraine are asked to nap.",
    "Earlier studies timed the naps of 500 nurses.",
    "Naps were timed by 12 surgeons and 15 nurses.",
    "Naps were timed in 40 nurses (25%).",
    "Naps of the control group of 40 nurses were timed.",
)


@pytest.mark.parametrize("text", NEITHER)
def test_a_part_or_anybody_is_no_total(read, text):
    assert total(read(NAPS + text)) == (None, None)


def test_those_left_of_more_are_not_all(read):
    seen = read(NAPS + "Diaries were sent to 39 nurses. Only 14 nurses completed the last page.")
    assert total(seen) == ("39", "n.largest")


def test_a_number_that_stands_alone_is_of_all(read):
    seen = read("Traction versus collar. We compared traction with a collar in 85 nurses.")
    assert total(seen)[0] == "85"
    assert [arm.get("n") for arm in seen.arms()] == [None, None]


def test_a_number_with_a_fellow_stays_with_its_arm(read):
    seen = read(
        "Traction versus collar. We compared them: 85 nurses received traction and 84 nurses"
        " received a collar."
    )
    assert [arm.get("n") for arm in seen.arms()] == ["85", "84"]


def test_those_who_are_left_are_a_step(read):
    seen = read(
        "Traction versus collar. Ninety nurses were randomised to traction or a collar. For the"
        " last check 22 were eliminated, leaving 68 nurses: seven cases of sprain and 61 cases of"
        " strain."
    )
    assert total(seen)[0] == "90"
    assert [(seen.cells(row)["n"], seen.cells(row)["n_kind"]) for row in seen.rows("sizes")] == [
        ("68", "analysed")
    ]


def test_bare_sizes_follow_the_order_of_the_arms(read):
    seen = read(
        "Traction versus collar. Nurses were randomly assigned to 20 minutes a day for"
        " 7 days a week (n = 44) or to the same for a night (n = 40)."
    )
    assert [arm.get("n") for arm in seen.arms()] == ["44", "40"]


def test_some_of_them_are_neither_arms_nor_the_whole(read):
    seen = read(
        "Traction versus collar. We compared traction with a collar in nurses. Fifteen (18%) nurses,"
        " including 5 nurses on traction and 10 nurses with a collar, did not comply."
    )
    assert total(seen) == (None, None)
    assert [arm.get("n") for arm in seen.arms()] == [None, None]


def test_what_they_had_does_not_hide_that_they_were_randomised(read):
    seen = read(
        NAPS + "Of the 367 nurses enrolled, 292 nurses had bad nights with a pillow"
        " and were randomized to naps or rest."
    )
    assert total(seen)[0] == "292"


def test_a_pressure_is_no_second_subject(read):
    seen = read(
        NAPS + "Then 304 nurses with a pressure between 93 and 120 mm Hg were kept awake"
        " and randomised to naps or rest."
    )
    assert total(seen) == ("304", "n.randomised")


def test_days_through_days_count_nobody(read):
    seen = read(
        "Traction versus collar. Ninety nurses were randomised: arm A, traction on days 2 through 7"
        " (47 nurses); arm B, a collar on days 2 through 7 (43 nurses)."
    )
    assert total(seen)[0] == "90"
    assert sorted(arm.get("n") for arm in seen.arms()) == ["43", "47"]


def test_half_a_word_names_no_arm(read):
    seen = read(
        "Zinc or placebo in gout. In this placebo-controlled study, 363 sailors with gout were"
        " randomised to zinc or placebo. A total of 357 sailors were analysed."
    )
    assert total(seen)[0] == "363"
    assert [arm.get("n") for arm in seen.arms()] == [None, None]


def test_each_goes_before_the_nearest_name(read):
    seen = read(
        "Zinc in gout. Thirty sailors were randomly assigned to either the zinc or control group,"
        " with 15 sailors in each. Both groups came back."
    )
    assert total(seen)[0] == "30"
    assert [arm.get("n") for arm in seen.arms()] == ["15", "15"]


def test_what_complications_included_is_no_study(read):
    seen = read(
        NAPS + "A total of 17 nurses who received a pillow were asked back. Complications included"
        " 10 nurses with a stiff neck."
    )
    assert total(seen)[0] == "17"


def test_the_last_bare_size_is_of_the_arm_that_is_left(read):
    seen = read(
        "Traction versus collar. Nurses were randomly assigned to traction for a week at home"
        " (n = 278) or to the other device with a pillow (n = 268)."
    )
    assert [arm.get("n") for arm in seen.arms()] == ["278", "268"]


def test_men_and_women_are_not_one_after_the_other_the_whole(read):
    seen = read(
        "Zinc or placebo in gout. This trial compared zinc with placebo, in 206 sailors. There were"
        " 145 men and 61 women. They took zinc once a day (N = 104) or placebo at night (N = 102)."
    )
    assert total(seen)[0] == "206"
    assert [arm.get("n") for arm in seen.arms()] == ["104", "102"]


def test_who_is_naive_to_drugs_is_no_drug(read):
    seen = read(
        NAPS + "Sixty-seven medication-naive nurses were randomly assigned to naps or rest."
    )
    assert total(seen) == ("67", "n.randomised")


def test_the_rest_is_no_total(read):
    seen = read(
        "Zinc or placebo in gout. Zinc was compared with placebo in 42 subjects with gout. Thirty-"
        "eight subjects completed the trial. The remaining 17 subjects participated in a course."
    )
    assert total(seen)[0] == "42"


def test_an_aim_in_the_past_is_the_authors_own(read):
    seen = read(
        "Oil or tablets. Our objective was to test whether oil does more than tablets. A total of"
        " seventy-four healthy sailors were included at first."
    )
    assert seen.studies()[0]["claim_level"] == "own_result"
    assert total(seen)[0] == "74"


def test_a_poor_control_is_no_group(read):
    seen = read(
        "Zinc or honey in gout. We compared zinc with honey. In a parallel group trial in seven"
        " towns, 110 sailors with poor control (pain for weeks) on tablets were randomised to zinc"
        " with salt (Z+S) or honey with salt (H+S) for a year."
    )
    assert total(seen)[0] == "110"
    assert [arm.get("n") for arm in seen.arms()] == [None, None]


MANNERS = (
    "In a randomised trial, zinc was compared with placebo in 42 patients with gout.",
    "Forty-two consecutive patients with gout were given zinc or placebo.",
    "We studied the effect of zinc in 42 adults with gout.",
    "The effect of zinc on gout was examined in 42 adults in a double-blind trial.",
    "A double-blind crossover trial of zinc and placebo was carried out in 42 patients.",
    "The trial was completed by 42 patients.",
    "Subjects were 42 men with gout.",
    "Participants: 42 adults with gout.",
    "Patients. Forty-two adults with gout.",
    "Gout patients (n = 42) received zinc or placebo.",
    "Gout patients (N=42) were randomised.",
    "The study group comprised 42 patients.",
    "The sample consisted of 42 patients.",
    "The final sample included 42 participants.",
    "Forty-two patients from 3 centres entered the study.",
    "Three centres enrolled 42 patients.",
    "Of 60 eligible patients, 42 agreed to take part.",
    "Sixty patients were screened, of whom 42 were randomised.",
    "A total of 42 patients (30 men, 12 women; mean age 50 years) took part.",
    "Forty-two patients aged 18 to 60 years, 30 of them men, were treated.",
    "Forty-two patients with gout (mean age, 50 years) were assigned to zinc or placebo.",
    "Between 1990 and 1995, 42 patients were accrued.",
    "From 1990 to 1995, 42 patients with gout entered this trial.",
    "Zinc or placebo was given at random to 42 patients with gout.",
    "Data from 42 patients were analysed.",
    "Forty-two patients are included in this report.",
    "Results are presented for 42 patients.",
    "This paper reports the results in 42 patients with gout treated with zinc.",
    "The two treatments were compared by 42 patients.",
    "In all, 42 patients participated.",
    "Altogether 42 patients were studied.",
    "There were 42 patients in the trial.",
    "Forty-two outpatients volunteered for this randomised study.",
    "We report on 42 patients with gout who took zinc or placebo for a year in a random order.",
    "Zinc reduced pain more than placebo in a trial of 42 patients.",
    "This was a randomised trial involving 42 patients.",
    "Patients (42) were randomised to zinc or placebo.",
    "42 patients were investigated in a double-blind study.",
    "A group of 42 patients was randomised.",
    "A series of 42 patients was randomised.",
    "Eyes of 42 patients were examined after zinc or placebo.",
    "Seventeen of the 42 patients had a fever on zinc or placebo.",
    "Randomization of 42 patients was done by computer.",
    "Pain was assessed in 42 patients randomised to zinc or placebo.",
    "Forty-two patients were eligible and 40 were evaluable.",
    "Forty-two patients (84 knees) were randomised to zinc or placebo.",
    "Forty-two pairs of twins were randomised to zinc or placebo.",
    "Forty-two couples took part in the trial.",
    "Forty-two dogs' owners took part in the trial.",
    "The intention-to-treat population comprised 42 patients.",
    "The intent-to-treat analysis included 42 patients.",
    "Enrollment was 42 patients.",
    "N = 42 patients with gout.",
    "Methods: 42 patients, zinc or placebo for a year.",
    "Forty two gout sufferers were randomised to zinc or placebo.",
)


@pytest.mark.parametrize("text", MANNERS)
def test_a_total_is_read_however_it_is_said(read, text):
    lead = "Zinc versus placebo in gout. We conducted a trial of zinc in gout. "
    assert total(read(lead + text))[0] == "42"
