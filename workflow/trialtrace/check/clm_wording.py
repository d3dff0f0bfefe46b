"""CLM: words that claim more than what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trialtrace.check.clm_claims import did_research, is_running, paragraph_of
from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.model import Check, Hit, Span, unique
from trialtrace.check.scene import Scene
from trialtrace.check.words import count, entry, listed, quoted

_TREATMENT = (
    r"(?:treatments?|therap(?:y|ies)|options?|solutions?|approach(?:es)?|methods?|medicines?|drugs?|remed(?:y|ies)"
    r"|tools?|interventions?|techniques?|procedures?)"
)
_SUPERLATIVE = re.compile(
    r"\b(?:most|more) (?:effective|efficacious|promising|powerful|potent|reliable|successful|advanced"
    r"|cost-effective)\b"
    rf"|\b(?:the|an?) (?:best|safest|ideal|perfect|optimal|ultimate|proven)\s(?:[\w-]+\s){{0,3}}?{_TREATMENT}\b"
    r"|\bgold standard\b|\bgame-changers?\b|\bmiracle\b|\bbreakthrough\b|\b100 ?% (?:safe|effective|natural)\b"
    r"|\b(?:no|without|zero|free of) side[- ]effects\b|\bguaranteed? (?:results|to)\b",
    re.IGNORECASE,
)
# Denied, asked, wished for, advised, or compared within the sentence itself.
_NO_PRAISE = re.compile(
    r"\b(?:not|no|never|nor|hardly|whether|which|what|if|perhaps|might|may|could|can be|should|goal"
    r"|aim|need|unclear|potentially)\b"
    r"[^.;]{0,40}$|[?\"“‘]\s*$",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"(?:\b(?:several|many|numerous|various|most|multiple|some|recent|previous|other|clinical|randomi[sz]ed|controlled|large"
    r"|a number of)\s(?:[\w-]+\s){0,3}(?:studies|trials)|^(?:studies|trials))"
    # What they show; "in many trials", "many trials are needed" claim nothing.
    r"(?=\s(?:[\w-]+ly\s|also\s)?(?:have\s|had\s)?(?:[\w-]+ly\s|also\s|now\s|all\s)?(?:found|finds?|show|showed|shown|reports?"
    r"|reported|demonstrated?|reveal|revealed|suggest|suggested|confirm|confirmed|indicated?|proved|proven|support|supported"
    r"|concluded?|established|documented|observed|point|pointed)\b)",
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(
    r"\be\.g|for (?:example|instance)|limited number|\b(?:few|no|one|two) (?:\w+ ){0,2}(?:studies"
    r"|trials)",
    re.IGNORECASE,
)
_SYNTHESIS = re.compile(
    r"review|meta-?\s?analys|pooled|overview|guideline|consensus|synthesis|recommendation|collaborat|statement|update"
    r"|handbook|textbook|cochrane|evidence|trials|studies|advances|perspective|state of the art|current|management",
    re.IGNORECASE,
)
_UNCONTROLLED = ("single_arm_trial", "case_report", "cross_sectional")
_CAUSAL = re.compile(
    r"\b(?:causes?|caused|leads? to|led to|results? in|resulted in|prevents?|prevented|cures?|cured"
    r"|thanks to|due to the"
    r"|(?:is|are|was|were) (?:highly |very )?effective|effectively (?:reduc|improv|treat)\w*"
    r"|(?:reduces|improves|lowers)"
    r"|induces|proves?|because of the treatment)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:may|might|could|can|seems?|appears?|suggest\w*|possibl[ey]|perhaps|hypothes\w*|whether"
    r"|unclear|potential\w*"
    r"|associated|known to|aim\w*|objective|purpose|to (?:assess|evaluate|determine|investigate))\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:reduc\w+|lower\w*|cut\w*|decreas\w+|increas\w+|rais\w+|rose|fell|drop\w*|slash\w*)\b[^.;%\d]{0,60}?"
    r"\b(?:risks?|odds|chances?|likelihood|rates?|incidence|mortality"
    r"|deaths?)\b[^.;%\d]{0,60}?\bby (?:about |around |some |up to |nearly |almost )?"
    r"(?P<a>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)"
    r"|(?P<b>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)\s(?:(?:relative|lower|higher|reduced|increased"
    r"|greater|less|decreased)\s)?"
    r"(?:(?:reduction|decrease|increase|drop|rise|cut) in (?:the )?(?:\w+\s){0,3})?(?:risks?|odds"
    r"|chances?|likelihood)\b"
    r"|\b(?:halv(?:es|ed|ing)|doubl(?:es|ed|ing)|tripl(?:es|ed|ing))\s(?:the |your "
    r"|their )?(?:\w+\s){0,2}(?:risks?|odds|chances?|likelihood)\b",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(
    r"\d+\s?(?:%|per ?cent)?\s?(?:vs\.?|versus|v\.?|compared (?:with|to)|against|and|to"
    r"|as against)\s?\d+(?:[.·]\d+)?\s?(?:%|per)"
    r"|\b\d[\d,]*\s(?:of|out of|in|per)\s(?:every |the )?\d[\d,]*\b|\d+/\d+|number needed|\bNNT\b"
    r"|absolute|person-years",
    re.IGNORECASE,
)


def _sentences(corpus: Corpus, doc_id: str) -> Iterator[Span]:
    entries = [(r.start, r.end) for r in corpus.references_of.get(doc_id, [])]
    for sentence in corpus.document(doc_id).sentences:
        span = Span(doc_id, sentence.start, sentence.end)
        listed = any(start <= span.start < end for start, end in entries)
        if not listed and is_running(corpus, span):
            yield span


def _cited(corpus: Corpus, span: Span) -> list[Record]:
    return [
        c
        for c in corpus.citations_of.get(span.doc_id, [])
        if span.start <= c.start <= span.end + 2 and (c.style != "generic" or c.reference_id)
    ]


def _cited_next(corpus: Corpus, span: Span) -> bool:
    """Tell whether the sentence behind one names a source: it often belongs to both."""
    after = corpus.sentence(span.doc_id, span.end + 1)
    return after is not None and bool(_cited(corpus, after))


def _praise(corpus: Corpus) -> Iterable[Hit]:
    for doc_id in corpus.doc_ids:
        praised: list[tuple[Span, str]] = []
        if did_research(corpus, doc_id):
            continue
        for sentence in _sentences(corpus, doc_id):
            words = corpus.words(sentence)
            found = _SUPERLATIVE.search(words)
            if (
                found is None
                or words.rstrip().endswith("?")
                or _NO_PRAISE.search(words[: found.start()])
            ):
                continue
            if _cited(corpus, sentence) or _cited_next(corpus, sentence):
                continue
            praised.append((sentence, found[0].lower()))
        if praised:
            named = list(dict.fromkeys(quoted(word) for _, word in praised))
            first = quoted(corpus.words(praised[0][0]), 100)
            n = count(len(praised), "sentence")
            values = {"n": n, "words": listed(named), "first": first}
            yield Hit(("documents", doc_id), tuple(sentence for sentence, _ in praised), values)


def _plural_one_source(corpus: Corpus) -> Iterable[Hit]:
    seen: set[Span] = set()
    for citation in corpus.records("citations"):
        sentence = Span(
            citation.doc_id, citation.quote_start, citation.quote_start + len(citation.quote)
        )
        if sentence in seen:
            continue
        seen.add(sentence)
        several = _PLURAL.search(citation.quote)
        if several is None or _ONE_OF_MANY.search(citation.quote):
            continue
        marks = [
            c for c in _cited(corpus, sentence) if c.style in ("author_year", "numeric", "footnote")
        ]
        linked = {c.reference_id for c in marks}
        begin = sentence.start + several.start()
        if len(linked) != 1 or "" in linked or marks[0].start < begin + len(several[0]):
            continue
        source = corpus.references[next(iter(linked))]
        # A review may well stand for many; without a title nobody can tell.
        if (
            not source.title
            or _SYNTHESIS.search(source.raw)
            or source.kind in ("book", "report", "web")
        ):
            continue
        values = {
            "raw": quoted(several[0], 60),
            "entry": entry(corpus, source),
            "quote": quoted(citation.quote),
        }
        spans = (Span(citation.doc_id, begin, begin + len(several[0])), sentence)
        yield Hit(("citations", marks[0].citation_id), spans, values)


def _causal(corpus: Corpus) -> Iterable[Hit]:
    for study in corpus.records("studies"):
        alone = study.design in _UNCONTROLLED or study.structure in ("single_arm", "case_report")
        if not alone or len(corpus.arms_of.get(study.study_id, [])) > 1:
            continue
        seen: set[Span] = set()
        for (table, row_id), row in corpus.rows.items():
            place = corpus.place(table, row_id) if row.study_id == study.study_id else None
            if place is None or place.sentence in seen:
                continue
            seen.add(place.sentence)
            found = _CAUSAL.search(place.quote)
            if found is None or _HEDGED.search(place.quote):
                continue
            start = place.sentence.start + found.start()
            word = Span(place.sentence.doc_id, start, start + len(found[0]))
            design = (study.design or study.structure).replace("_", " ")
            values = {"word": quoted(found[0]), "design": design, "quote": quoted(place.quote)}
            yield Hit(("studies", study.study_id), (place.sentence, word), values)


def _relative_only(corpus: Corpus) -> Iterable[Hit]:
    for doc_id in corpus.doc_ids:
        for sentence in _sentences(corpus, doc_id):
            found = _RELATIVE.search(corpus.words(sentence))
            if found is None:
                continue
            around = corpus.words(paragraph_of(corpus, sentence))
            if _ABSOLUTE.search(around) or corpus.has_tables(doc_id):
                continue
            place = Span(doc_id, sentence.start + found.start(), sentence.start + found.end())
            yield Hit(
                ("documents", doc_id), (sentence, place), {"quote": quoted(corpus.words(sentence))}
            )


def _one_sided_addition(corpus: Corpus) -> Iterable[Hit]:
    for study_id, arms in corpus.arms_of.items():
        added = [(arm, corpus.said("arms", arm.arm_id, "co_intervention")) for arm in arms]
        told = [(arm, cell) for arm, cell in added if cell is not None]
        if len(arms) < 2 or len(told) != 1:
            continue
        arm, cell = told[0]
        others = [
            quoted(other.intervention or other.label, 40) for other in arms if other is not arm
        ]
        values = {
            "added": quoted(cell.raw, 60), "arm": quoted(arm.intervention or arm.label, 40),
            "others": " and ".join(others),
        }  # fmt: skip
        yield Hit(("studies", study_id), unique((cell.span, cell.sentence)), values)


def _praised(text: str, why: str = "") -> Scene:
    return Scene((text,), why=why)


_BEST = "Warm milk is the most effective remedy for insomnia."
_ONE = "Ng T. Sleep after milk in 40 nurses. Mind. 2016;3:1-9."
_MANY = "Ng T. Sleep after milk: a systematic review. Mind. 2016;3:1-9."


def _several(raw: str, words: str = "Several trials have shown", why: str = "") -> Scene:
    return (
        Scene((f"{words} that milk lifts the mood [1].\nReferences\n{raw}",), why=why)
        .entry(raw, ("Ng|T",), year=2016, title=raw.split(". ")[1], container="Mind")
        .cite("[1]", 1, style="numeric", label="1")
    )  # fmt: skip


def _alone(words: str, design: str = "single_arm_trial", why: str = "") -> Scene:
    scene = Scene((f"In a study of 20 nurses {words}.",), why=why)
    return scene.study("a study", design=design).arm("nurses")


def _added(words: str, both: bool = False, why: str = "") -> Scene:
    text = f"Ten men had heat with {words} and ten had ice{f' with {words}' if both else ''}."
    scene = (
        Scene((text,), why=why).study("men").arm("heat", intervention="heat", co_intervention=words)
    )
    if both:
        return scene.arm("ice", intervention="ice", co_intervention=(words, f"ice with {words}"))
    return scene.arm("ice", intervention="ice")


CHECKS = (
    Check(
        code="CLM012",
        severity="note",
        title="Superlative without a source",
        sees="A sentence of a text that reports no research of its own, which calls a treatment the most effective, "
        "ideal, a breakthrough or free of side effects, where neither it nor the next sentence names a source; "
        "one finding a document. What is "
        "denied, asked or advised is left alone.",
        why="“Most effective” compares with everything else; only studies can.",
        todo="Ask for the comparison; treat the word as advertisement until then.",
        knowable_from="document",
        message="{words} without a source, in {n}, first: {first}",
        find=_praise,
        fires=(_praised(_BEST),),
        silent=(
            _praised("It is not known whether milk is the most effective remedy.", "Not claimed."),
            _praised("Is warm milk the best remedy?", "A question."),
            Scene(("Milk is the best remedy for insomnia (Ng, 2016).",), why="A source is named.")
            .cite("Ng, 2016", authors="Ng", year=2016),
            _praised("Most people sleep.", "Nothing is praised."),
        ),
    ),
    Check(
        code="CLM013",
        severity="note",
        title="Several studies, one reference",
        sees="A sentence that tells what several studies or trials show and cites one entry, which by its title is "
        "no review, guideline or pooled analysis.",
        why="The plural claims more evidence than is cited.",
        todo="Ask for the other studies, or read the sentence in the singular.",
        knowable_from="bibliography",
        message="{raw}, but the only source is {entry}: {quote}",
        find=_plural_one_source,
        fires=(_several(_ONE),),
        silent=(
            _several(_MANY, why="A review may stand for many."),
            _several(_ONE, "One trial and a letter have shown", "Not several."),
            _several(_ONE, "Many trials are needed to show", "They show nothing yet."),
            _several(_ONE, "One of many trials found", "One of them is cited."),
        ),
    ),
    Check(
        code="CLM014",
        severity="note",
        title="Causal words on a study without a control",
        sees="An account of a study with a single arm, of cases or of one point in time, in a sentence that says what "
        "the treatment caused, prevented or improves, without a word that holds back (“may”, “suggests”).",
        why="Without a control nobody knows what would have happened anyway.",
        todo="Read “was followed by” instead; look for controlled studies.",
        knowable_from="document",
        message="{word} of a study without a control group ({design}): {quote}",
        find=_causal,
        fires=(_alone("milk led to better sleep"),),
        silent=(
            _alone("milk may have led to better sleep", why="It holds back."),
            _alone("milk led to better sleep", "randomised_trial", "Controlled."),
            _alone("sleep was better after milk", why="Only what happened."),
        ),
    ),
    Check(
        code="CLM015",
        severity="note",
        title="Relative effect without the absolute one",
        sees="A risk that is told as a percentage lower or higher, halved or doubled, in a paragraph without the "
        "risks themselves (counts of people, two percentages, a number needed to treat), in a document without "
        "tables.",
        why="Half of a small risk is a small difference; without the risks nobody can tell.",
        todo="Look the number of events in each group up.",
        knowable_from="document",
        message="A relative effect, and no absolute risk beside it: {quote}",
        find=_relative_only,
        fires=(
            _praised("Milk reduces the risk of insomnia by 40%."),
            _praised("Milk halves the risk of insomnia."),
            _praised("Drinkers had a 30% lower risk of insomnia."),
        ),
        silent=(
            _praised("Milk reduces the risk of insomnia by 40%, from 10% to 6%.", "The risks are given."),
            _praised("Milk reduces the risk of insomnia by 40% (6 of 100 against 10 of 100)."),
            _praised("Milk fell in price by 40%.", "Not a risk."),
        ),
    ),
    Check(
        code="CLM016",
        severity="note",
        title="Something else in one arm only",
        sees="A study with several arms, of which one is told to have had something together with its treatment and "
        "no other.",
        why="A difference may be due to what was added, and not to the treatment that is praised.",
        todo="Find out what the other arms had; do not credit the treatment alone.",
        knowable_from="document",
        message="Only {arm} is told to have come with {added}, {others} not: the effects cannot be told apart",
        find=_one_sided_addition,
        fires=(_added("massage"),),
        silent=(_added("massage", both=True, why="Both arms had it."),),
    ),
)  # fmt: skip
