"""Accounts of one study become one trial; its name is one that people know."""

MOSS = "References\nMoss S. Naps at work: a randomised trial. Sleep. 2013;1:1-3.\n"


def test_two_documents_on_one_publication_are_one_trial(linked):
    texts = {
        "a.txt": f"Nurses napped (Moss, 2013).\n{MOSS}",
        "b.txt": f"Naps help (Moss 2013).\n{MOSS}",
    }
    out = linked(texts, {"a.txt": ["Moss, 2013"], "b.txt": ["Moss 2013"]})
    assert out["trials"][["label", "n_studies", "established_by"]].values.tolist() == [
        ["Moss 2013", 2, "work"]
    ]
    assert sorted(out["trial_studies"]["study_id"]) == ["Sa.txt0", "Sb.txt0"]
    assert set(out["trial_studies"]["work_id"]) == set(out["trial_works"]["work_id"])
    assert set(out["trial_studies"]["method"]) == {"author_year"}


def test_without_an_author_a_trial_is_named_by_year_and_journal(linked):
    text = (
        "A May 2018 study was published in the respected Sleep Health. Naps helped shift workers.\n"
        "* Source: Sleep Health; Naps in shift workers – DOI: 10.1016/j.sleh.2018.01.001\n"
    )
    start = "A May 2018 study was published in the respected Sleep Health"
    out = linked({"a.txt": text}, {"a.txt": [start]})
    assert out["trials"][["label", "established_by"]].values.tolist() == [
        ["2018 study, Sleep Health", "work"]
    ]


def test_an_account_without_a_source_is_a_trial_by_its_text(linked):
    out = linked({"a.txt": "Forty nurses napped daily.\n"}, {"a.txt": [""]})
    assert out["trials"][["label", "n_studies", "established_by"]].values.tolist() == [
        ["unnamed study, a.txt", 1, "text"]
    ]
    assert out["trial_works"].empty
    assert out["trial_studies"]["method"].tolist() == ["text"]


def test_accounts_without_a_source_are_never_joined(linked):
    texts = {"a.txt": "Forty nurses napped.\n", "b.txt": "Forty nurses napped.\n"}
    assert len(linked(texts, {"a.txt": [""], "b.txt": [""]})["trials"]) == 2
