"""Every check: its examples fire, its near misses do not, its page is up to date."""

import re
from pathlib import Path

import pytest
from trialtrace.check import docs
from trialtrace.check.corpus import Corpus
from trialtrace.check.registry import CHECKS, chosen
from trialtrace.check.stage import READS, as_tables
from trialtrace.tables import vocabulary
from trialtrace.tables.errors import TrialtraceError

ROOT = Path(__file__).parents[2]
FIRES = [(code, n) for code, check in CHECKS.items() for n in range(len(check.fires))]
SILENT = [(code, n) for code, check in CHECKS.items() for n in range(len(check.silent))]


def run(check, scene):
    """Return findings and spans of one check for an example."""
    return as_tables(Corpus(scene.tables(READS), scene.documents()), [check])


@pytest.mark.parametrize(("code", "n"), FIRES)
def test_example_fires_once_with_words_that_stand_in_the_text(code, n):
    scene = CHECKS[code].fires[n]
    found = run(CHECKS[code], scene)
    assert len(found["findings"]) == 1
    assert "{" not in found["findings"]["message"][0]
    texts = {document.doc_id: document.text for document in scene.documents()}
    assert len(found["finding_spans"]) > 0
    for span in found["finding_spans"].itertuples():
        assert texts[span.doc_id][span.start : span.end] == span.quote


@pytest.mark.parametrize(("code", "n"), SILENT)
def test_near_miss_is_silent(code, n):
    assert run(CHECKS[code], CHECKS[code].silent[n])["findings"].empty


def test_codes_and_words_of_the_registry():
    for code, check in CHECKS.items():
        assert re.fullmatch(r"(REF|CIT|LNK|NUM|CLM|XDC|PUB)\d{3}", code)
        assert check.severity in vocabulary.SEVERITIES
        assert check.knowable_from in vocabulary.KNOWABLE_FROM
        assert check.fires and check.silent, code
        assert set(check.supersedes) <= set(CHECKS)
    modules = [check.code for module in __import__(
        "trialtrace.check.registry", fromlist=["_MODULES"]
    )._MODULES for check in module.CHECKS]  # fmt: skip
    assert len(modules) == len(set(modules)) == len(CHECKS)


def test_pages_are_up_to_date():
    pages = docs.render()
    assert set(pages) == {f"docs/findings/{code}.md" for code in CHECKS} | {
        "docs/findings/README.md"
    }
    for path, text in pages.items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, "run: trialtrace docs"
    on_disk = {f"docs/findings/{file.name}" for file in (ROOT / "docs/findings").glob("*.md")}
    assert on_disk == set(pages)


def test_select_ignore_and_severities():
    assert {c.code for c in chosen(["REF", "NUM001"], ["REF001"], {})} == (
        {code for code in CHECKS if code.startswith("REF")} - {"REF001"} | {"NUM001"}
    )
    by_code = {c.code: c.severity for c in chosen([], [], {"NUM": "note", "NUM001": "warning"})}
    assert (by_code["NUM001"], by_code["NUM003"], by_code["CLM001"]) == (
        "warning",
        "note",
        "warning",
    )
    assert len(chosen([], [], {})) == len(CHECKS)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((["REF999"], [], {}), "check.select: no check 'REF999'"),
        (([], ["FOO"], {}), "check.ignore: no check 'FOO'"),
        (([], [], {"CIT999": "note"}), "check.severities: no check 'CIT999'"),
        (
            ([], [], {"CIT001": "fatal"}),
            "check.severities: CIT001 is set to 'fatal'; use error, warning, note",
        ),
    ],
)
def test_unknown_option_is_one_clear_line(options, words):
    with pytest.raises(TrialtraceError) as error:
        chosen(*options)
    assert words in str(error.value)
    assert "\n" not in str(error.value)
