"""CLM: what is known of a study only from the title of its source."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.model import Check, Hit, Span
from trialtrace.check.scene import Scene
from trialtrace.check.words import entry, fold, listed, quoted

# What a title may say of the design: name, words in the title, words in the text that say as much.
_DESIGN = (
    (
        "randomised",
        re.compile(
            r"(?<!non-)(?<!non )(?<!non)\brandomi[sz]ed\b|\brandomi[sz]ation\b|\bRCT\b", re.I
        ),
        re.compile(r"random|\bRCT\b|by lot|coin toss", re.I),
    ),
    (
        "blinded",
        re.compile(r"\b(?:single|double|triple|observer|assessor)[- ](?:blind|mask)", re.I),
        re.compile(r"blind|mask", re.I),
    ),
    (
        "placebo-controlled",
        re.compile(r"\b(?:placebo|sham)[- ]control", re.I),
        re.compile(r"placebo|sham|dummy", re.I),
    ),
)
# Where the words end that narrow a condition ("in Severe Asthma").
_BREAK = frozenset(
    re.findall(
        r"\w+",
        """a an and as at by during for from in into of on or the to versus vs with without after before
        against patients people men women males females adults children treatment management""",
    )
)
_TREATED = re.compile(
    r"\b(?:treatment|management|therapy|prevention) of\s+(?P<what>[^:;,.?]{4,60})"
    r"|\b(?:patients|people|men|women|adults|children|males|females) with\s+(?P<who>[^:;,.?]{4,60})",
    re.IGNORECASE,
)
_MOST_MODIFIERS = 3


def _sources(corpus: Corpus, study: Record) -> list[Record]:
    """Return the entries with a title that an account's work has, those of its document first."""
    members = corpus.members_of.get(study.work_id, []) if study.work_id else []
    found = [
        corpus.references[m.reference_id] for m in members if m.reference_id in corpus.references
    ]
    return sorted(
        (r for r in found if r.title), key=lambda r: (r.doc_id != study.doc_id, r.doc_id, r.ordinal)
    )


def _told(corpus: Corpus, study: Record) -> tuple[str, list[Span]]:
    """Return the sentences that an account rests on, outside reference lists."""
    spans: dict[Span, str] = {}
    entries = [(r.start, r.end) for r in corpus.references_of.get(study.doc_id, [])]
    for (table, row_id), row in corpus.rows.items():
        place = corpus.place(table, row_id) if row.study_id == study.study_id else None
        if place is None or place.span.doc_id != study.doc_id:
            continue
        if not any(start <= place.span.start < end for start, end in entries):
            spans.setdefault(place.sentence, place.quote)
    ordered = sorted(spans)
    return " ".join(spans[span] for span in ordered), ordered


def _design(corpus: Corpus) -> Iterable[Hit]:
    for study in corpus.records("studies"):
        sources, (told, spans) = _sources(corpus, study), _told(corpus, study)
        if not sources or not spans:
            continue
        source = sources[0]
        only = [
            name
            for name, title, text in _DESIGN
            if title.search(source.title) and not text.search(told)
        ]
        if only:
            values = {"words": listed(only), "entry": entry(corpus, source)}
            where = (corpus.field_span(source, "title"), spans[0])
            yield Hit(("studies", study.study_id), where, values)


def _condition(corpus: Corpus) -> Iterable[Hit]:
    for study in corpus.records("studies"):
        sources, (told, spans) = _sources(corpus, study), _told(corpus, study)
        if not sources or not spans:
            continue
        source = sources[0]
        stated = corpus.said("studies", study.study_id, "condition")
        found = (
            _narrower(source.title, stated.value, told) if stated else _treated(source.title, told)
        )
        if found:
            values = {
                "found": quoted(found),
                "entry": entry(corpus, source),
                "stated": f"only {quoted(stated.value)}" if stated else "no condition",
            }
            where = (corpus.field_span(source, "title"), stated.span if stated else spans[0])
            yield Hit(("studies", study.study_id), where, values)


def _narrower(title: str, condition: str, told: str) -> str:
    """Return the condition as a title has it, where it says more of it than the text."""
    head, known = fold(condition).split(), set(fold(told).split())
    words = re.findall(r"[^\s:;,.?()]+|[:;,.?()]", title)
    folded = [fold(word) for word in words]
    for at in range(1, len(words) - len(head) + 1):
        if not head or folded[at : at + len(head)] != head:
            continue
        first = at
        while (
            first
            and folded[first - 1]
            and folded[first - 1] not in _BREAK
            and at - first < _MOST_MODIFIERS
        ):
            first -= 1
        if any(set(word.split()) - known for word in folded[first:at]):
            return " ".join(words[first : at + len(head)])
    return ""


def _treated(title: str, told: str) -> str:
    """Return the condition that a title names as treated, where the text has none of its words."""
    match = _TREATED.search(title)
    if not match:
        return ""
    found = (match["what"] or match["who"]).strip()
    found = re.split(r"\s(?:with|using|by|in|after|versus|vs)\s", found, flags=re.IGNORECASE)[0]
    words = [word for word in fold(found).split() if word not in _BREAK]
    return found if words and words[-1] not in fold(told).split() else ""


def _scene(
    title: str, condition: str = "migraine", words: str = "split into two groups", why: str = ""
) -> Scene:
    raw = f"Tran H. {title}. Head Pain Rep. 2017;9:1-8."
    text = f"In one study 60 nurses with {condition} were {words}.\nSources\n{raw}"
    fields = {"condition": (condition, condition)} if condition != "complaints" else {}
    return (
        Scene((text,), why=why)
        .entry(raw, ("Tran|H",), year=2017, title=title, container="Head Pain Rep")
        .study("one study", work=1, **fields)
    )


_TITLE = "Riboflavin for Menstrual Migraine: A Double-Blind Randomized Trial"

CHECKS = (
    Check(
        code="CLM009",
        severity="note",
        title="Design known only from the title of the source",
        sees="A study whose source has a title that says randomised, blinded or placebo-controlled, while "
        "the account in the text does not.",
        why="How people came into the groups decides how far the result can be trusted; the account "
        "itself gives no ground for it.",
        todo="Confirm the design in the publication; do not record it from the account.",
        knowable_from="bibliography",
        message="Only the title of {entry} says that the study was {words}; the text does not",
        find=_design,
        fires=(_scene(_TITLE),),
        silent=(
            _scene(
                _TITLE, words="randomly split into blinded groups", why="The text says so, too."
            ),
            _scene("Riboflavin for Migraine: A Non-Randomized Study", why="Not randomised."),
        ),
    ),
    Check(
        code="CLM010",
        severity="note",
        title="Condition known only from the title of the source",
        sees="A study whose source has a title that names a narrower condition than the account, or names "
        "a condition where the account names none.",
        why="What was found in one form of a condition need not hold for the others.",
        todo="Read the publication; apply the result to the condition that was studied.",
        knowable_from="bibliography",
        message="The title of {entry} says {found}; the text says {stated}",
        find=_condition,
        fires=(
            _scene(_TITLE),
            _scene(
                "Riboflavin in the Treatment of Menstrual Migraine: a Pilot", condition="complaints"
            ),
        ),
        silent=(
            _scene("Riboflavin for Migraine in Nurses", why="The same condition."),
            _scene(_TITLE, condition="menstrual migraine", why="The text says so, too."),
        ),
    ),
)
