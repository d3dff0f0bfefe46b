"""What a text says of a study as a whole: design, who took part, for how long."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts import design_rules
from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.ledger import Ledger
from trialtrace.extract.accounts.parts import Parts
from trialtrace.extract.accounts.reading import Line, said
from trialtrace.extract.accounts.rule import Rule, possible
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.grammar.lexicon import Lexicon
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

_FEMALE = re.compile(
    r"\b(?:women|woman|females?|girls?|mothers|postmenopausal|pregnant)\b", re.IGNORECASE
)
_MALE = re.compile(r"\b(?:men|man|males?|boys?)\b", re.IGNORECASE)
_WHO = re.compile(
    r"\bwho (?:had|have|has|were|was|did|are|is|could|met|received no|underwent|suffer\w*)\b(?:[^.;]|\.(?=\d))*?"
    r"(?=\s+(?:were (?:randomi[sz]ed|randomly|assigned|enrolled|recruited|divided)|received "
    r"either|participated)\b"
    r"|[;]|\.(?!\d)|,\s|$)",
    re.IGNORECASE,
)
# "those who were alive at 12 months was 75%": how many, not of whom.
_TELLS_SHARE = re.compile(r"\d\s?(?:%|per ?cent\b)", re.IGNORECASE)
_WITH = sought(
    rf"\b{PERSONS}\s+(?:aged [^,]{{2,20}} )?"
    r"(?:suffering from|with|diagnosed with|who had|having|affected by|undergoing treatment for)\s+"
    r"(?P<what>(?!a |an |the |no |high|at )[A-Za-z][\w'’,/-]*(?:\s+(?!(?<=,\s)\d)(?!were|was|who|received|and\b"
    r"|or\b|in\b|to\b|on\b|of whom"
    r"|undergoing|that|randomly|from|for|aged|at\b|after\b)[\w'’/-]+){0,6})",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"(?:follow(?:ed)?[- ]?up(?: (?:period|time|duration))?(?: (?:of|was|for))?(?: \w+)?\s*$"
    r"|\bfollowed(?: up)? for(?: \w+)?\s*$)",
    re.IGNORECASE,
)
_OF_FOLLOW_UP = re.compile(r"^(?:\s+of)?(?:\s+median)?\s+follow[- ]?up\b", re.IGNORECASE)


_TREATED = re.compile(
    r"\b(?:treat(?:ing|ment of|ed for)?|for|with|against)\s+(?:the |an? )?$", re.IGNORECASE
)
_HAPPENED = re.compile(
    r"\b(?:cases? of|developed|including|such as|and(?: ironically)?,?|reported|experienced)\s+$",
    re.IGNORECASE,
)


# A paper that is no study of its own people says so in its title or abstract; its body cites others.
_SAID_AT_ONCE = frozenset({"case_report", "review"})


def describe(account: Account, parts: Parts, total: Size | None) -> None:
    """Write what is said of the study as a whole into its row.

    The designs that an analysis of several studies speaks of are theirs. A paper's title and abstract
    say how it was made before its body, which names many designs; an introduction and a discussion
    are not asked.
    """
    ledger, study, lexicon = account.ledger, account.study, account.lexicon
    lines = list(parts.told)
    for field, rules in (
        ("allocation", design_rules.ALLOCATION),
        ("design", design_rules.DESIGN),
        ("masking", design_rules.MASKING),
        ("structure", design_rules.STRUCTURE),
    ):
        for asked in (parts.lead, parts.told):
            texts = [] if account.pooled else [line.text for line in asked]
            told = possible(rules, texts)
            if parts.lead and asked is parts.told:
                told = tuple(one for one in told if one.yields not in _SAID_AT_ONCE)
            if _classify(ledger, study, field, told, asked):
                break
    sized = [line for line in lines if total is not None and line.start <= total.start < line.end]
    _condition(ledger, study, sized, lines, lexicon)
    for line in sized:
        _eligibility(ledger, study, line, total)
        _sex(ledger, study, line, total)
    for line in lines:
        if _follow_up(ledger, study, line):
            break
    _age(
        ledger,
        study,
        [line for line in lines if _says_who_took_part(line)] if account.article else lines,
    )


def _put(
    ledger: Ledger,
    study: str,
    field: str,
    value: str,
    start: int,
    end: int,
    rule: str,
    tier: str = "likely",
) -> bool:
    evidence = ledger.cite(f"studies.{field}", start, end, rule=rule, tier=tier)
    return ledger.add_value("studies", study, field, value, evidence)


def _classify(
    ledger: Ledger, study: str, field: str, rules: tuple[Rule, ...], lines: Sequence[Line]
) -> bool:
    for one in rules:
        for line in lines:
            match = one.search(line.text)
            if match and not design_rules.ELSEWHERE.pattern.search(line.text):
                start = line.start + match.start()
                end = start + len(match.group().rstrip())
                if _put(ledger, study, field, one.yields, start, end, one.name):
                    return True
    return False


def _condition(
    ledger: Ledger, study: str, sized: list[Line], lines: list[Line], lexicon: Lexicon
) -> None:
    for line in [*sized, *lines]:
        match = _WITH.search(line.text)
        if match:
            start, end = line.start + match.start("what"), line.start + match.end("what")
            end -= len(match["what"]) - len(match["what"].rstrip(" ,"))
            if any(m.kind == "dose" and start < m.end and m.start < end for m in line.mentions):
                continue  # "with pressure uncontrolled by 100 mg of it": what was taken before
            if _put(
                ledger,
                study,
                "condition",
                line.text[start - line.start : end - line.start],
                start,
                end,
                "condition.with",
            ):
                return
    if "conditions" not in lexicon.categories:
        return
    found = [
        (line, term)
        for line in [*sized, *lines]
        for term in lexicon.find("conditions", line.text, 0, len(line.text))
        if not _HAPPENED.search(line.text[: term.start][-30:])
        and not re.match(
            r"\s+(?:developed|occurred|appeared|was reported|was seen)\b", line.text[term.end :]
        )
    ]
    # "to treat X" and "patients with X" name the condition better than a bare X.
    found.sort(key=lambda pair: not _TREATED.search(pair[0].text[: pair[1].start][-30:]))
    for line, term in found[:1]:
        start, end = line.start + term.start, line.start + term.end
        words = line.text[term.start : term.end]
        _put(ledger, study, "condition", words, start, end, "condition.lexicon")


def _eligibility(ledger: Ledger, study: str, line: Line, total: Size | None) -> None:
    if total is None:
        return
    match = _WHO.search(line.text, total.end - line.start)
    if match and len(match.group()) < 200 and not _TELLS_SHARE.search(match.group()):
        _put(
            ledger, study, "eligibility", match.group(),
            line.start + match.start(), line.start + match.end(), "eligibility.who",
        )  # fmt: skip


# "(75% | girls)", "30 | men": the others are of the other sex.
_A_SHARE = re.compile(
    r"(?:\d\s?%|\bper ?cent|\d|\b(?:half|most|mostly|mainly|majority|predominantly))(?: of(?: \w+)?| were)?\s+$",
    re.IGNORECASE,
)


def _sex(ledger: Ledger, study: str, line: Line, total: Size | None) -> None:
    if total is None:
        return
    near = line.after(total.end, 60)
    female, male = _FEMALE.search(near), _MALE.search(near)
    if female and male:
        first, last = sorted((female, male), key=lambda match: match.start())
        _put(
            ledger,
            study,
            "sex",
            "both",
            total.end + first.start(),
            total.end + last.end(),
            "sex.noun",
        )
    elif female or male:
        match = female or male
        assert match is not None
        if _A_SHARE.search(near, 0, match.start()):
            return
        value = "female" if female else "male"
        _put(
            ledger,
            study,
            "sex",
            value,
            total.end + match.start(),
            total.end + match.end(),
            "sex.noun",
        )


def _follow_up(ledger: Ledger, study: str, line: Line) -> bool:
    for mention in line.mentions:
        if mention.kind not in ("duration", "follow_up", "time", "timepoint"):
            continue
        start, end = said(mention, ledger.document.text)
        near = _FOLLOWED.search(line.before(start, 60)) or _OF_FOLLOW_UP.match(line.after(end, 40))
        if near or mention.kind == "follow_up":
            words = ledger.document.text[start:end]
            if _put(ledger, study, "follow_up", words, start, end, "follow_up.near"):
                return True
    return False


# How old the people were, before how old they had to be: "aged 60 or older (mean age 71.2)".
_AVERAGE = re.compile(r"\b(?:mean|median|average)|±|\bSD\b", re.IGNORECASE)


# In an article "women aged 50 or younger were an exception" tells of some, and a label of nobody.
_TOOK_PART = re.compile(
    r"\b(?:participants|volunteers|subjects|took part|enrol\w*|recruit\w*|randomi[sz]\w*|included|involv\w*|eligible"
    r"|were (?:all )?(?:aged|between)|all (?:of them )?(?:aged|over|under)|aver(?:age|aged)|mean|median|ages? (?:ranged"
    r"|was|were|of)|followed|studied|tested|in the (?:study|trial)|on trial)\b",
    re.IGNORECASE,
)


def _says_who_took_part(line: Line) -> bool:
    """Tell whether a sentence counts the people whose age it tells, or says that they took part."""
    counted = any(mention.kind in ("participants", "n_equals") for mention in line.mentions)
    return counted or _TOOK_PART.search(line.text) is not None


def _age(ledger: Ledger, study: str, lines: list[Line]) -> None:
    ages = [mention for line in lines for mention in line.mentions if mention.kind == "age"]
    text = ledger.document.text
    for mention in sorted(ages, key=lambda one: not _AVERAGE.search(text, one.start, one.end)):
        start, end = said(mention, text)
        words = text[start:end]
        if _put(ledger, study, "age", words, start, end, "age.mention"):
            return
