"""Episodes, admissions and days are no people, and a test of something else compares no arms."""

import pytest

HEAD = (
    "Zentorine after infarction\n\n"
    "Patients were randomly assigned to zentorine (n = 200) or placebo (n = 210). "
)


@pytest.mark.parametrize(
    ("text", "statistic"),
    [
        ("There were 10 episodes of cystitis with zentorine and 12 in the placebo group.", "count"),
        ("31 falls occurred with zentorine and 44 with placebo.", "count"),
        ("The number of falls was 31 with zentorine and 44 with placebo.", "count"),
        # out of how many people, or which share of them
        ("Exacerbations occurred in 31 of 200 with zentorine and 44 of 210 with placebo.", "events"),
        ("Twelve patients (6%) given zentorine had attacks and 20 (9.5%) given placebo.", "events"),
        ("Relapse occurred in 12 patients with zentorine and 20 with placebo.", "events"),
    ],
)  # fmt: skip
def test_what_one_person_can_have_many_times_counts_nobody(read, text, statistic):
    kinds = [kind for kind, *_ in read(HEAD + text).results() if kind in ("count", "events")]
    assert kinds == [statistic] * 2


def test_two_pairs_have_the_nouns_behind_them(read):
    text = "There were 17 vs 16 deaths and 33 vs 50 admissions with zentorine and placebo."
    assert [one[1:] for one in read(HEAD + text).results()] == [
        ("17", "zentorine", "", "deaths"), ("16", "placebo", "", "deaths"),
        ("33", "zentorine", "", "admissions"), ("50", "placebo", "", "admissions"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("p", "compares"),
    [
        ("P<0.001 for noninferiority", "other"),
        ("P value for non-inferiority = .001", "other"),
        ("P = 0.03 for the interaction", "other"),
        ("P for superiority = 0.02", "between"),
        ("one-sided P = 0.02", "other"),
        ("two-sided P = 0.02", "between"),
        ("with a trend to less, P = 0.08", "between"),
        ("test for trend, P = 0.02", "other"),
        ("P = 0.02", "between"),
    ],
)
def test_a_test_of_something_else_is_none_of_a_difference(read, p, compares):
    text = f"The mean difference in pain between groups was 1.2 (95% CI 0.3 to 2.1; {p})."
    seen = read(HEAD + text)
    assert [seen.cells(row).get("p_compares") for row in seen.rows("results")] == [compares]


def test_per_cent_higher_is_a_change_and_no_difference_of_means(read):
    text = "Pain did not differ, but zentorine led to 45% (95% CI 23% to 71%) higher urate."
    assert "mean_difference" not in {kind for kind, *_ in read(HEAD + text).results()}


def test_ratios_with_their_outcomes_behind_them(read):
    text = (
        "The hazard ratios were 0.84 (95% CI, 0.46 to 1.52) for death, 0.91 (95% CI, 0.68 to 1.21) for"
        " myocardial infarction and 0.26 (95% CI, 0.10 to 0.70) for stroke."
    )
    named = {(value, name) for kind, value, *_, name in read(HEAD + text).results()}
    assert named == {("0.84", "death"), ("0.91", "myocardial infarction"), ("0.26", "stroke")}
    text = (
        "The odds ratio for death was 0.84 (0.46 to 1.52), for stroke 0.26 (0.10 to 0.70) and for"
        " falls 0.5 (0.31 to 0.81)."
    )
    named = {(value, name) for kind, value, *_, name in read(HEAD + text).results()}
    assert named == {("0.84", "death"), ("0.26", "stroke"), ("0.5", "falls")}


def test_a_way_of_giving_in_front_of_an_amount_is_no_name(read):
    text = (
        "Nebulised hypertonic saline for bronchiolitis\n\nWe randomised 317 infants to nebulised 3% hypertonic"
        " saline with usual care (n = 158) or usual care alone (n = 159)."
    )
    seen = read(text)
    assert [
        (seen.cells(row)["role"], seen.cells(row)["intervention"]) for row in seen.rows("arms")
    ] == [("experimental", "hypertonic saline with usual care"), ("active", "usual care")]


def test_respectively_gives_a_pair_the_order_of_the_names_in_front(read):
    text = (
        "Zentorine in infants\n\nOf 955 infants, 474 were assigned to zentorine and 481 to placebo; 78 and 48"
        " infants, respectively, died before 6 months."
    )
    held = {value: arm.lower() for kind, value, arm, *_ in read(text).results() if kind == "events"}
    assert held == {"78": "zentorine", "48": "placebo"}


def test_a_letter_at_the_end_belongs_to_the_name_and_a_second_thought_does_not(read):
    text = (
        "Vitamin A supplements and infant mortality\n\nWe assigned 474 infants to vitamin A and 481 to placebo."
        " Fever was seen in 12 infants given vitamin A and 20 given placebo."
    )
    arms = read(text).arms()
    assert [arm["intervention"] for arm in arms] == ["vitamin A", "placebo"]
    assert [arm["label"] for arm in arms] == ["Vitamin A supplements", "placebo"]


def test_what_a_ratio_is_adjusted_for_is_no_outcome(read):
    text = (
        "Falls were seen in 14.2% with zentorine and 12.7% with placebo (hazard ratio adjusted for centre 1.13,"
        " 95% CI 0.73-1.76)."
    )
    assert {name for *_, name in read(HEAD + text).results()} == {"Falls"}


def test_what_was_done_next_is_no_part_of_an_arm(read):
    text = (
        "Zoster vaccine in adults\n\nThere were 111 adults given zoster vaccine and 118 given placebo and followed"
        " for a mean of 1.3 years. Zoster developed in 30 adults in the vaccine group and 99 in the placebo group."
    )
    assert {"placebo"} == {
        arm.get(field) for arm in read(text).arms() if arm["role"] == "placebo" for field in ("label", "intervention")
    }  # fmt: skip


def test_of_two_numbers_told_in_turn_neither_is_the_whole(read):
    text = (
        "Microbes for diarrhoea\n\nOf 17,420 patients screened, 1493 were randomly assigned to the microbial"
        " preparation and 1488 to placebo; 1470 and 1471, respectively, were included in the analysis."
    )
    seen = read(text)
    assert [arm["n"] for arm in seen.arms()] == ["1493", "1488"]
    assert seen.cells(seen.rows("studies")[0])["n_total"] != "1471"


def test_what_stands_in_front_of_or_in_a_title_is_the_other_arm(read):
    text = (
        "Surgery or cast for fractures of the distal radius\n\nSeventy-three patients were randomised; 36 had a volar"
        " locking plate and 37 closed reduction and a cast."
    )
    assert [arm["role"] for arm in read(text).arms()] == ["experimental", "active"]
    assert read(text).arms()[0]["intervention"] == "volar locking plate"


def test_per_cent_higher_behind_no_differences_is_a_change_still(read):
    text = (
        "At 4 months there were no significant differences in pain between the groups, but those given zentorine"
        " had 45% (95% CI 23% to 71%) higher mean ferritin concentration."
    )
    assert "mean_difference" not in {kind for kind, *_ in read(HEAD + text).results()}


def test_places_are_no_events(read):
    text = "Work went on in 30 facilities with zentorine and 30 facilities with placebo."
    assert not {"events", "count"} & {kind for kind, *_ in read(HEAD + text).results()}


def test_what_begins_the_next_arm_is_no_part_of_the_one_before(read):
    text = "Care at home\n\n796 patients were assigned to remote care and 775 to usual care."
    assert [arm["intervention"] for arm in read(text).arms()] == ["remote care", "usual care"]
    text = (
        "A salt substitute in villages\n\nIn a randomised trial in 600 villages 10,504 persons assigned to the"
        " intervention used the salt substitute and 10,491 continued to use regular salt."
    )
    assert [arm["intervention"] for arm in read(text).arms()] == ["salt substitute", "regular salt"]


def test_what_people_had_before_is_no_arm(read):
    text = (
        "Liposomal colchinol plus zentorine improves time to progression compared with zentorine alone in patients"
        " with gout previously treated with adjuvant allopurinol therapy: a randomized study. We randomly assigned 751"
        " patients to zentorine 75 mg (n = 373) or LC 30 mg followed by zentorine 60 mg (n = 378). Treatment with"
        " LC-zentorine improved time to progression (hazard ratio 0.65; 95% CI, 0.55 to 0.77)."
    )
    said = {arm.get(field, "") for arm in read(text).arms() for field in ("label", "intervention")}
    assert not [words for words in said if "allopurinol" in words]


def test_events_that_are_shared_out_are_no_sizes(read):
    text = (
        "Zentorine for gout: the X trial\n\nPatients were randomly assigned to receive either zentorine followed by"
        " colchinol (ZC; n = 753) or allopurinol followed by fenbate (AF; n = 747). In 59 months 214 relapses occurred"
        " (ZC, n = 96; AF, n = 118). Recovery was seen in 86.6% with ZC and 84.1% with AF."
    )
    assert [arm.get("n") for arm in read(text).arms()] == ["753", "747"]


def test_a_sum_that_nobody_was_put_in_groups_for_is_of_no_arms(read):
    text = (
        "Zentorine for gout\n\nIn a randomised trial 610 patients had zentorine or placebo. In the whole study 196 had"
        " limited disease and 414 extensive disease."
    )
    assert not [arm for arm in read(text).arms() if "n" in arm]
