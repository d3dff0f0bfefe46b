"""Annotated reference strings as tokens with labels: what the tagger of references learns from."""

import re

from trialtrace.evaluate.schemes.references import BOOK_TITLE, FIELDS, UNTYPED
from trialtrace.extract.bibliography.tagger.tokens import NOTHING

# Labels beside the fields: learnt so that their words are taken for nothing else.
BESIDE = {
    "issue": "issue",
    "editor": "editor",
    "translator": "editor",
    "director": "editor",
    "producer": "editor",
    "citation-number": "label",
    "note": "note",
    "genre": "note",
    "note-report": "note",
    "collection-title": "series",
    "title-s": "series",
    "orgName-collaboration": "group",
    "idno-arxiv": "arxiv",
}
OTHER = "other"
# GROBID's untyped numbers, by how many there are.
_UNTYPED_ORDER = {2: ("volume", "pages"), 3: ("volume", "issue", "pages")}
_MANY = ("volume", "issue", "pages")
_IN = ("in", "dans", "en", "em", ":", ".", ",")
_ISSUE_FIRST = re.compile(r"\W*(?:n\s?[°º]|n[or]\b|num|issue\b|heft\b)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?:1[89]|20)\d\d\s?;")


def labels_of(record, scheme, tokens, grammar):
    """Label the tokens of an annotated entry.

    Parameters
    ----------
    record : mapping
        With ``text`` and ``annotations``.
    scheme : str
        ``anystyle`` or ``grobid``.
    tokens : list of (int, int)
    grammar : list of str
        The grammar's labels; they say what a single number without a type is.
    """
    text = record["text"]
    labels = [NOTHING] * len(tokens)
    kinds = {a["label"] for a in record["annotations"]}
    for a in record["annotations"]:
        name = FIELDS[scheme].get(a["label"], BESIDE.get(a["label"], OTHER))
        name = "author" if name == "authors" else name
        if a["label"] == BOOK_TITLE:
            name = "container" if "title-a" in kinds else "title"
        if a["label"] == UNTYPED:
            continue
        inside = [i for i, (s, e) in enumerate(tokens) if s >= a["start"] and e <= a["end"]]
        if scheme == "anystyle" and name == "volume":
            _label_volume(text, a["text"], tokens, inside, labels)
            continue
        leading = name == "container"
        for i in inside:
            # "In:" in front of a book is no word of its name.
            leading = leading and text[slice(*tokens[i])].casefold() in _IN
            labels[i] = NOTHING if leading else name
    _label_untyped(record, tokens, grammar, labels)
    return labels


def _label_volume(text, words, tokens, inside, labels):
    """Part AnyStyle's volume, which holds the issue too, or all: "12(3)", "n° 219", "12(3):45-67"."""
    if _YEAR_FIRST.match(words):
        # "2009;14(3)": some annotators took the year in.
        for i in inside:
            labels[i] = "year" if tokens[i][0] == tokens[inside[0]][0] else NOTHING
        inside = inside[1:]
        words = words.split(";", 1)[1]
    several = len(re.findall(r"\d+", words)) > 1
    issue_first = _ISSUE_FIRST.match(words) is not None
    seen = parted = False
    paged = False
    for i in inside:
        word = text[slice(*tokens[i])]
        paged = paged or (seen and word == ":")
        if paged:
            labels[i] = "pages" if word != ":" else NOTHING
            continue
        name = "volume"
        if word.isdigit():
            name = "issue" if seen or issue_first else "volume"
            parted = parted or name == "issue"
            seen = True
        elif seen and word in "(,;/":
            parted = True
        labels[i] = "issue" if seen and parted and several else name


def _label_untyped(record, tokens, grammar, labels):
    untyped = [a for a in record["annotations"] if a["label"] == UNTYPED]
    names = _UNTYPED_ORDER.get(len(untyped), _MANY + ("pages",) * len(untyped))
    for a, name in zip(untyped, names, strict=False):
        inside = [i for i, (s, e) in enumerate(tokens) if s >= a["start"] and e <= a["end"]]
        if len(untyped) == 1:
            told = [grammar[i] for i in inside if grammar[i] in ("volume", "issue", "pages")]
            name = told[0] if told else "pages"
        for i in inside:
            labels[i] = name
