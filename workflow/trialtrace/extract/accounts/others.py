"""Sentences of a trial's own report that tell of other studies: their numbers are not its results."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.parts import Parts
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.prefilter import sought

_STUDIES = (
    r"(?:stud(?:y|ies)|trials?|reports?|literature|series|surveys?|reviews?|meta-?analys[ie]s)"
)
_TOLD = r"(?:found|reported|showed|observed|demonstrated|concluded|described|noted|suggest(?:s|ed)?|estimated)"
_OF_OTHERS = sought(
    # "in a previous small trial", "other smaller trials", "according to the published literature"
    rf"\b(?:previous|earlier|prior(?!\s(?:to|the)\b)|other|published|preceding)\s(?:[\w-]+\s){{0,3}}{_STUDIES}\b"
    rf"|\b(?:in|by|from)\s(?:an?|one)\s(?:recent|large|small|similar)\s(?:[\w-]+\s){{0,2}}{_STUDIES}\b"
    rf"|\bet al\b\.?[^.;]{{0,40}}\b{_TOLD}\b|\bthe authors\s{_TOLD}\b"
    r"|\b(?:has|have) been (?:reported|estimated|shown)\b|\bit is (?:estimated|believed|thought|known)\b",
    re.IGNORECASE,
)
# "a meta-analysis of 12 trials found", "their systematic review"
_AN_ANALYSIS = sought(
    r"\b(?:an?|another|the|their|one|recent)\s(?:[\w-]+\s){0,2}(?:meta-?analys[ie]s|(?:systematic|Cochrane) review)\b",
    re.IGNORECASE,
)
_ANALYSIS = re.compile(r"\bmeta-?analys[ie]s\b|\bsystematic review\b", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:we|our|ours|us|here|(?:this|the present|the current|the same) (?:[\w-]+ )?(?:stud(?:y|ies)|trial|analysis"
    r"|report|paper|article|review|meta-?analysis|cohort|population))\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"{_OURS.pattern}"
    # what others did not find: "coughs not seen in previous studies"
    r"|\b(?:not|never|un\w+)\s(?:\w+\s){0,2}(?:in|by)\s(?:any\s)?(?:previous|earlier|prior|other|published)\b"
    # its own numbers, held against those of others
    r"|\b(?:as in|similar to|consistent with|(?:agreement|line|accordance) with|comparable (?:to|with)|close to|than"
    r"|compared (?:to|with)|unlike|in contrast to|corresponds? to)\s(?:[\w-]+\s){0,6}?"
    r"(?:previous|earlier|prior|other|published|recent|an?|the)\b",
    re.IGNORECASE,
)


# "A trial in bakers", "these reports": in a discussion, others' where nothing says that it is this one.
# "The trial" is this one, "the OSLO trial" another; "a study drug" and "two women left the study" tell of no other.
_BETWEEN = r"(?:(?!(?:the|this|that|our|in|of|from|for|on|to|by|was|were|left)\b)[\w-]+\s){0,3}?"
_A_STUDY = sought(
    rf"\b(?:(?:an?|one|another|their)\s{_BETWEEN}(?:study|trial|report|literature|series|survey|review|meta-?analysis)"
    r"|the\s(?-i:(?!Phase\b)[A-Z][\w-]*\s){1,3}(?:study|trial|survey)"
    rf"|(?:two|three|these|those|their|the)\s{_BETWEEN}(?:studies|trials|reports|series|surveys|reviews|meta-?analyses))\b"
    r"(?!['\u2019-]|\s(?:drugs?|groups?|arms?|medications?|visits?|end|periods?|populations?|participants|patients"
    r"|subjects|entry|treatments?|days?|weeks?|sites?|completion|interventions?|products?|design|phases?)\b)",
    re.IGNORECASE,
)


def _tells_numbers(line: Line) -> bool:
    """Tell whether a sentence of a discussion gives numbers of a study that it does not call its own."""
    return bool(line.mentions) and bool(_A_STUDY.search(line.text)) and not _OWN.search(line.text)


# "Smith and co-workers", "these investigators": whoever they are, not the paper's own.
_PEOPLE = sought(
    r"\bet al\b|\b(?:and|with|by)\s(?:co-?workers|colleagues|associates|collaborators)\b"
    r"|\b(?:those|these|other|previous)\s(?:investigators|authors|researchers|groups)\b",
    re.IGNORECASE,
)


def others_or_own(text: str) -> str:
    """Return whom a sentence of a discussion names: ``own``, ``others``, or nobody.

    Parameters
    ----------
    text : str
        Its words.

    Returns
    -------
    str
        ``own`` where it holds its own study against others.
    """
    signs = (_OF_OTHERS, _AN_ANALYSIS, _A_STUDY, _PEOPLE)
    if _OURS.search(text):
        return "own"
    return "others" if any(sign.search(text) for sign in signs) else ""


def own_lines(lines: list[Line], parts: Parts) -> list[Line]:
    """Return the sentences that tell of a report's own study, or of its title's own analysis.

    "In other trials relapse was seen in 12%" is of others; "relapse was rarer in our study than in
    earlier trials (12%)" holds a number of its own; "the meta-analysis showed" is others' unless the
    title says that this is one. A paper's introduction tells of others throughout, and its discussion
    where it cites them. The order is that of the document.
    """
    pooled = bool(lines) and _ANALYSIS.search(lines[0].text) is not None
    signs = (_OF_OTHERS,) if pooled else (_OF_OTHERS, _AN_ANALYSIS)
    kept = {line.index for line in parts.told}
    kept.update(
        line.index for line in parts.discussion if not (line.citations or _tells_numbers(line))
    )
    return [
        line
        for line in lines
        if line.index in kept
        and (_OWN.search(line.text) or not any(sign.search(line.text) for sign in signs))
    ]
