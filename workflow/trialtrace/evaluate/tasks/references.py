"""References: fields of a reference string, and whole references without a fault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from trialtrace.evaluate.gold import Record
from trialtrace.evaluate.matching import Counts, compare
from trialtrace.evaluate.model import Error, Judgement, Score
from trialtrace.evaluate.schemes.references import BOOK_TITLE, FIELDS, UNTYPED
from trialtrace.extract.bibliography import ParsedReference, parse_reference

_NUMBERED = ("volume", "issue", "pages")
_COUNT_WORDS = re.compile(
    r"\b(?:vol(?:ume)?s?|no|nos|nr|issue|number|num|pp?|pages?|pgs?|chap(?:ter)?|band|bd|heft|jahrgang|tome?|pt|part)\b"
)
# "v. 24", "S. 12", "n° 3": letters that are words only in front of a number.
_COUNT_LETTERS = re.compile(r"\b(?:[vs][.\s]|n(?:[.\s]|\s?[°º]|o(?=\d)))\s*(?=\d)")
_ISSUE_FIRST = re.compile(r"\W*(?:n\s?[°º]|n[or]\b|num|issue\b|heft\b)", re.IGNORECASE)
_IN_FIRST = re.compile(r"^(?:(?:in|dans|en|em)\b\W*)+")
_PEOPLE_WORDS = re.compile(r"\b(?:and|und|et|al|y|eds?|others|the)\b|&")
WHOLE = "whole reference"


def judge(
    record: Record,
    doc_id: str,
    scheme: str,
    parse: Callable[[str], ParsedReference] = parse_reference,
) -> Judgement:
    """Score one reference string as ``parse`` reads it."""
    parsed = parse(record["text"])
    ours = _ours(parsed)
    gold = _gold(record, scheme)
    untyped = [_digits(a["text"]) for a in record["annotations"] if a["label"] == UNTYPED]
    answered = _answered(ours, untyped)
    scores, errors, faults = [], [], 0
    if untyped:
        counts = compare(untyped, [value for _, value in answered])
        scores.append(Score(doc_id, "fields", "volume, issue or pages", "value", counts))
        faults += counts.fp + counts.fn
        if counts.fp or counts.fn:
            shown = ", ".join(f"{f}={v}" for f, v in answered)
            errors.append(
                Error(
                    str(record["id"]),
                    "volume, issue or pages",
                    "wrong",
                    " | ".join(untyped),
                    shown,
                    record["text"],
                )
            )
    taken = {field for field, _ in answered}
    for field in dict.fromkeys((*FIELDS[scheme].values(), "issue")):
        have = [ours[field]] if field in ours and field not in taken else []
        want = gold.get(field, [])
        if field == "issue" and scheme == "anystyle" and not want:
            have = []
        counts = compare(want[:1] if not have else _asked(want, have[0]), have)
        if counts == Counts():
            continue
        scores.append(Score(doc_id, "fields", field, "value", counts))
        faults += counts.fp + counts.fn
        if counts.fp or counts.fn:
            kind = "missed" if not have else "wrong" if want else "not annotated"
            errors.append(
                Error(
                    str(record["id"]),
                    field,
                    kind,
                    " | ".join(want),
                    " | ".join(have),
                    record["text"],
                    parsed.style,
                )
            )
    whole = Counts(int(not faults), int(bool(faults)), int(bool(faults)))
    scores.append(Score(doc_id, "whole", WHOLE, "value", whole))
    return Judgement(tuple(scores), tuple(errors))


def _asked(want: list[str], have: str) -> list[str]:
    """Of several annotated pieces of one field, ask for the one that was given, else the first."""
    return [have] if have in want else want[:1]


def _gold(record: Record, scheme: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    labels = {a["label"] for a in record["annotations"]}
    for a in record["annotations"]:
        field = FIELDS[scheme].get(a["label"])
        if scheme == "grobid" and a["label"] == BOOK_TITLE:
            field = "container" if "title-a" in labels else "title"
        if field is None:
            continue
        if scheme == "anystyle" and field == "volume":
            words, _, pages = a["text"].partition(":")
            if _digits(pages) and "pages" not in labels:
                fields.setdefault("pages", []).append(_digits(pages))
            numbers = _digits(words).split()
            if len(numbers) == 1 and _ISSUE_FIRST.match(a["text"]):
                fields.setdefault("issue", []).append(numbers[0])
            elif numbers:
                fields.setdefault("volume", []).append(numbers[0])
            if len(numbers) > 1 and numbers[1].isdigit():
                fields.setdefault("issue", []).append(numbers[1])
            continue
        value = normal(field, a["text"])
        if value:
            fields.setdefault(field, []).append(value)
    if "authors" not in fields and "editor" in labels:
        editors = [
            normal("authors", a["text"]) for a in record["annotations"] if a["label"] == "editor"
        ]
        fields["authors"] = [value for value in editors if value]
    if len(fields.get("authors", ())) > 1:
        fields["authors"].insert(0, " ".join(fields["authors"]))
    return fields


def _ours(parsed: ParsedReference) -> dict[str, str]:
    fields: dict[str, str] = {}
    for span in parsed.fields:
        if span.field not in fields and (value := normal(span.field, span.raw)):
            fields[span.field] = value
    if "pages" not in fields and "article_number" in fields:
        fields["pages"] = fields["article_number"]  # the annotations know no other word for it
    if parsed.authors:
        start, end = parsed.authors[0].start, parsed.authors[-1].end
        fields["authors"] = normal("authors", parsed.raw[start:end])
    if parsed.year is not None:
        fields["year"] = str(parsed.year)
    return fields


def _answered(ours: dict[str, str], untyped: list[str]) -> list[tuple[str, str]]:
    """Return our volume, issue and pages where the annotation does not say which is which."""
    if not untyped:
        return []
    given = [(f, ours[f]) for f in _NUMBERED if f in ours]
    return [(f, _digits(v)) for f, v in given]


def normal(field: str, words: str) -> str:
    """Write a field for comparison: see ``schemes/references.py``."""
    if field == "year":
        match = re.findall(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)", words)
        return match[-1] if match else ""
    if field in (*_NUMBERED, "article_number"):
        return _digits(words)
    plain = _plain(words)
    if field == "authors":
        plain = _PEOPLE_WORDS.sub(" ", plain)
    if field == "doi":
        match = re.search(r"10\s?\.\s?\d{4}.*", plain)
        plain = match.group() if match else plain
        return re.sub(r"[^\w]+", "", plain)
    if field == "url":
        plain = re.sub(r"\s*:\s*//", "://", plain)
        match = re.search(r"(?:https?://|www\.)\S+", plain)
        return re.sub(r"[^\w]+", "", match.group() if match else plain)
    if field == "container":
        plain = _IN_FIRST.sub("", plain)
    if field == "edition":
        plain = re.sub(r"\b(?:edition|edn|ed|aufl(?:age)?)\b", " ", plain)
    return " ".join(re.findall(r"[^\W_]+", plain))


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))


def _digits(words: str) -> str:
    plain = _COUNT_LETTERS.sub(" ", _COUNT_WORDS.sub(" ", _plain(words)))
    return " ".join(re.findall(r"[^\W_]+", plain))
