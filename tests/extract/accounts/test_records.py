"""A bibliographic record of one abstract tells of its authors' own trial, whatever stands around it."""

import pytest

ABSTRACT = (
    "Two year-long studies tested zinc lozenges against placebo. A total of 1900 nurses took part. Colds "
    "lasted longer than a week in 12.4% (zinc) and 21.6% (placebo) of nurses."
)
HEAD = "1. J Zinc Res. 2004 Mar;26(3):344-52. Zinc lozenges in winter. Smith A(1), Jones B(2). "
PLACES = "Author information: (1)Zinc Hospital, Leiden, The Netherlands. "


@pytest.mark.parametrize(
    "text",
    [
        HEAD + PLACES + ABSTRACT,
        HEAD + PLACES.replace("(1)Zinc", "(1)a Zinc") + ABSTRACT,
        HEAD + ABSTRACT + " DOI: 10.9999/zinc.2004.1 PMID: 99999999 [Indexed for MEDLINE]",
    ],
)
def test_the_record_of_an_abstract_is_its_authors_own(read, text):
    found = read(text)
    assert [study["claim_level"] for study in found.studies()] == ["own_result"]
    assert found.values("percent") == ["12.4", "21.6"]


def test_a_list_of_records_makes_no_text_a_record(read):
    text = (
        "Zinc is popular. Doctors doubt it.\n\nReferences\n\nSmith A. Zinc. J Zinc Res. 2004;26:344-52. "
        "PMID: 99999999\n\nJones B. Iron. J Zinc Res. 2005;27:1-9. PMID: 99999998"
    )
    assert all(study["claim_level"] != "own_result" for study in read(text).studies())


def test_an_own_text_of_shares_alone_is_an_account(read):
    told = (
        "RESULTS: Colds of patients on zinc were over in a week in 63%. Hoarseness affected 17% of patients in "
        "each group."
    )
    assert read("Zinc lozenges in winter.\n" + told).values("percent") == ["63", "17"]
    # shares of nobody make none
    told = "RESULTS: We trained a network. It sorted 63% of the images, and 17% of the sounds."
    assert read("A network for sorting.\n" + told).studies() == []


def test_what_is_done_according_to_something_makes_no_reporter(read):
    told = (
        "A total of 1900 nurses were given zinc or placebo according to a predefined list. Colds lasted longer than a "
        "week in 12.4% of nurses on zinc and 21.6% on placebo, according to the study protocol."
    )
    assert read(HEAD + PLACES + told).values("percent") == ["12.4", "21.6"]
