"""Runs the extractor over annotated documents, in one or more processes, and judges each."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType

from trialtrace.evaluate.found import Found
from trialtrace.evaluate.gold import Gold, Record, choose, group_id
from trialtrace.evaluate.model import Error, Judgement, Score
from trialtrace.evaluate.schemes import ctcorpus_spans, pico_corpus, rct_art
from trialtrace.evaluate.tasks import (
    articles,
    comparisons,
    direction,
    effects,
    linking,
    measures,
    references,
    spans,
    templates,
)
from trialtrace.extract.api import extract_document
from trialtrace.extract.direction import judge as evidence_verdict
from trialtrace.extract.model import Extraction
from trialtrace.grammar.lexicon import Lexicon, load
from trialtrace.pipeline.places import lexicon_folder
from trialtrace.tables.errors import TrialtraceError
from trialtrace.text.cues import PageCues
from trialtrace.text.cues import load as load_page_cues
from trialtrace.text.reader import read_text

_WARM_UP = "Of 60 adults, 30 took a drug (n = 30) and 30 placebo. Pain fell by 2.5 (SD 1.0); 10% left (P = .03)."
Read = Callable[[str, str], Extraction]
Judge = Callable[[Record, str, "Reader | Silent"], Judgement]


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of the documents of a file."""

    scores: tuple[Score, ...]
    errors: tuple[Error, ...]
    documents: int
    failed: tuple[str, ...]
    characters: int
    seconds: float


def _found(
    judge: Callable[[Record, str, Found], Judgement], record: Record, doc_id: str, read: Read
) -> Judgement:
    text = record["text"]
    return judge(record, doc_id, Found(text, read(text, str(record["id"]))))


def _spans(scheme: object) -> Judge:
    return partial(_found, lambda record, doc_id, found: spans.judge(record, doc_id, found, scheme))


def _asked(record: Record, doc_id: str, read: Reader | Silent) -> Judgement:
    return direction.judge(record, doc_id, read.ask)


def _parsed(scheme: str) -> Judge:
    return lambda record, doc_id, _read: references.judge(record, doc_id, scheme)


# (task, scheme) → how a record is judged.
JUDGES: Mapping[tuple[str, str], Judge] = MappingProxyType(
    {
        ("spans", "pico_corpus"): _spans(pico_corpus.SCHEME),
        ("spans", "ctcorpus_spans"): _spans(ctcorpus_spans.SCHEME),
        ("spans", "rct_art"): _spans(rct_art.SCHEME),
        ("spans", "lay_articles"): partial(_found, articles.judge),
        ("numeric", "ctcorpus_numeric"): partial(_found, templates.judge),
        ("numeric", "llm_meta_analysis_numeric"): partial(_found, comparisons.judge),
        ("relations", "clerx_effects"): partial(_found, effects.judge),
        ("relations", "rct_art"): partial(_found, measures.judge),
        ("direction", "evidence_inference_v2"): _asked,
        ("linking", "pmc_citation_linking"): linking.judge,
        ("references", "anystyle"): _parsed("anystyle"),
        ("references", "grobid"): _parsed("grobid"),
    }
)
TASKS = tuple(dict.fromkeys(task for task, _ in JUDGES))


def judge_file(task: str, gold: Gold, half: str, processes: int) -> Judged:
    """Judge the documents of a half of a file.

    A document that the extractor breaks on is told in ``failed`` and scored as if nothing had been
    found in it.

    Raises
    ------
    TrialtraceError
        If the task does not apply to the scheme of the file, or the half holds no documents.
    """
    if (task, gold.scheme) not in JUDGES:
        fitting = ", ".join(t for t, s in JUDGES if s == gold.scheme)
        raise TrialtraceError(
            f"{gold.path}: annotated as {gold.scheme}, which --task {task} cannot score; use {fitting}"
        )
    records = choose(gold, half)
    if not records:
        raise TrialtraceError(f"{gold.path}: no documents in the half {half}")
    # Records that share a text go to one process together, which reads the text once.
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(group_id(record, gold.scheme), []).append(record)
    work = partial(_judge_group, task, gold.scheme)
    if processes == 1:
        parts = [work(item) for item in groups.items()]
    else:
        with ProcessPoolExecutor(processes) as pool:
            parts = list(pool.map(work, groups.items(), chunksize=8))
    return Judged(
        tuple(s for judged, *_ in parts for j in judged for s in j.scores),
        tuple(e for judged, *_ in parts for j in judged for e in j.errors),
        len(records),
        tuple(f for _, failed, *_ in parts for f in failed),
        sum(characters for *_, characters in parts),
        sum(seconds for *_, seconds, _ in parts),
    )


def _judge_group(
    task: str, scheme: str, group: tuple[str, Sequence[Record]]
) -> tuple[list[Judgement], list[str], float, int]:
    doc_id, records = group
    judge = JUDGES[task, scheme]
    reader = Reader(*_vocabulary())
    judged, failed = [], []
    for record in records:
        try:
            judged.append(judge(record, doc_id, reader))
        except TrialtraceError:
            raise
        except Exception as error:  # one bad document never costs the others
            failed.append(f"{record['id']}: {type(error).__name__}: {error}")
            judged.append(judge(record, doc_id, Silent()))
    return judged, failed, reader.seconds, reader.characters


class Reader:
    """Extracts texts, each once, and keeps the time that the extractor took."""

    def __init__(self, lexicon: Lexicon, cues: PageCues) -> None:
        self._lexicon, self._cues = lexicon, cues
        self._known: dict[str, Extraction] = {}
        self.seconds = 0.0
        self.characters = 0

    def __call__(self, text: str, name: str) -> Extraction:
        """Return the extraction of a text."""
        if text not in self._known:
            start = time.process_time()
            document = read_text(text, name, self._cues)
            self._known[text] = extract_document(document, self._lexicon)
            self.seconds += time.process_time() - start
            self.characters += len(text)
        return self._known[text]

    def ask(self, text: str, intervention: str, comparator: str, outcome: str) -> str:
        """Return what evidence sentences say of an outcome."""
        start = time.process_time()
        verdict = evidence_verdict(text, intervention, comparator, outcome, self._lexicon)
        self.seconds += time.process_time() - start
        self.characters += len(text)
        return verdict.direction


class Silent:
    """Stands in for the reader where it broke: it finds nothing."""

    def __call__(self, _text: str, name: str) -> Extraction:
        """Return an empty extraction."""
        return Extraction(name)

    def ask(self, _text: str, _intervention: str, _comparator: str, _outcome: str) -> str:
        """Return no answer."""
        return ""


@cache
def _vocabulary() -> tuple[Lexicon, PageCues]:
    folder = lexicon_folder()
    lexicon, cues = load(folder), load_page_cues(folder / "page.yaml")
    # Patterns are compiled when first used; a process pays that once, no document does.
    extract_document(read_text(_WARM_UP, "warm-up", cues), lexicon)
    return lexicon, cues
