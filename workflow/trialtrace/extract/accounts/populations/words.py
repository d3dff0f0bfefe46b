"""The words around a noun for people: what limits them, and where such words end."""

from __future__ import annotations

import re

TOKEN = re.compile(r"[^\s,;:()\[\]]+")
# What stands in front of people without telling them from others.
IDLE = frozenset(
    """the these those this that a an all our their both each every any such remaining other others same
    more most fewer less many several some few no only also just about approximately nearly almost over
    study trial treated randomised randomized enrolled included assigned allocated eligible analysed
    analyzed evaluated recruited participating total overall entire whole individual consecutive
    different various new two three four five six seven eight nine ten half main control controls
    active placebo sham untreated intervention experimental comparison comparator treatment group arm
    groups arms average mean median general special selected adult human affected which whom predefined
    prespecified pre-specified pre-planned planned post-hoc small large larger specific certain
    particular corresponding respective original further additional subgroup subgroups subset subsets
    stratum strata large-scale cumulative final first second third surviving matched paired given""".split()  # noqa: SIM905
)
# Words without a meaning of their own inside a limit.
FUNCTION = frozenset(
    """the a an of with who whose whom that which had has have having been be were was are is did
    do does at in on to from by for or and as than their its his her any one more less least most
    aged age ages years year old months under over above below between per up within both
    either least each before after during baseline entry study trial this these those patients
    patient participants subjects people participated included entered persons
    individuals disease clinical history time""".split()  # noqa: SIM905
)
PREPOSITIONS = frozenset({"in", "among", "amongst", "within", "for", "of"})
LIMITERS = frozenset(
    """with without aged who whose having older younger suffering presenting undergoing diagnosed
    receiving requiring needing taking achieving attaining
    below above under over ≥ ≤ > <""".split()  # noqa: SIM905
)
# "Women at high risk", "smokers in the preparation stage": other words that may limit people.
FURTHER_LIMIT = re.compile(
    r"\s+(?:at (?:\w+ )?(?:high|low|higher|lower|increased|intermediate|average|standard|moderate)(?:er|est)?[- ]risk"
    r"|in (?:the )?(?:[\w-]+ )(?:and [\w-]+ )?(?:stages?|quartiles?|tertiles?|quintiles?|category|categories"
    r"|stratum|strata"
    r"|age group|age groups)(?: of [\w-]+)?"
    r"|of (?:more than |less than |at least |up to |over |under )?\d[\w.-]*(?: to \d+)?(?: \w+)?)\b",
    re.IGNORECASE,
)
# People of whom something could be told at all are a set of those analysed.
ASSESSED = frozenset(
    """data available information complete completed evaluable assessable follow-up followed outcome outcomes
    results measurement measurements assessment assessments paired sample samples full valid usable""".split()  # noqa: SIM905
)
# People who are told by what they were given are an arm, whatever its name.
GIVEN = re.compile(
    r"\b(?:receiv\w+|treated|treatment|given|assigned|allocated|randomi[sz]ed|took|taking|groups?|arms?|placebo|controls?"
    r"|intervention|respectively|compared|administered|continu\w+|discontinu\w+|switched|remain(?:ed|ing) on)\b",
    re.IGNORECASE,
)
# People who had something besides, and no arm where a sentence sets them against others so told:
# "among patients receiving oxygen (…) and among those who were receiving no oxygen".
GIVEN_BESIDES = re.compile(
    r"\s+(?:who (?:were|are) )?(?:not |already |still )?(?:receiving|taking|using|on) (?!(?:the|this|study|trial|active"
    r"|assigned|their|either|both)\b)",
    re.IGNORECASE,
)
# "Zinc-treated women", "exposed patients".
GIVEN_IN_FRONT = re.compile(
    r"(?:^|-)(?:treated|exposed|assigned|supplemented|fed|operated|managed|cotreated|vaccinated|immuni[sz]ed"
    r"|irradiated)$"
)
# ... unless it was before the trial, or not all did.
EARLIER = re.compile(
    r"\b(?:prior|previous(?:ly)?|earlier|concomitant(?:ly)?|concurrent(?:ly)?|already|at least|at baseline|naive)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:was|were|is|are|did|does|do|has|have|had|will|would|may|could|can|showed|shows|developed|reported|experienced"
    r"|achieved|improved|increased|decreased|reduced|occurred|remained|responded|survived|died|compared|versus|vs\.?"
    r"|than|while|whereas|although|but|respectively|there|we|they|averaged|fell|rose|appeared|seemed|tended"
    r"|benefited|derived|received|gave|led|resulted|yielded|needed|required|became|found|seen|observed|according"
    r"|regardless|irrespective|when|if|because|so|however|also|only|=|[-+]?\d[\d.]*%.*)$",
    re.IGNORECASE,
)
# In front of "in patients with ...": what was measured, of which they are part.
PART_OF_A_NAME = re.compile(
    r"\b(?:number|numbers|proportions?|percentages?|rates?|share|fraction|incidence|prevalence|reductions?|increases?"
    r"|decreases?|differences?|changes?|rise|fall|drop|decline|improvements?|frequency|risk|odds|total)\s*$",
    re.IGNORECASE,
)
# "the subgroup of 261 patients | who were positive"
_PEOPLE_LAST = re.compile(
    r"\bof \d[\d,]* (?:patients|women|men|children|participants|subjects|people|adults)$",
    re.IGNORECASE,
)
# A limit is told in so many words.
_LONGEST = 14


# "Children ventilated for more than 72 hours", "infants born before 35 weeks".
PARTICIPLE = re.compile(
    r"\s+(?:[a-z-]+ed|born|hit|bitten)\s+(?:for|with|by|before|after|at|in|more|less|from|as|to|on)\b"
)


def limit_end(text: str, at: int, stops: tuple[tuple[int, int], ...], *, led: str = "") -> int:
    """Return where the words end that limit the noun in front of them.

    Parameters
    ----------
    text : str
        The sentence.
    at : int
        Behind the noun.
    stops : tuple of (start, end)
        Where the sentence names arms: a limit ends before them.
    led : str
        Preposition that leads to the noun; a participle behind a noun without one is a verb.

    Returns
    -------
    int
        ``at`` where nothing limits the noun.
    """
    if _SUMMED.match(text, at):
        return at
    further = FURTHER_LIMIT.match(text, at)
    if further and not any(low < further.end() and further.start() < high for low, high in stops):
        end = further.end()
        goes_on = _PEOPLE_LAST.search(text, at, end) is not None
        return limit_end(text, end, stops, led=led) if goes_on else end
    end, verbs, clause, first = at, 0, False, True
    last = ""
    for match in TOKEN.finditer(text, at):
        gap = text[end if end > at else at : match.start()]
        word = match.group().strip(".'\"").lower()
        if gap.strip() or any(low <= match.start() < high for low, high in stops):
            break
        if first:
            told = led not in ("", "of") and PARTICIPLE.match(text, at) and not _VERB.match(word)
            if not told and word not in LIMITERS and word[:1] not in "<>≥≤":
                return at
            clause = word in ("who", "whose")
            first = False
        elif _VERB.match(word) and not (word == "than" and last in _MORE):
            # "who had not been vaccinated": the first verbs of the clause are part of the limit.
            if not clause or (verbs and last not in _AUXILIARIES):
                break
            verbs += 1
        elif _ends_before(text, match, last, clause and verbs < 2):
            break
        elif clause and not verbs and word not in FUNCTION:
            verbs += 1
        end, last = match.end(), word
        if (match.group().endswith(".") and len(word) > 2) or text[at:end].count(" ") > _LONGEST:
            break
    words = text[at:end].rstrip(" .")
    while not _BOUND.search(words) and _dangles(words.rpartition(" ")[2].lower()):
        words = words.rpartition(" ")[0].rstrip()
    return at + len(words) if words.count(" ") > 1 or re.search(r"[<>≥≤]", words) else at


def _ends_before(text: str, match: re.Match[str], last: str, in_clause: bool) -> bool:
    """Tell whether an article or a small word begins something else: an arm, a time, another part."""
    word = match.group().strip(".'\"").lower()
    if last in ("positive", "negative"):
        return False  # "who were negative for the mutation"
    if word == "the":
        return last not in _BEFORE_THE and not in_clause
    return word in _SMALL and _turns(text, match.end())


# "18% for patients, with a median of 11 months": what was measured in them.
_SUMMED = re.compile(
    r"\s+with an? (?:median|mean|average|total|rate|range|maximum)\b", re.IGNORECASE
)
_MORE = frozenset(
    {"younger", "older", "more", "less", "greater", "fewer", "higher", "lower", "longer"}
)
_SMALL = frozenset({"and", "or", "in", "among", "for", "from", "at", "on", "by"})
_AUXILIARIES = frozenset(
    {"had", "has", "have", "were", "was", "been", "be", "did", "do", "is", "are"}
)
_BEFORE_THE = frozenset(
    """with without of in at to for by from on than completed finished under over during before after had
    has have across throughout""".split()  # noqa: SIM905
)
_DANGLING = frozenset(
    "with without and or of in at the a an who had has have were was from for on to by most more less".split()  # noqa: SIM905
)


# "A score of 5 or more" ends where it says so.
_BOUND = re.compile(r"\bor (?:more|less|older|younger)$", re.IGNORECASE)


def _dangles(word: str) -> bool:
    return word in _DANGLING or (word.endswith("ly") and len(word) > 5)


_OTHER_PART = re.compile(
    r"\s+(?:(?:the|all|both|each|those|patients|women|men|in|among|for|group|arm|week|month|year|day)\b|\d)",
    re.IGNORECASE,
)


def _turns(text: str, at: int) -> bool:
    """Tell whether another part, an arm or a time begins behind a small word."""
    return _OTHER_PART.match(text, at) is not None
