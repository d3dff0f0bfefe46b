"""What the words around a number make of it: mean or median, share of people or of a value, entry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.quantities import NO_QUANTITIES, Quantities
from trialtrace.extract.accounts.results.items.strengths import NO_STRENGTHS, Strengths
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

HEADER = sought(
    r"\b(?P<what>medians?|MST(?=[^.;]{0,20}\d[^;]{0,24}(?:months|weeks|days))|means?|averages?|averaged)\b"
    r"(?![- ](?:follow|age|duration of follow|of "
    r"\d+ (?:cycles|courses)))",
    re.IGNORECASE,
)
_SAID_BEHIND = re.compile(
    r"(?:[^.;()]|\.(?=[ \d])){0,40}[(,]\s*(?P<what>medians?|means?)\s*[),;.]", re.IGNORECASE
)
SURVIVAL = re.compile(
    r"\b(?:time to (?:[\w-]+ ){0,3}[\w-]+|survival|[A-Z]{1,3}FS|OS|TTP|TTF|duration of (?:\w+ )?response"
    r"|response duration)\b(?:[^.;]|\.(?=\d)){0,150}$",
    re.IGNORECASE,
)
# Where a line of text holds two sentences.
SENTENCE_END = re.compile(r"\.\s(?=[A-Z])")
# People, right behind a percentage: whatever moved, so many of them.
OF_PEOPLE = re.compile(
    r"\s*(?:\([^()]{1,24}\)\s*)?of (?:the |all |our |those |these )?(?:[a-z-]+ ){0,3}?"
    rf"(?:{PERSONS}|eyes|cases)\b",
    re.IGNORECASE,
)
BASELINE = sought(
    r"\b(?:at baseline(?! to\b)|on (?:admission|entry|enrol?ment)|baseline characteristics"
    r"|baseline (?:mean|median)|mean age|median age"
    r"|average age|mean BMI"
    r"|(?:mean|median) (?:body mass index|tumou?r size)|inclusion "
    r"criteria|eligible if)\b",
    re.IGNORECASE,
)
BOUND = sought(
    r"(?:[<>≥≤](?:\s?/?=|\s?or\s?=)?\s*|\b(?:less than|more than|at least|greater than|below|above|under|over|towards?"
    r"|margin(?: of)?|fixed to|maximum of|up to|fewer than|level"
    r"|exceed(?:ing|ed)?|value|set at|target(?:ed)?(?: at| of)?)\s+(?:the |of )?)$",
    re.IGNORECASE,
)
# "(mean ± SEM)", "means +/- standard errors", "values are mean (SD)", "4.1 ± 0.4 (SE)".
_SPREAD_SAID = re.compile(
    r"(?:\bmeans?|\baverages?|(?:±|\+/-|\+-)(?:\s?\d[\d.·]*\s?%?\s?[(\[]?(?=\s?[sS]))?)[\s,(±+/-]{0,6}"
    r"(?P<what>SEM?|s\.e\.(?:m\.)?|standard error"
    r"|SD|s\.d\.|standard deviation)(?![A-Za-z])",
    re.IGNORECASE,
)
# A share of something that is no people: "85% of the increase in strength".
_PART_OF = re.compile(
    r"\s*of (?:the |this |that |their |its |all )?(?:\w+ )?(?:increase|decrease|reduction|improvement|change|difference"
    r"|gain|loss|rise|fall|effect|benefit|varia(?:nce|tion|bility)|energy|calories|dose|costs?|time"
    r"|weight|volume|maximum|maximal|peak|predicted|baseline|total|normal|(?:heart|metabolic) rate"
    r"|VO2\w*|intake|requirements?|cells|capsules|tablets|pills|doses)\b"
    r"|\s*(?:protein[- ])?bound\b|\s*censored\b",
    re.IGNORECASE,
)
# Who people are, and not what became of them: "45% were women, 12% smokers".
_WERE_BORN = re.compile(
    r"\s*(?:of (?:the |all )?[a-z]+ )?(?:were|was) (?:women|men|(?:fe)?males?|boys|girls|white|black|caucasian|asian"
    r"|hispanic|(?:current |former |never )?smokers)\b",
    re.IGNORECASE,
)
# "lost 7.9% of their initial weight": a result, though it is a part of a weight.
_OF_WEIGHT = re.compile(
    r"\s*of (?:the |their |its )?(?:initial |baseline |starting |total |original )?(?:body ?)?weight\b",
    re.IGNORECASE,
)
_LOST = re.compile(r"\b(?:lost|loss|losing|gain(?:ed)?|regained)\b[^.;]*$", re.IGNORECASE)
# "mean (SD)", "means [SE]": brackets behind the means of this text hold spreads.
_BRACKET_SAID = re.compile(
    r"\b(?:means?|averages?|values?)\b[^.;()\[\]]{0,60}[(\[]\s?(?P<what>SDs?|s\.d\.|standard deviations?"
    r"|SEM?s?|s\.e\.(?:m\.)?|standard errors?(?: of the mean)?)\s?[)\]]"
    r"|[(\[][^()\[\]]{0,24}\bmeans?,\s(?P<listed>SDs?|s\.d\.|standard deviations?|SEM?|s\.e\.(?:m\.)?"
    r"|standard errors?)\s?[)\]]",
    re.IGNORECASE,
)
# "median (range)", "medians [IQR]": the ranges of this text stand behind medians.
_MIDDLE_SAID = re.compile(
    r"\bmedians?\b[^.;()]{0,60}[(\[,]?\s?(?:with\s|and\s)?(?:range|IQR|interquartile|inter-quartile|quartiles)",
    re.IGNORECASE,
)
# A number with a range in brackets right behind it: "14 (7-17)", "2 [1 to 9]".
RANGE_BEHIND = re.compile(
    r"\s?[(\[]\s?(?:(?:range|IQR)[:,=]?\s?)?[-−–]?\d[\d.·]*\s?(?:-|–|to)\s?[-−]?\d[\d.·]*\s?%?[)\]]"
)
# A bracket with numbers of its own: what heads them heads no number outside.
_TOLD_ASIDE = re.compile(r"[(\[][^()\[\]]*\d[^()\[\]]*[)\]]")
_NESTED = re.compile(r"(?<=[^(\[]) [(\[][^()\[\]]*\d[^()\[\]]*[)\]](?=[^()\[\]]*[)\]])")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NEAR = 70


def header(before: str) -> str:
    """Return mean or median when the clause in front of a number is headed so."""
    plain = _TOLD_ASIDE.sub(" ", _NESTED.sub(" 0 ", before))
    clause = re.split(r";\s|(?<!\bvs)\.\s(?=[A-Z])", plain)[-1]
    found = ""
    for match in HEADER.finditer(clause):
        found = match["what"].lower()
    if not found:
        return ""
    return "median" if found.startswith(("median", "mst")) else "mean"


def header_of_sentence(line: Line, mention: Mention) -> str:
    """Return mean or median where the sentence said so last in front of a number, in whatever clause."""
    found = ""
    for match in HEADER.finditer(line.before(mention.start, len(line.text))):
        found = match["what"].lower()
    return "" if not found else "median" if found.startswith(("median", "mst")) else "mean"


def header_behind(line: Line, mention: Mention) -> str:
    """Return what brackets behind a number say that it is: "34 and 71 ml (medians)"."""
    found = _SAID_BEHIND.match(line.after(mention.end, 60))
    return "" if found is None else "median" if found["what"].lower().startswith("med") else "mean"


def is_of_people(line: Line, mention: Mention) -> bool:
    """Tell whether people stand behind a percentage, or the rate of something since a mean was named."""
    if OF_PEOPLE.match(line.after(mention.end, 60)):
        return True
    before = line.before(mention.start, 80)
    headers = [match.end() for match in HEADER.finditer(before)]
    return bool(headers) and _RATES.search(before, headers[-1]) is not None


# "250 (60%) of these 413 women were randomly assigned", "74% were entered for prevention": who took part.
_WERE_TAKEN_IN = re.compile(
    rf"(?:\s(?:of (?:these|those|the|them|whom)|\d[\d,]*|eligible|consenting|{PERSONS})){{0,4}}\s(?:were|was)\s"
    r"(?:then\s|subsequently\s)?(?:random\w*|assigned|allocated|enrol?led|recruited|entered)\b",
    re.IGNORECASE,
)
# "29% of the sample at baseline", "in 29% at entry"; "29% of those who had itch at entry" came to something later.
_AT_BASELINE_BEHIND = re.compile(
    rf"\s?(?:of (?:the |all |our )?(?:[\w-]+ )?(?:sample|population|{PERSONS}) )?"
    r"(?:at (?:baseline|entry|enrol?ment|randomi[sz]ation|inclusion)|before (?:randomi[sz]ation|treatment))\b",
    re.IGNORECASE,
)
_RATES = re.compile(
    r"\b(?:rates?|proportions?|incidence|prevalence|percentages? of)\b", re.IGNORECASE
)


# "in the 37% of women who were pregnant": of whom something is told, no result.
_IN_THE = re.compile(r"\b(?:in|among|for|within|to|of) the (?:remaining |other )?$")
_OF_WHOM = re.compile(
    rf"\s?of (?:the |these |all )?(?:[a-z-]+ )?(?:{PERSONS}|those|[a-z-]{{3,}}s) (?:who|that|whose|with|in whom)\b"
)


def unwanted(line: Line, mention: Mention) -> bool:
    """Tell whether a count or percentage is a bound, or describes the sample at its entry."""
    before = line.before(mention.start, _NEAR)
    behind = line.after(mention.end, 90)
    if _PART_OF.match(behind):
        return not (_OF_WEIGHT.match(behind) and _LOST.search(before))
    if _IN_THE.search(before) and _OF_WHOM.match(behind):
        return True
    if (
        _AT_BASELINE_BEHIND.match(behind)
        or _WERE_TAKEN_IN.match(behind)
        or _WERE_BORN.match(behind)
    ):
        return True
    return bool(BOUND.search(before[-40:]) or BASELINE.search(before))


@dataclass(frozen=True, slots=True)
class Habits:
    """How a text writes its numbers, said once and meant throughout.

    Attributes
    ----------
    spread : str
        What stands behind "±": ``sd`` or ``se``; empty where the text nowhere says so.
    middle : str
        What stands in front of a range in brackets: ``mean`` or ``median``.
    bracket : str
        What a number in brackets behind a mean is: ``sd``, ``se``, or nothing that is said.
    alone : str
        What a number is that is compared without a word for it: ``median`` where a text speaks of
        medians and never of means.
    sizes : frozenset of float
        How many people the arms hold, as far as they are known.
    quantities : Quantities
        The lexicon's measures whose changes are told in per cent.
    strengths : Strengths
        Products and their strengths.
    """

    spread: str = ""
    middle: str = "median"
    bracket: str = ""
    alone: str = "mean"
    sizes: frozenset[float] = frozenset()
    quantities: Quantities = NO_QUANTITIES
    strengths: Strengths = NO_STRENGTHS


def habits_of(lines: Iterable[Line]) -> Habits:
    """Read the habits of a text from the first sentence that tells them."""
    spread = middle = bracket = ""
    medians = means = False
    for line in lines:
        text = line.text
        medians = medians or ("edian" in text and _OF_RESULTS.search(text) is not None)
        means = means or any(word in text for word in _MEANS) or _AVERAGED.search(text) is not None
        if not middle and "edian" in text and _MIDDLE_SAID.search(text):
            middle = "median"
        if not _says_spread(text):
            continue
        spread = spread or spread_said(line)
        bracket = bracket or bracket_said(line)
    alone = "median" if medians and not means else "mean"
    return Habits(spread, middle or "median", bracket, alone)


_OF_RESULTS = re.compile(
    r"\bmedians?\b(?! (?:ages?|follow|observation|duration of follow))", re.IGNORECASE
)
_MEANS = ("±", "+/-", "+-")
_AVERAGED = sought(r"\b(?:means?|averaged?|averages|SDs?|standard deviations?)\b", re.IGNORECASE)


def _says_spread(text: str) -> bool:
    """Tell whether a sentence holds a word for a spread; few do, and the rules are asked of these only."""
    return any(word in text for word in ("SD", "SE", "s.d", "s.e", "tandard", "sd", "se)"))


def spread_said(line: Line) -> str:
    """Return what a sentence says that it writes behind "±" ("mean ± SE"); empty for nothing."""
    found = _SPREAD_SAID.search(line.text) if _says_spread(line.text) else None
    return "" if found is None else kind_of_spread(found["what"])


def bracket_said(line: Line) -> str:
    """Return what a sentence says that it writes in brackets ("mean (SE)"); empty for nothing."""
    found = _BRACKET_SAID.search(line.text) if _says_spread(line.text) else None
    return "" if found is None else kind_of_spread(found["what"] or found["listed"])


def kind_of_spread(word: str) -> str:
    """Return what a word for a spread means, however it is written: "s.e.m." is "se"."""
    return "sd" if "d" in word.lower().removeprefix("standard") else "se"


def without_brackets(text: str) -> str:
    """Take brackets out, also those inside others ("[95% interval (CI), 2 to 5]")."""
    return _BRACKETED.sub(" ", _BRACKETED.sub(" ", _BRACKETED.sub(" ", text)))
