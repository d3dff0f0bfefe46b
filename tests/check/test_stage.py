"""The stage: ids, severities, one finding a place, empty input."""

from types import SimpleNamespace

import pytest
from trialtrace.check.registry import CHECKS
from trialtrace.check.scene import Scene, SceneTexts
from trialtrace.check.stage import READS, WRITES, run
from trialtrace.tables.decisions import COLUMNS
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.io import make_table
from trialtrace.tables.registry import TABLES, tables_of

ALL = {"select": [], "ignore": [], "severities": {}}
SURVEY = "One report found that insomnia plagues 31% of women."


def survey(text):
    """A scene in which CLM001 and CLM002 see the same sentence."""
    scene = Scene((text,)).cite("One report", style="generic", claim=True)
    return scene.refuse("31", "percent")


def check(scene, curated=None, **options):
    """Run the stage on a scene."""
    context = SimpleNamespace(texts=scene.documents(), curated=curated)
    return run(scene.tables(READS), {**ALL, **options}, context)


def test_contract():
    assert set(READS) <= set(TABLES)
    assert set(WRITES) == set(tables_of("check"))


def test_empty_input_gives_empty_tables():
    made = run(
        {n: make_table(n) for n in READS}, ALL, SimpleNamespace(texts=SceneTexts(()), curated=None)
    )
    assert made["findings"].empty and made["finding_spans"].empty


def test_the_check_that_says_more_silences_the_other():
    assert list(check(survey(SURVEY))["findings"].code) == ["CLM002", "CLM011"]


def test_an_ignored_check_silences_no_other():
    assert list(check(survey(SURVEY), ignore=["CLM002"])["findings"].code) == ["CLM001", "CLM011"]


def test_ids_survive_an_edit_elsewhere_and_change_with_the_words():
    def ids(text):
        found = check(survey(text), select=["CLM002"])["findings"]
        return list(found.finding_id)

    assert ids(SURVEY) == ids(f"A line was put in front.\n{SURVEY}")
    assert ids(SURVEY) != ids(SURVEY.replace("women", "men"))


def test_the_same_words_twice_are_two_findings():
    text = f"{SURVEY}\nSomething else.\n{SURVEY}"
    scene = Scene((text,)).refuse("31", "percent")
    again = {**scene.rows[-1][1]}
    shift = text.rindex(SURVEY)
    again |= {"start": again["start"] + shift, "end": again["end"] + shift, "quote_start": shift}
    found = check(scene.row("rejected", **again), select=["CLM002"])
    assert len(found["findings"]) == 2
    assert found["findings"].finding_id.is_unique


def test_severity_of_the_config_is_written():
    found = check(survey(SURVEY), select=["CLM002"], severities={"CLM002": "error"})["findings"]
    assert list(found.severity) == ["error"]
    assert list(check(survey(SURVEY), select=["CLM002"])["findings"].severity) == ["warning"]


@pytest.mark.parametrize(
    ("actions", "status"),
    [
        ([("waive", "ada", "2024-01-01")], "waived"),
        ([("waive", "ada", "2024-01-01"), ("accept", "ada", "2024-02-01")], "open"),
        ([("waive", "ada", "2024-01-01"), ("accept", "bo", "2024-02-01")], "open"),
        ([("waive", "ada", "2024-01-01"), ("waive", "bo", "2024-02-01")], "waived"),
        ([], "open"),
    ],
)
def test_waived_where_each_reviewer_last_said_so(tmp_path, actions, status):
    finding = check(survey(SURVEY), select=["CLM002"])["findings"].finding_id.item()
    rows = [",".join(COLUMNS)]
    rows += [
        f"findings,{finding},,,,,,{action},,seen,{reviewer},{day}"
        for action, reviewer, day in actions
    ]
    (tmp_path / "decisions.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    found = check(survey(SURVEY), tmp_path, select=["CLM002"])["findings"]
    assert list(found.status) == [status]


def test_unknown_code_stops_the_stage():
    with pytest.raises(TrialtraceError, match=r"check\.select: no check 'CLM999'"):
        check(survey(SURVEY), select=["CLM999"])


@pytest.mark.parametrize("code", ["LNK001", "XDC001"])
def test_finding_about_several_documents_names_none(code):
    scene = next(s for s in CHECKS["XDC001"].fires) if code == "XDC001" else _two_lists()
    found = check(scene, select=[code])["findings"]
    assert list(found.doc_id) == [""]


def _two_lists():
    lines = ["Ada A. Ginger against nausea in pregnancy. Gut. 2016;4:1-9.",
             "Bo B. Ginger against nausea in pregnancy. Gut. 2016;4:1-9."]  # fmt: skip
    fields = {"year": 2016, "title": "Ginger against nausea in pregnancy", "container": "Gut"}
    scene = Scene((lines[0],)).entry(lines[0], ("Ada|A",), **fields)
    return scene.document(lines[1]).entry(lines[1], ("Bo|B",), **fields)
