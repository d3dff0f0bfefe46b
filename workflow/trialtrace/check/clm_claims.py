"""CLM: sentences of running text that claim something and name no source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.model import Check, Hit, Span, unique
from trialtrace.check.scene import Scene
from trialtrace.check.words import count, listed, quoted

_RUNNING_TEXT = ("paragraph", "list_item", "heading")
_PEOPLE = re.compile(
    r"\b(?:people|persons?|patients?|women|men|adults?|children|individuals?|participants?|respondents?"
    r"|users?|consumers?|population|infants?|babies|girls|boys|mothers|smokers|households|americans"
    r"|europeans|doctors|surgeons|experts|clinicians|admit(?:s|ted)?|report(?:s|ed)|said|believe[sd]?)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?:reduc\w+|cut(?:s|ting)?|lower\w*|decreas\w+|increas\w+|improv\w+|rais\w+|boost\w*|risk|likely"
    r"|effective\w*|success\w*|survival|mortality|prevent\w*|prevalence|incidence|regrowth|relief)\b",
    re.IGNORECASE,
)
_LARGE = re.compile(r"^\s*(?:million|billion|trillion|bn|m\b)", re.IGNORECASE)
_LARGE_INSIDE = re.compile(r"million|billion|trillion|\d{1,3}(?:[ ,]\d{3}){2,}", re.IGNORECASE)
_SALE = re.compile(
    r"\b(?:discount|off\b|sale|save|voucher|coupon|code|deal|refund|deposit)", re.IGNORECASE
)
# Research that is reported in the sentence itself, planned, or assumed.
_RESEARCH = re.compile(
    r"\bp\s*[<>=≤≥]|\bCI\b|confidence interval|\bvs\b|sample size|assum(?:e|ed|ing)\b|\balpha\b|randomi[sz]ed to"
    r"|protocol|baseline|\bdose\b",
    re.IGNORECASE,
)
# Words that make a mention of studies one's own, the ones spoken of before, or future ones.
_OWN = re.compile(
    r"\b(?:we|our|us|authors?|(?:this|present|current) (?:study|trial|review))\b", re.IGNORECASE
)
_DEFINITE = re.compile(
    r"\b(?:the|this|these|those|our|their|its|both|all)(?:\s+[\w-]+){0,2}\s*$", re.IGNORECASE
)
_NOT_VAGUE = re.compile(
    r"\b(?:further|future|additional|both|the|these|those|this|our|analy[sz]es|analysis|protocols?)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:show\w*|found|find|demonstrat\w+|suggest\w*|report(?:s|ed)|evaluat\w+|examin\w+|investigat\w+|exclud\w+"
    r"|prove[ns]?|indicat\w+|conclud\w+|associat\w+|outperform\w*|produc\w+|reveal\w*|support\w*|confirm\w*"
    r"|effective|improv\w+|help\w*|work(?:s|ed)?|claim\w*|agree\w*|say|says|points?|linked|established|known|pain)\b",
    re.IGNORECASE,
)
_NO_CLAIM = re.compile(
    r"experiments were (?:performed|done|carried)|supervis|verification|Studies Depression|informed consent process"
    r"|: [\w-]+; [A-Z]{2,}",
)
_VERB_ALONE = re.compile(r"^(?:has|have|had|is|are|was|were|been)\b", re.IGNORECASE)
_PERFECT = re.compile(
    r"^(?:has|have|had)\b|^(?:is|are) (?:well |widely )?(?:known|proven)", re.IGNORECASE
)
# A document whose authors did research themselves, though no account of it was read.
_DID_RESEARCH = re.compile(
    r"\b(?:here,? )?we (?:show|found|identif|observ|determin|demonstrat|measur|perform|conduct|review"
    r"|analy[sz]|assess|compar|examin|stud|evaluat|search|investigat|enrol|randomi)\w*",
    re.IGNORECASE,
)
# A report or abstract of research tells it by its parts, or by what was done to whom.
_REPORT = re.compile(
    r"^\W*(?:\w+\.)?(?:methods?|materials? and methods|patients and methods|design|results|statistical analys[ie]s)"
    r"\W*$|\b(?-i:METHODS?|RESULTS|OBJECTIVES?|CONCLUSIONS?|Methods|Results|Conclusions?)(?-i:[A-Z/ &]{0,30}):"
    r"|#+ (?:methods|results)"
    r"|\b(?:patients|participants|women|men|adults|children|subjects|volunteers) were (?:randomi[sz]ed"
    r"|randomly|enrolled"
    r"|recruited|assigned|allocated|followed)\b|\bstudy (?:protocol|design)\b|\bwe (?:hypothesi|aimed"
    r"|propose|report)",
    re.IGNORECASE | re.MULTILINE,
)
_TRIAL_TITLE = re.compile(
    r"\b(?:randomi[sz]ed|controlled|prospective|multicent\w+|double-blind)\b[^.]{0,60}\btrial\b",
    re.IGNORECASE,
)
_TITLE_LENGTH, _SHORT_TEXT = 300, 200
_GROUPS = re.compile(
    r"\b(?:placebo|control|treatment|experimental) group\b|\bhere,? we\b", re.IGNORECASE
)
# A paper that cites by mark this often would have cited here, too.
_CITES = 5
_BRACKETED = re.compile(
    r"\(\s?\d{1,3}(?:\s?[-–,;]\s?\d{1,3}){0,8}\s?\)|(?<=[a-z][.,;])\d{1,3}(?:[-–,]\d{1,3}){0,8}(?=\s|$)"
)
_ADVICE = re.compile(r"\b(?:should|must|recommended|will be)\b", re.IGNORECASE)
_MARKER = re.compile(r"\[\d+(?:\s*[-–,;]\s*\d+)*\]")
# How much of a stuff there is in something is no statistic about people.
# "says the WHO": a source in words.
_NAMED_SOURCE = re.compile(
    r"\baccording to\s+(?:the\s+)?[A-Z]|\b(?:says|said|reports|reported|estimates?)\s+(?:the\s+)?[A-Z]\w+"
    r"|\b[A-Z][\w.]+ [A-Z]\w+[^.]{0,40}\b(?:said|says)\b"
)
_MARKET = re.compile(
    r"\b(?:markets?|industry|sales|worth|revenues?|valued|spen[dt])\b", re.IGNORECASE
)
_STRENGTH = re.compile(
    r"^\s*%?\s*(?:\w+\s+){0,1}(?:solution|gel|cream|foam|lotion|alcohol|saline|acid)\b", re.I
)


def _sourced(corpus: Corpus, doc_id: str, span: Span) -> bool:
    """Tell whether a source is named in a span, or by a mark right behind it."""
    return any(
        span.start <= c.start <= span.end + 2
        for c in corpus.citations_of.get(doc_id, [])
        if c.style != "generic" or c.reference_id
    )


def paragraph_of(corpus: Corpus, sentence: Span) -> Span:
    """Return the paragraph that holds a sentence."""
    document = corpus.document(sentence.doc_id)
    found = document.sentence_at(sentence.start)
    block = document.blocks[found.block]
    return Span(sentence.doc_id, block.start, block.end)


def did_research(corpus: Corpus, doc_id: str) -> bool:
    """Tell whether a document reports its authors' own research: its numbers are their own evidence."""
    text = corpus.document(doc_id).text
    if doc_id in corpus.own_reports or _DID_RESEARCH.search(text) or _REPORT.search(text):
        return True
    # An abstract: a title that names a trial, or one paragraph that tells of groups.
    document = corpus.document(doc_id)
    alone = (
        len([b for b in document.blocks if b.kind == "paragraph"]) <= 2 and len(text) > _SHORT_TEXT
    )
    return bool(_TRIAL_TITLE.search(text[:_TITLE_LENGTH])) or (alone and bool(_GROUPS.search(text)))


def _should_cite(corpus: Corpus, sentence: Span) -> bool:
    """Tell whether a sentence without a source stands out: abstracts cite nothing, and papers elsewhere.

    A paper's sentence is left alone before its first citation (the abstract stands there), where its
    paragraph holds a citation, or something like one.
    """
    doc_id = sentence.doc_id
    if not did_research(corpus, doc_id):
        return True
    marked = [
        c
        for c in corpus.citations_of.get(doc_id, [])
        if c.style in ("author_year", "numeric", "footnote")
    ]
    paragraph = paragraph_of(corpus, sentence)
    words = corpus.words(paragraph)
    return (
        len(marked) >= _CITES
        and marked[0].start < sentence.start
        and not any(paragraph.start <= c.start < paragraph.end for c in marked)
        and not _BRACKETED.search(words)
        and not _RESEARCH.search(corpus.words(sentence))
    )


def _names_nobody(citation: Record) -> bool:
    """Tell vague talk of studies from talk of one's own, of those named before, or of future ones."""
    before = citation.quote[: citation.start - citation.quote_start]
    if _OWN.search(citation.quote) or _MARKER.search(citation.quote):
        return False
    if not _SAYS.search(citation.quote) or _NO_CLAIM.search(citation.quote):
        return False
    # "the size and quality of studies": the article belongs to another noun.
    definite = _DEFINITE.search(before) and not re.search(r"\bof\s*$", before)
    if definite or _NOT_VAGUE.search(citation.raw):
        return False
    return not _VERB_ALONE.match(citation.raw) or bool(_PERFECT.match(citation.raw))


def _vague(corpus: Corpus) -> Iterable[Hit]:
    seen: set[Span] = set()
    for citation in corpus.records("citations"):
        if citation.style != "generic" or not citation.claim or citation.reference_id:
            continue
        sentence = Span(
            citation.doc_id, citation.quote_start, citation.quote_start + len(citation.quote)
        )
        if (
            sentence in seen
            or not _names_nobody(citation)
            or not _should_cite(corpus, sentence)
            or _sourced(corpus, citation.doc_id, sentence)
        ):
            continue
        seen.add(sentence)
        mention = Span(citation.doc_id, citation.start, citation.end)
        values = {"quote": quoted(citation.quote), "raw": quoted(citation.raw, 60)}
        yield Hit(("citations", citation.citation_id), (sentence, mention), values)


def _unsourced_numbers(corpus: Corpus) -> Iterable[Hit]:
    used = {(e.doc_id, e.quote_start) for e in corpus.records("evidence")}
    numbers: dict[Span, list[Record]] = defaultdict(list)
    for row in corpus.records("rejected"):
        sentence = Span(row.doc_id, row.quote_start, row.quote_start + len(row.quote))
        # A paper's own results, and sentences about an account, have a source: the study itself.
        if (row.doc_id, row.quote_start) in used or did_research(corpus, row.doc_id):
            continue
        if _is_statistic(row) and is_running(corpus, sentence):
            numbers[sentence].append(row)
    for sentence, rows in numbers.items():
        if _sourced(corpus, sentence.doc_id, paragraph_of(corpus, sentence)):
            continue
        if _tells_a_study(corpus, sentence, used) or _NAMED_SOURCE.search(corpus.words(sentence)):
            continue
        shown = [_printed(corpus, row) for row in rows]
        spans = (sentence, *(Span(r.doc_id, r.start, r.end) for r in rows))
        values = {"numbers": listed(shown), "quote": quoted(corpus.words(sentence))}
        yield Hit(("documents", sentence.doc_id), spans, values)


def _tells_a_study(corpus: Corpus, sentence: Span, used: set[tuple[str, int]]) -> bool:
    """Tell whether the paragraph, or the one before, tells of a study: the number is that study's."""
    document = corpus.document(sentence.doc_id)
    own = document.sentence_at(sentence.start).block
    starts = [document.blocks[number].start for number in range(max(0, own - 1), own)]
    end = document.blocks[own].end
    start = starts[0] if starts else document.blocks[own].start
    return any(doc_id == sentence.doc_id and start <= at < end for doc_id, at in used)


def _no_source_at_all(corpus: Corpus) -> Iterable[Hit]:
    claims: dict[str, list[Span]] = defaultdict(list)
    for find in (_vague, _unsourced_numbers):
        for hit in find(corpus):
            claims[hit.spans[0].doc_id].append(hit.spans[0])
    for doc_id, spans in claims.items():
        named = [c for c in corpus.citations_of.get(doc_id, []) if c.style != "generic"]
        if doc_id not in corpus.references_of and not named and not did_research(corpus, doc_id):
            sentences = unique(sorted(spans))
            values = {"claims": count(len(sentences), "sentence")}
            yield Hit(("documents", doc_id), sentences, values)


def is_running(corpus: Corpus, sentence: Span) -> bool:
    """Tell whether a sentence stands in running text, not in a table or reference list."""
    document = corpus.document(sentence.doc_id)
    found = document.sentence_at(sentence.start)
    return found is not None and document.blocks[found.block].kind in _RUNNING_TEXT


def _is_statistic(row: Record) -> bool:
    after = row.quote[row.end - row.quote_start :]
    if _SALE.search(row.quote) or _RESEARCH.search(row.quote) or _MARKER.search(row.quote):
        return False
    if row.looked_like == "percent":
        about = _PEOPLE.search(row.quote) or _EFFECT.search(row.quote)
        return bool(about) and not _STRENGTH.match(after) and not _ADVICE.search(row.quote)
    large = _LARGE.match(after) or _LARGE_INSIDE.search(row.raw)
    about = _MARKET if row.looked_like == "money" else _PEOPLE
    return bool(large) and bool(about.search(row.quote))


def _printed(corpus: Corpus, row: Record) -> str:
    """Return a number with the sign or word that it is printed with."""
    text = corpus.document(row.doc_id).text
    before = text[row.start - 1] if row.start and text[row.start - 1] in "$€£" else ""
    after = re.match(
        r"\s?(?:%|percent|per cent|million|billion|trillion)", text[row.end : row.end + 10]
    )
    return f"{before}{row.raw}{after[0] if after else ''}"


def _claim(text: str, mention: str, why: str = "", **more: object) -> Scene:
    scene = Scene((text,), why=why)
    return scene.cite(mention, style="generic", **{"claim": True, **more})


_RAW = "Ng T. Sleep and mood. Mind. 2016;3:1-9."
_SENTENCE = "Several trials have shown that sleep lifts the mood"
_CITED = (
    _claim(
        f"{_SENTENCE} [1].\nReferences\n{_RAW}",
        "Several trials",
        why="A marker stands in the sentence.",
    )
    .entry(_RAW, ("Ng|T",), year=2016, title="Sleep and mood", container="Mind")
    .cite("[1]", 1, style="numeric", label="1")
)
_SURVEY = "Insomnia plagues 31% of women. Warm milk is popular."
_NAMED = "Insomnia plagues 31% of women (Ng, 2016). Warm milk is popular."

CHECKS = (
    Check(
        code="CLM001",
        severity="warning",
        title="Claims what studies show, without a source",
        sees="A sentence that says what unnamed studies, trials or experts show or found, without a "
        "source in it. Abstracts are left alone, and papers wherever their paragraph cites.",
        why="Nobody can check which studies are meant, or whether they say so.",
        todo="Ask for the studies; treat the statement as opinion until then.",
        knowable_from="document",
        message="Says what studies show and names none: {quote}",
        find=_vague,
        fires=(_claim(f"{_SENTENCE}.", "Several trials"),),
        silent=(
            _CITED,
            _claim("Several trials are planned.", "Several trials", "It claims nothing.", claim=False),
            _claim("Further trials are needed to show it.", "Further trials", "Of the future."),
            _claim("The two studies showed a better mood.", "studies", "Studies that were named before."),
            _claim("In our trials sleep lifted the mood.", "trials", "Its own."),
            _claim(f"{_SENTENCE}.\nMethods: 40 nurses were enrolled.", "Several trials", "Abstracts cite nobody."),
        ),
    ),
    Check(
        code="CLM002",
        severity="warning",
        title="Statistic without a source",
        sees="A percentage about people, risks or effects, or a figure in millions, in a paragraph of "
        "running text that names no source. Papers' own results, sentences about an account of a study, "
        "strengths of solutions and sale offers are left alone.",
        why="A number looks like knowledge; without a source it cannot be checked.",
        todo="Ask for the source; do not repeat the number without it.",
        knowable_from="document",
        message="No source for {numbers}: {quote}",
        find=_unsourced_numbers,
        fires=(
            Scene((_SURVEY,)).refuse("31", "percent"),
            Scene(("The market for sleep aids will reach $78 million by 2031.",)).refuse("78", "money"),
        ),
        silent=(
            Scene((_NAMED,), why="The source stands beside it.")
            .refuse("31", "percent").cite("Ng, 2016", authors="Ng", year=2016),
            Scene(("Sign up now and save 31% on women's pillows.",), why="An offer.").refuse("31", "percent"),
            Scene(("Milk is made up of 87% water.",), why="What something consists of.").refuse("87", "percent"),
            Scene(("We assumed that 31% of women would drop out.",), why="An assumption.").refuse("31", "percent"),
            Scene(("A 5% solution lowers the risk.",), why="A strength.").refuse("5", "percent"),
            Scene(("Insomnia plagues 31% of women, says the Sleep Council.",), why="A source in words.")
            .refuse("31", "percent"),
            Scene(("Each pillow costs the clinic $78 million.",), why="Not about people or a market.")
            .refuse("78", "money"),
        ),
        supersedes=("CLM001",),
    ),
    Check(
        code="CLM011",
        severity="note",
        title="Document without any source",
        sees="A document with statistics or talk of what studies show that has no reference list and "
        "names no source anywhere.",
        why="Nothing in it can be checked; it is opinion, whatever it says about studies.",
        todo="Do not use it as evidence; ask its authors for sources.",
        knowable_from="document",
        message="No reference list and no citation, yet {claims} with statistics or study results",
        find=_no_source_at_all,
        fires=(Scene((_SURVEY,)).refuse("31", "percent"),),
        silent=(
            Scene(("Warm milk is popular.",), why="It claims nothing."),
            Scene((f"{_SURVEY}\n{_RAW}",), why="It has a list.").refuse("31", "percent")
            .entry(_RAW, ("Ng|T",), year=2016, title="Sleep and mood", container="Mind"),
        ),
    ),
)  # fmt: skip
