"""XDC: documents that contradict each other, or themselves, about one trial."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import permutations

from trialtrace.check.corpus import Cell, Corpus, Record
from trialtrace.check.model import Check, Hit, Span, unique
from trialtrace.check.scene import Scene
from trialtrace.check.words import listed, quoted

_FIELDS = {
    "n_total": "the total sample size",
    "n": "the size of a group",
    "value": "a result",
    "p_value": "a p-value",
    "low": "an interval's lower limit",
    "high": "an interval's upper limit",
    "count": "a number of components",
}


def field_name(field: str) -> str:
    """Return a column's name as people say it."""
    return _FIELDS.get(field, f"the {field.replace('_', ' ')}")


def _conflicts(corpus: Corpus) -> dict[tuple[str, str, str], list[Record]]:
    """Return the documents' values in conflict by table, row and field."""
    cells: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for value in corpus.records("values"):
        if value.status == "conflict" and value.origin == "document" and value.evidence_id:
            cells[value.table, value.row_id, value.field].append(value)
    return cells


def _within(corpus: Corpus) -> Iterable[Hit]:
    for (table, row_id, field), values in _conflicts(corpus).items():
        if len({value.value for value in values}) > 1:
            yield _hit(corpus, (table, row_id), field, values)


# The steps of a trial's flow: nobody is randomised who was not enrolled.
_STEPS = {"screened": 0, "enrolled": 1, "randomised": 2, "analysed": 3, "completed": 3}


def _against_the_flow(corpus: Corpus) -> Iterable[Hit]:
    """Two documents count different steps of one trial, and the later one holds more people."""
    accounts: dict[str, list[tuple[int, Cell]]] = defaultdict(list)
    for study in corpus.records("studies"):
        n = corpus.said("studies", study.study_id, "n_total")
        if study.trial_id and study.n_kind in _STEPS and n is not None and n.number:
            accounts[study.trial_id].append((_STEPS[study.n_kind], n))
    for trial, counted in accounts.items():
        for (step, n), (later, more) in permutations(counted, 2):
            apart = n.span.doc_id != more.span.doc_id
            if apart and step < later and (n.number or 0) < (more.number or 0):
                said = [
                    f"{c.value} in {corpus.paths[c.span.doc_id]} ({quoted(c.quote, 60)})"
                    for c in (n, more)
                ]
                values = {"field": field_name("n_total"), "said": listed(sorted(said))}
                yield Hit(("trials", trial), unique([n.span, more.span]), values)


def _contradictions(corpus: Corpus) -> Iterable[Hit]:
    yield from _across(corpus)
    yield from _against_the_flow(corpus)


def _across(corpus: Corpus) -> Iterable[Hit]:
    trials = {study.study_id: study.trial_id for study in corpus.records("studies")}
    together: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for (table, row_id, field), values in _conflicts(corpus).items():
        row = corpus.rows.get((table, row_id))
        trial = trials.get(row.study_id, "") if row else ""
        if trial and len({value.value for value in values}) == 1:
            together[trial, table, field].append(values[0])
    for (trial, _, field), values in together.items():
        if len({value.value for value in values}) > 1:
            yield _hit(corpus, ("trials", trial), field, values)


def _hit(corpus: Corpus, subject: tuple[str, str], field: str, values: list[Record]) -> Hit:
    said, spans = [], []
    for value in values:
        found = corpus.evidence.get(value.evidence_id)
        if found is not None:
            spans.append(Span(found.doc_id, found.start, found.end))
            said.append(
                f"{value.value} in {corpus.paths[found.doc_id]} ({quoted(found.quote, 60)})"
            )
    return Hit(subject, unique(spans), {"field": field_name(field), "said": listed(sorted(said))})


def _two(one: str, other: str, status: str = "conflict", why: str = "") -> Scene:
    texts = (f"The trial by Sato enrolled {one} nurses.", f"Sato tested it in {other} nurses.")
    scene = (
        Scene((texts[0],), why=why).study("The trial", trial_id="T1", n_total=one)
        .document(texts[1]).study("Sato", trial_id="T1", n_total=other)
    )  # fmt: skip
    rows = tuple(
        (table, {**row, "status": status, "chosen": status == "stated"})
        if table == "values"
        else (table, row)
        for table, row in scene.rows
    )
    return Scene(scene.texts, scene.why, rows)


def _steps(enrolled: str, randomised: str, why: str = "") -> Scene:
    texts = (f"Sato enrolled {enrolled} nurses.", f"Sato randomised {randomised} nurses.")
    scene = Scene((texts[0],), why=why).study(
        "Sato", trial_id="T1", n_total=enrolled, n_kind=("enrolled", "enrolled")
    )
    return scene.document(texts[1]).study(
        "Sato", trial_id="T1", n_total=randomised, n_kind=("randomised", "randomised")
    )


def _itself(first: str, again: str, why: str = "") -> Scene:
    scene = Scene((f"Sato enrolled {first} nurses. Of the {again} nurses most slept.",), why=why)
    scene = scene.study("Sato", trial_id="T1", n_total=first)
    if first == again:
        return scene
    more = scene.study("Of the", n_total=again).rows[-4:]
    evidence = next(row for table, row in more if table == "evidence")
    value = next(row for table, row in more if table == "values")
    rows = tuple(
        (table, {**row, "status": "conflict", "chosen": False})
        if table == "values"
        else (table, row)
        for table, row in scene.rows
    )
    doubled = {**value, "row_id": "studies1", "status": "conflict", "chosen": False}
    return Scene(scene.texts, scene.why, (*rows, ("evidence", evidence), ("values", doubled)))


CHECKS = (
    Check(
        code="XDC001",
        severity="note",
        title="Documents contradict each other",
        sees="Two documents that state different values for one field of the same trial, or count more people at "
        "a later step of it than the other does at an earlier one (more randomised than enrolled).",
        why="At least one of them is wrong; the field is used by neither until it is settled.",
        todo="Look the value up in the publication and record it as a decision.",
        knowable_from="corpus",
        message="Documents differ on {field}: {said}",
        find=_contradictions,
        fires=(_two("60", "66"), _steps("60", "66")),
        silent=(
            _two("60", "60", "stated", "They agree."),
            _steps("66", "60", "Not all who were enrolled were randomised."),
        ),
    ),
    Check(
        code="XDC002",
        severity="note",
        title="Document contradicts itself",
        sees="One account that states two different values for the same field.",
        why="At least one of them is wrong; the field is not used until it is settled.",
        todo="Look the value up in the publication and record it as a decision.",
        knowable_from="document",
        message="The document gives different values for {field}: {said}",
        find=_within,
        fires=(_itself("60", "66"),),
        silent=(_itself("60", "60", "They agree."),),
    ),
)
