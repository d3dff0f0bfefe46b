"""PUB: documents against the publication of the trial."""

from __future__ import annotations

from collections.abc import Iterable

from trialtrace.check.corpus import Corpus
from trialtrace.check.model import Check, Hit, Span
from trialtrace.check.scene import Scene
from trialtrace.check.words import quoted
from trialtrace.check.xdc import field_name


def _differs(corpus: Corpus) -> Iterable[Hit]:
    for row in corpus.records("comparison"):
        if row.verdict != "differs":
            continue
        found = corpus.evidence.get(row.evidence_id)
        spans = (Span(found.doc_id, found.start, found.end),) if found else ()
        values = {
            "field": field_name(row.field),
            "cited": quoted(row.cited),
            "published": quoted(row.published),
            "source": row.published_source or "the publication",
        }
        yield Hit((row.table or "trials", row.row_id or row.trial_id), spans, values)


def _scene(published: str, verdict: str, why: str = "") -> Scene:
    scene = Scene(("The trial by Sato enrolled 60 nurses.",), why=why)
    scene = scene.study("The trial", trial_id="T1", n_total="60")
    evidence = [row for table, row in scene.rows if table == "evidence"][-1]
    return scene.row(
        "comparison", trial_id="T1", table="studies", row_id="studies1", field="n_total", cited="60",
        published=published, evidence_id=evidence["evidence_id"], published_source="full text, page 3",
        verdict=verdict,
    )  # fmt: skip


CHECKS = (
    Check(
        code="PUB001",
        severity="note",
        title="Document differs from the publication",
        sees="A value that the document states and that the trial's publication gives otherwise; "
        "rounding is no difference.",
        why="The document misreports the study.",
        todo="Check that both speak of the same people, outcome and time; then use the publication.",
        knowable_from="publication",
        message="The document says {cited} for {field}, the publication {published} ({source})",
        find=_differs,
        fires=(_scene("66", "differs"),),
        silent=(_scene("60", "agrees", "They agree."), _scene("60.2", "rounding", "Only rounded.")),
    ),
)
