"""Which sentences of an article speak of which study: introductions, names, headings, ends."""

import pytest


def totals(seen):
    return [study.get("n_total") for study in seen.studies()]


def numbers(seen):
    """Return every number that serves a cell, as written."""
    used = {value.evidence_id for value in seen.found.values}
    return {one.raw for one in seen.found.evidence if one.evidence_id in used}


@pytest.mark.parametrize(
    ("text", "total"),
    [
        # No journal, no name, no year.
        ("In a randomised trial, 340 shepherds were given boots or sandals. You could try it.", "340"),
        ("Podiatrists in Graz gave 64 postmen insoles or nothing for a month.", "64"),
        ("A 254-patient trial found no use in warm baths for cramp. You may ask why.", "254"),
        ("Luckily, sleep doctors have put that to the test.\nThey asked 58 bakers to nap. You may, too.", "58"),
        ("It is called the YODEL study. It took 1,062 singers and taught half of them to hum.", "1062"),
        ("Six hundred visits later: of 110 boys, 55 swam with a dog and 55 with a toy. You may, too.", "110"),
        ("The best trial I know gave 191 Finns oats or rice. Seventeen people left. You may, too.", "191"),
        ("The trial took 640 singers of 4 to 11 years. You may ask why.", "640"),
        ("Of the 107 singers who hummed, 49 percent were hoarse. You may ask why.", "107"),
        ("In 2002, 180 veterans with sore throats got one of two sprays. You may ask why.", "180"),
        ("Then came YODEL 3. In YODEL 3, 91 singers hummed or kept still. You may ask why.", "91"),
        ("In YODEL (2019), with 4,401 singers, hoarseness fell by 12%. You may ask why.", "4401"),
        ("In a pilot at Graz University, 18 singers drank honey for 2 weeks. You may ask why.", "18"),
        ("In YODEL, a trial of humming, 77 singers hummed or kept still.", "77"),
        ("My neighbour hums. Among 5,870 tenors who were asked in 1995, those who hummed coughed less.", "5870"),
    ],
)  # fmt: skip
def test_a_study_is_introduced_without_a_source(read, text, total):
    assert totals(read(text)) == [total]


@pytest.mark.parametrize(
    "text",
    [
        # A trial that is none, one that is to come, many at once, animals, and the world.
        "The gym offers a trial of 14 days to 200 members.",
        "In 24 young rats the scar was smaller with honey than with placebo.",
        "Some 280 million people live with migraine, and one in five adults gets no help.",
        "The clinic employs 620 nurses and treats 4,800 patients a year, 12% of them for nothing.",
        "NASA, a man on trial said, had 40 dentists.",
        "I had hoped for a fall of 40 per cent in 300 patients.",
    ],
)
def test_no_study_is_introduced(read, text):
    assert not read(text + " You should ask your doctor.").found.values


def test_a_year_with_people_begins_another_study(read):
    seen = read(
        "A trial in Ghent gave 90 singers honey or water. Hoarseness fell by 12%. It was not the first. "
        "In 2002, 180 veterans got one of two sprays, and hoarseness fell by 7%."
    )
    assert totals(seen) == ["90", "180"]


@pytest.mark.parametrize(
    "sentence",
    [
        "In YODEL (2019), with 4,401 singers, hoarseness fell by 7%.",
        "Fifty-two pipers lost 3 kg, compared with 1.4 kg without.",
    ],
)
def test_people_of_their_own_are_another_studys(read, sentence):
    seen = read(
        "A trial in Ghent gave 90 singers honey or water. Hoarseness fell by 12%.\n\nSinging is hard work.\n\n"
        + sentence
        + " You may ask why."
    )
    assert len(seen.studies()) == 2


def test_people_of_a_group_are_of_the_same_study(read):
    seen = read(
        "A trial in Ghent gave 90 singers honey or water. Hoarseness fell by 12%.\n\nSinging is hard work.\n\n"
        "Fifty-two singers in the honey group lost 3 kg. You may ask why."
    )
    assert len(seen.studies()) == 1


def test_results_that_nobody_introduced_are_a_studys(read):
    seen = read(
        "The voice, explained. You should hum.\n\nHoarseness: 197 singers (9.2%) in the honey group and 312 (14.5%)"
        " in the placebo group (p<0.001). You may ask why."
    )
    assert {"9.2", "14.5"} <= numbers(seen)


def test_a_name_leads_back_to_its_study(read):
    seen = read(
        "The YODEL trial gave 90 singers honey or water.\n\n"
        "Another trial, HUMMER, enrolled 44 pipers.\n\n"
        "Tickets cost 12 euros.\n\n"
        "In YODEL, hoarseness was seen in 10% of singers on honey and in 20% of singers on water."
    )
    assert totals(seen) == ["90", "44"]
    first = seen.rows("studies")[0].row_id
    percent = {
        row.study_id for row in seen.rows("results") if seen.cells(row)["statistic"] == "percent"
    }
    assert percent == {first}


def test_the_lead_and_the_named_trial_are_one_study(read):
    seen = read(
        "Honey spares the voice, a study suggests.\n\n"
        "The YODEL trial took two winters. In all, 90 singers were randomised to honey or water."
    )
    assert totals(seen) == ["90"]


def test_a_study_goes_on_under_another_heading(read):
    seen = read(
        "Honey for singers\n\nDoes it work?\n\n"
        "In a randomised trial 90 singers were assigned to honey or water for six weeks.\n\n"
        "What was found\n\n"
        "Hoarseness was seen in 10% of singers on honey and in 20% of singers on water.\n\n"
        "What does it cost?\n\n"
        "Some 35% of the price is tax, and 15% off is common."
    )
    assert {"90", "10", "20"} <= numbers(seen)
    assert not {"35", "15"} & numbers(seen)


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Every year 40,000 people lose their voice, 12% of them for good.", {"40,000", "12"}),
        ("The maker paid 40% of the total cost of the trial.", {"40"}),
        ("Hoarseness (Graz score 0 or 1) was rare, 8% on honey and 9% on water.", {"0", "1"}),
        ("The smallest worthwhile difference is 30 points.", {"30"}),
        ("A good voice, meaning 7 points or fewer, was had by 8% on honey and 9% on water.", {"7"}),
        ("Three of the eight authors had shares on honey and water.", {"Three", "eight"}),
        ("Rosa Lind, 58, of the choir, was pleased.", {"58"}),
        ("She had expected a drop of 45% on honey.", {"45"}),
        ("About 1.5 billion people sing, 60% of them badly.", {"1.5 billion", "60"}),
    ],
)
def test_what_stands_beside_a_trial_is_none_of_it(read, sentence, never):
    seen = read(
        "In a randomised trial 90 singers were assigned to honey or water. You may have heard. "
        + sentence
    )
    assert totals(seen) == ["90"]
    assert not never & numbers(seen)


def test_sources_are_not_read_for_studies(read):
    seen = read(
        "Voices\n\nIn a randomised trial 90 singers were given honey or water. You knew.\n\n"
        "Sources\n\nLind R. Humming: a randomised trial of 112 pipers were given honey or nothing."
    )
    assert totals(seen) == ["90"]


def test_they_are_the_team_that_was_just_named(read):
    told = "Austrian dentists did something odd. They put 158 cellists to sleep with gas or a tale."
    assert totals(read(told + " You may laugh.")) == ["158"]
    other = "My aunts did something odd. They put 158 guests to sleep with wine or a tale."
    assert totals(read(other + " You may laugh.")) == []


def test_who_introduces_no_study_tells_of_his_own(read):
    """An abstract without "we", headings or p-values is its authors' all the same."""
    seen = read(
        "Patients with gout received 100 to 300 mg of allopurinol or 40 mg of febuxostat daily. "
        "The target was reached by 74% of patients on allopurinol and 56% of patients on febuxostat."
    )
    assert [study["claim_level"] for study in seen.studies()] == ["own_result"]


def test_a_narrator_does_not(read):
    seen = read(
        "A trial in Ghent gave 300 mg of allopurinol to 60 patients with gout. "
        "The target was reached by 74% of patients. Patients who were treated were glad in 80% of cases."
    )
    assert "own_result" not in {study["claim_level"] for study in seen.studies()}


def test_an_article_without_a_reporter_tells_effects_without_rates(read):
    seen = read(
        "Honey for the voice\n\nThis trial included 90 singers who were randomly assigned to honey or water.\n\n"
        "Honey cut hoarseness by 31%.\n\nHoarseness is common and occurs in 16% of concerts.\n\n"
        "All singers kept a diary."
    )
    said = {(statistic, value) for statistic, value, *_ in seen.results()}
    assert ("relative_change", "31") in said
    assert not [one for one in said if one[1] == "16"]


def test_decimals_do_not_end_an_introduction(read):
    seen = read(
        "Fifty-nine actors were told to drink 1 to 1.5 litres more or to go on as before. "
        "You should drink, too."
    )
    assert totals(seen) == ["59"]


def test_a_study_about_to_be_made_counts_nobody_yet(read):
    seen = read(
        "In a randomised trial 90 singers were assigned to honey or water. Hoarseness fell by 12%. "
        "The Graz group means to recruit 4,200 actors in eleven cities. Their voices were fine. "
        "A larger trial with 7,000 singers is needed."
    )
    kinds = {one.get("n_total"): one.get("n_kind") for one in seen.studies()}
    assert kinds == {"90": "randomised", "4200": "planned"}


def test_people_in_another_paragraph_behind_other_talk_are_another_studys(read):
    seen = read(
        "A study of honey had 90 singers. Hoarseness fell by 12% in them.\n\n"
        "Then there is steam. Nobody likes it. Fifty-eight actors only heard the noise; 117 breathed it.\n\n"
        "You may like it."
    )
    assert "90" in totals(seen)
    assert len(seen.studies()) == 2


def test_whom_a_trial_took_in_is_nothing_that_they_took(read):
    told = "The trial took 640 babies who had eczema, egg allergy or both. Half were told to eat peanut."
    assert len(read("You may ask. " + told).rows("arms")) < 2
    assert (
        len(read("You may ask. In the trial 40 bakers took zinc or iron at random.").rows("arms"))
        == 2
    )


TWO = "In the CANDLE trial, 180 sailors sucked zinc or dummies. Colds lasted 5.1 and 7.2 days (p = 0.01). "


@pytest.mark.parametrize(
    "text",
    [
        # A name that no study word stands beside, told in ways of its own.
        "In LANTERN, 12% of the 64 bakers on zinc had a cold. You may ask why.",
        "LANTERN gave zinc to 64 bakers. Colds were seen in 12%. You may ask why.",
        "And then LANTERN. 64 bakers had zinc or salt, and 12% had a cold. You may ask why.",
        "Before CANDLE there was LANTERN: 64 bakers, of whom 12% had a cold. You may ask why.",
        "A third one, LANTERN-Mind, tested 64 bakers: 12% had a cold. You may ask why.",
        "The study that came next was LANTERN. It was done in 64 bakers, and 12% had a cold. You may ask why.",
        "A later one looked at bakers: 64 of them. Colds were seen in 12%. You may ask why.",
    ],
)
def test_a_name_begins_another_study(read, text):
    seen = read(TWO + text)
    first = seen.rows("studies")[0].row_id
    assert len(seen.studies()) == 2
    assert "12" not in {
        seen.cells(row).get("value") for row in seen.rows("results") if row.study_id == first
    }


@pytest.mark.parametrize(
    "text",
    [
        "In COPD, 12% of those who smoke have a cold. You may ask why.",
        "Bakers with PIBS sneeze. In PIBS, 12% of sneezes are loud. You may ask why.",
    ],
)
def test_a_condition_in_capitals_is_no_study(read, text):
    seen = read(TWO + text)
    assert len(seen.studies()) == 1
    assert "12" not in numbers(seen)


def test_a_sentence_that_names_two_studies_is_of_none(read):
    seen = read(
        TWO
        + "In LANTERN, 64 bakers had zinc or salt. Colds were fewer by 8% in CANDLE and by 3% in LANTERN. You may, too."
    )
    assert not {"8", "3"} & numbers(seen)


def test_a_later_number_of_people_does_not_replace_whom_the_introduction_counts(read):
    assert totals(read(TWO + "Some 640 people came that winter. You may ask why.")) == ["180"]


def test_a_study_that_is_set_to_begin_is_one_of_its_own(read):
    seen = read(TWO + "The new trial is set to enrol 1,200 bakers. You may ask why.")
    assert [(one["n_total"], one["n_kind"]) for one in seen.studies()][1:] == [("1200", "planned")]


@pytest.mark.parametrize(
    "row",
    [
        "Healed at 24 weeks: 86% and 76%.",
        "| | Zinc | Dummies |\n|---|---|---|\n| Healed | 86% | 76% |",
    ],
)
def test_items_and_rows_right_behind_a_study_are_of_it(read, row):
    assert {"86", "76"} <= numbers(read("You may ask why.\n\n" + TWO + "\n\n" + row))


def test_a_row_of_prices_is_not(read):
    seen = read(TWO + "\n\n| Price | $86 | $76 |\n\nYou may ask why.")
    assert not {"86", "76"} & numbers(seen)
