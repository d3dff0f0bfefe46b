"""Sheets of published facts: reading, matching, choosing, comparing."""

import pytest
from trialtrace.tables.errors import TrialtraceError
from trialtrace.values.comparison import rounds_to
from trialtrace.values.words import normal_word

HEADER = (
    "study_label,first_author,year,doi,pmid,design,allocation,structure,condition,sex,n_total,"
    "n_kind,arm_label,arm_role,arm_n,intervention,versus_arm_label,outcome,outcome_kind,polarity,"
    "timepoint,basis,statistic,value,low,high,unit,p_relation,p_value,p_compares,direction,"
    "source_level,source,note\n"
)
STUDY = "Ruiz 2016,Ruiz,2016,10.9999/knee.1,,randomised trial,not stated,parallel,knee pain,both,{n},randomised"
A = "A,experimental,40,hydrotherapy"
B = "B,none,42,waiting list"
P = "pain,efficacy,higher_worse,8 weeks,final"
END = "abstract,Example J Physio 2016,"


@pytest.fixture
def sheet(tmp_path):
    folder = tmp_path / "publications"
    folder.mkdir()

    def write(*lines, n="82", header=HEADER):
        body = "".join(line.format(study=STUDY.format(n=n)) + "\n" for line in lines)
        (folder / "knee.csv").write_text(header + body, encoding="utf-8")
        return tmp_path

    return write


ROWS = (
    "{study}," + A + ",," + P + ",mean,3.1,,,points,,,,," + END,
    "{study}," + A + ",," + P + ",sd,1.2,,,points,,,,," + END,
    "{study}," + B + ",," + P + ",mean,4.4,,,points,,,,," + END,
    "{study}," + B + ",," + P + ",sd,1.3,,,points,,,,," + END,
    "{study}," + A + ",B," + P + ",p_value,,,,,=,0.01,within,decrease," + END,
)


def cited(w, n="80", compares="unclear", doi="10.9999/knee.1"):
    w.work("W1", doi=doi, first_author="Ruiz", year=2016)
    trial = w.trial("T1", "Ruiz 2016", "W1")
    study = w.study(w.document("blog.txt"), trial, n_total=n)
    a = w.arm(study, n=40, role="experimental", intervention="hydrotherapy")
    b = w.arm(study, n=42, role="none", intervention="waiting list")
    outcome = w.outcome(study, name="knee pain", kind="efficacy", polarity="higher_worse")
    w.result(
        outcome,
        a,
        b,
        statistic="p_value",
        p_value=("0.01", "0.01"),
        p_relation="=",
        direction="decrease",
        p_compares=compares,
    )
    return study


def test_without_a_sheet_nothing_is_published(make_world, tmp_path):
    w = make_world(raw=tmp_path)
    cited(w)
    tables = w.decide()
    assert set(tables["values"]["origin"]) <= {"document", "derived"}
    assert tables["comparison"].empty


def test_a_published_total_is_used_and_the_cited_one_stays(make_world, sheet, only):
    w = make_world(raw=sheet(*ROWS))
    study = cited(w)
    tables = w.decide()
    assert only(tables["studies"], study_id=study)["n_total"] == 82
    document = only(tables["values"], row_id=study, field="n_total", origin="document")
    assert (document["value"], document["chosen"]) == ("80", False)
    row = only(tables["comparison"], row_id=study, field="n_total")
    assert (row["cited"], row["published"], row["verdict"]) == ("80", "82", "differs")
    assert row["published_source"] == "abstract: Example J Physio 2016 (knee.csv line 2)"


def test_the_publication_has_an_account_of_its_own(make_world, sheet, only):
    w = make_world(raw=sheet(*ROWS))
    cited(w)
    tables = w.decide()
    study = only(tables["studies"], doc_id="")
    assert (study["trial_id"], study["label"]) == ("T1", "Ruiz 2016")
    assert study["design"] == "randomised_trial"
    allocation = only(tables["values"], row_id=study["study_id"], field="allocation")
    assert allocation["status"] == "not_stated"
    arms = tables["arms"][tables["arms"]["study_id"] == study["study_id"]]
    assert arms["n"].tolist() == [40, 42]
    results = tables["results"][tables["results"]["study_id"] == study["study_id"]]
    assert results["value"].dropna().tolist() == [3.1, 1.2, 4.4, 1.3]


def test_a_sheet_settles_a_contradiction_between_documents(make_world, sheet):
    w = make_world(raw=sheet(*ROWS))
    cited(w, n="80")
    w.study(w.document("news.txt"), "T1", n_total="90")
    tables = w.decide()
    assert tables["studies"]["n_total"].tolist() == [82, 82, 82]
    said = tables["values"].query("field == 'n_total' and origin == 'document'")
    assert set(said["status"]) == {"conflict"}


def test_another_doi_is_another_trial(make_world, sheet, only):
    w = make_world(raw=sheet(*ROWS))
    study = cited(w, doi="10.9999/other")
    tables = w.decide()
    assert only(tables["studies"], study_id=study)["n_total"] == 80
    assert only(tables["studies"], doc_id="")["trial_id"] == ""


def test_a_contradicted_effect_is_never_poolable(make_world, sheet, only):
    w = make_world(raw=sheet(*ROWS))
    study = cited(w)
    tables = w.derive()
    effect = only(tables["effects"], study_id=study, measure="SMD")
    assert effect["assumption_status"] == "contradicted"
    assert not effect["poolable"]
    assert effect["why_not"].startswith(
        "contradicted: the assumption that the p-value compares the two groups does not hold"
    )
    published = tables["effects"].query("study_id != @study and measure == 'MD'")
    assert published["yi"].tolist() == [pytest.approx(-1.3)]
    assert not effect["primary"]


def test_a_publication_may_support_the_assumption(make_world, sheet, only):
    w = make_world(raw=sheet(ROWS[4].replace("within", "between")))
    study = cited(w)
    effect = only(w.derive()["effects"], study_id=study, measure="SMD")
    assert effect["assumption_status"] == "open"
    assert "the p-value compares the two groups" in effect["assumptions"]
    assert "contradicted" not in effect["why_not"]


@pytest.mark.parametrize(
    ("header", "line", "says"),
    [
        (HEADER.replace("arm_label", "arm"), ROWS[0], "column 'arm' is not known"),
        (HEADER.replace("source_level", "note2"), ROWS[0], "column 'source_level' is missing"),
        (HEADER, ROWS[0].replace("abstract", "hearsay"), "line 2: source_level 'hearsay'"),
        (HEADER, ROWS[0].replace("40", "forty"), "line 2: arms.n 'forty' is no whole number"),
        (HEADER, ROWS[0].replace(",mean,", ",,"), "line 2: a value without a statistic"),
        (HEADER, ROWS[0] + ",more", "line 2: has more cells than columns"),
    ],
)
def test_faults_of_a_sheet_name_file_and_place(make_world, sheet, header, line, says):
    w = make_world(raw=sheet(line, header=header))
    with pytest.raises(TrialtraceError, match=says):
        w.decide()


@pytest.mark.parametrize(
    ("field", "said", "word"),
    [
        ("design", "non-randomised controlled trial", "controlled_trial"),
        ("design", "Randomised controlled trial", "randomised_trial"),
        ("design", "case reports", "case_report"),
        ("structure", "half-head comparison", "split_body"),
        ("sex", "men and women", "both"),
        ("sex", "women", "female"),
    ],
)
def test_words_of_sheets(field, said, word):
    assert normal_word("studies", field, said) == word


def test_rounding_is_no_difference():
    assert rounds_to("63", "62.8")
    assert not rounds_to("62", "62.8")
    assert rounds_to("0.05", "0.049")


def test_a_person_links_a_sheet_that_names_another_author(make_world, sheet, tmp_path, only):
    raw = sheet(ROWS[0].replace("10.9999/knee.1", ""))
    (tmp_path / "decisions.csv").write_text(
        "subject_table,subject_id,field,label,path,quote,raw,action,value,reason,reviewer,decided_at\n"
        "trials,T1,,,,,,link,Ruiz 2016,last author is cited,ann,\n"
    )
    w = make_world(raw=raw, curated=tmp_path)
    w.work("W1", first_author="Castellanos", year=2016)
    w.study(w.document("blog.txt"), w.trial("T1", "Castellanos 2016", "W1"), n_total=80)
    assert w.decide()["studies"]["trial_id"].tolist() == ["T1", "T1"]


def test_a_direction_with_a_p_value_meets_a_p_value_row(make_world, sheet, only):
    w = make_world(raw=sheet(*ROWS))
    study = cited(w)
    for value in w.values:
        if value["field"] == "statistic":
            value["value"] = "direction"
    effect = only(w.derive()["effects"], study_id=study, measure="SMD")
    assert effect["assumption_status"] == "contradicted"


def by_journal(make_world, sheet, *works, journal="Example J Physio", author="Ruiz"):
    """The trial of a sheet with no DOI whose row names author, year and journal."""
    header = HEADER.replace("year,doi", "year,journal,doi")
    row = (
        ROWS[0]
        .replace("{study}", STUDY)
        .replace(",Ruiz,2016,10.9999/knee.1", f",{author},2016,{journal},")
    )
    w = make_world(raw=sheet(row.replace("{n}", "82"), header=header))
    for i, work in enumerate(works, 1):
        w.work(f"W{i}", **{"year": 2016, **work})
        w.study(w.document(f"blog{i}.txt"), w.trial(f"T{i}", f"Trial {i}", f"W{i}"), n_total=80)
    studies = w.decide()["studies"]
    return studies[studies["doc_id"] == ""]["trial_id"].tolist()


PHYSIO = {"container": "Example Journal of Physiotherapy"}


def test_a_work_without_authors_is_found_by_journal_and_year(make_world, sheet):
    other = {"container": "Example Journal of Surgery"}
    assert by_journal(make_world, sheet, other, PHYSIO) == ["T2"]


@pytest.mark.parametrize(
    "works",
    [
        [PHYSIO, PHYSIO],
        [{**PHYSIO, "year": 2015}],
        [{**PHYSIO, "first_author": "Castellanos"}],
        [{**PHYSIO, "container": ""}],
    ],
    ids=["two of them", "another year", "by somebody else", "no journal"],
)
def test_journal_and_year_name_no_work_where(make_world, sheet, works):
    assert by_journal(make_world, sheet, *works) == [""]


def test_a_sheet_without_journal_meets_no_nameless_work(make_world, sheet):
    assert by_journal(make_world, sheet, PHYSIO, journal="") == [""]


def test_of_two_works_of_one_author_and_year_the_journal_tells(make_world, sheet):
    works = [
        {"first_author": "Ruiz", "container": c} for c in ("Example Surgery", "Example J Physio")
    ]
    assert by_journal(make_world, sheet, *works) == ["T2"]
    assert by_journal(make_world, sheet, *works, journal="") == [""]


def test_another_identifier_speaks_against_author_and_year(make_world, sheet):
    row = ROWS[0].replace("{study}", STUDY).replace("10.9999/knee.1,", ",777").replace("{n}", "82")
    w = make_world(raw=sheet(row))
    w.work("W1", first_author="Ruiz", year=2016, pmid="778")
    w.study(w.document("blog.txt"), w.trial("T1", "Ruiz 2016", "W1"), n_total=80)
    studies = w.decide()["studies"]
    assert studies[studies["doc_id"] == ""]["trial_id"].tolist() == [""]
