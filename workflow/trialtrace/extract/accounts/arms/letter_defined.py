"""What a group that goes by a letter or number had: "X (group A)", "group A (X)", "group A received X"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.fit import may_name
from trialtrace.extract.accounts.arms.listing import one_named
from trialtrace.extract.accounts.arms.name import LONGEST_NAME, Name, left_cut, outside_brackets
from trialtrace.extract.accounts.arms.names import LAST_CUE, WEAK_CUE
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import last_match
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.people import PERSONS

# The rule of names that the text gives to a group's letter.
DEFINED = "arms.letter_defined"
# What a group is said to have had, right behind its letter.
_WHO = rf"(?:{PERSONS}|cases|eyes|animals|rats|mice|pairs|who|which|that)"
_GAVE = (
    r"(?:received?|receiving|treated|given|got|underwent|undergoing|used|took|had|administered"
    r"|injected|performed|exercised|on|managed|offered|assigned|allocated|randomi[sz]ed|supplemented|fed)\s+"
    r"(?:(?:with|by|to|on|through|an?|the|either|only|oral|intravenous|subcutaneous|patients|women"
    r"|participants|subjects|who|receive|received|treated|given)\s+){0,4}"
)
# "group B, the control group, received"
_CALLED = (
    r"(?:,\s(?:(?:which|who)\s(?:(?:was|were)|(?:served|acted)\sas)\s)?(?:(?:an?|the|our)\s)?(?:[\w-]+\s){0,2}?"
    r"(?:groups?|arms?|controls?)(?:\s\([^()]{1,20}\))?(?:,\s|(?=\s(?:received|was|were|had)\b)))?"
)
_HAD = re.compile(
    rf"\s*(?:\([^()]{{0,40}}\)\s*)?{_CALLED}(?:,?\s*{_WHO}\s+){{0,2}}(?:[:=]\s*|[-–—]\s+|,\s*)?"
    # "group 1--28 patients given"
    rf"(?:(?<=\w)(?:--|–|—)\s?(?:\d[\d,]*|{CARDINAL})\s(?:{_WHO}|controls)\s(?:(?:who|that|were)\s)*)?"
    # "consisted of 28 patients who were treated with"
    rf"(?:(?:was\s|were\s)?(?:consisted|comprised|composed|included|contained)\s(?:of\s)?(?:\d[\d,]*|{CARDINAL})\s"
    rf"(?:[a-z]+\s){{0,2}}?{_WHO}\s(?:(?:who|that|and|were)\s)*(?P<of_people>{_GAVE})"
    r"|(?P<verb>(?:(?:was|were|had|has|have|been|also|then|only|first|served|acted"
    rf"|consisted|consisting|randomly)\s+){{0,3}}{_GAVE})?)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*\((?P<in>[^()]{3,90})\)")


_NOT_GIVEN = re.compile(
    r"(?:n\s*=\s*|\d[\d,]*(?! (?:cycles|courses|doses|weeks|days|fractions) of)|hazard"
    r"|odds|risk|hr|or|rr|ci|percent|mean|median|p\s*[<=]|vs"
    r"|aged?|patients|women|men|compared|and|or|in|at|after|for"
    r"|before|showed|had|were|was|there|respectively|group)\b",
    re.IGNORECASE,
)


_HAD_NOT = re.compile(
    rf"\s*{_CALLED}(?:patients |women |children |participants )?(?P<what>(?:did not "
    r"(?:receive|get|undergo|have|take)"
    r"|received no|was not given|were not given|had no)(?: any)? [A-Za-z][\w-]*)",
    re.IGNORECASE,
)


# "group 1 (study group, n = 9) received zinc": what it had stands behind
_ONLY_ROLE = re.compile(
    r"(?:the )?(?:controls?|study|test|trial|treatment|treated|experimental|intervention|active|comparison|reference)"
    r"(?: (?:groups?|arms?))?",
    re.IGNORECASE,
)
# "group 1 (control, n = 9)"
_SIZE_BEHIND = re.compile(r"[,;]\s*n\s*=\s*\d[\d,]*\s*$", re.IGNORECASE)


# "Group B served as a control", "in group A (n = 9), zinc was given"
_SERVED = re.compile(
    rf"\s*(?:\([^()]{{0,40}}\)\s*)?,?\s*(?:{_WHO}\s)?"
    r"(?:(?:served|acted|functioned|was used|were)\sas\s(?:an?\s|the\s)?(?P<what>(?:\w+\s)?controls?)\b"
    r"|(?:was|were|being)\s(?:an?\s|the\s|our\s)?(?P<called>(?:(?!given|receiving|treated)[\w-]+\s)?(?:controls?|placebo|sham|untreated|reference))"
    r"(?=\s(?:groups?|arms?)\b|[.,;)]|\sand\b|$))",
    re.IGNORECASE,
)


_IN = re.compile(r"\b(?:in|for|to)\s(?:the\s)?$", re.IGNORECASE)


_PASSIVE = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?,?\s*(?:(?:patients|women|children|participants|subjects),?\s)?"
    r"(?P<what>[A-Za-z\d][^.;:,()]{2,70}?)\s(?:was|were)\s(?:also\s|then\s|only\s|\w+ly\s)?"
    r"(?:administered|given|used|applied|injected|infused|performed|added|inserted|placed"
    r"|prescribed|delivered|offered|instilled|employed|carried out|done)\b",
    re.IGNORECASE,
)


_AMOUNT = re.compile(r"\d[\d.]*\s?(?:%|mg|m[lL]|g|µg|μg|mcg|IU)\s")


def definition(
    line: Line, match: re.Match[str], limit: int, reach: int, behind: int = 0
) -> Name | None:
    """Read "X (group A)", "group A (X)", "group A: X" and "group A received X"."""
    text = line.text
    if (
        reach
        and re.search(r"\(\s*$", text[: match.start()])
        and re.match(r"\s*[);,]", text[match.end() :])
    ):
        opens = text.rindex("(", 0, match.start() + 1)
        # Behind the bracket of the sign before, what is in front is one name to its "or".
        closes = text.find(")", behind, opens) + 1 if behind else 0
        who = _who_in_front(text, opens, bracket_end(text, match))
        found = None if who else in_front(line, opens, DEFINED, closes)
        if found and may_name(found.text):
            return found
        # "Twenty men (group A) had zinc": who they are stands in front, what they had behind.
        behind = bracket_end(text, match)
        passive = _PASSIVE.match(text, behind, limit)
        if passive and who and _IN.search(text, max(0, who.start() - 12), who.start("many")):
            return one_named(text, *passive.span("what"), DEFINED, line.start)
        return _had_by(line, behind, limit)
    bracket = _BRACKETED.match(text, match.end(), max(reach, match.end()))
    if bracket and not _NOT_GIVEN.match(bracket["in"]):
        start, end = bracket.span("in")
        size = _SIZE_BEHIND.search(bracket["in"])
        end -= len(size.group()) if size else 0
        if _ONLY_ROLE.fullmatch(text, start, end):
            had = _had_by(line, bracket.end(), limit)
            if had is not None:
                return had
        return left_cut(text, start, end, DEFINED, line.start)
    served = _SERVED.match(text, match.end())
    if served:
        low, high = served.span("what" if served["what"] else "called")
        return Name(line.start + low, line.start + high, text[low:high], DEFINED)
    passive = _PASSIVE.match(text, match.end(), limit)
    if passive and _IN.search(text, max(0, match.start() - 12), match.start()):
        return one_named(text, *passive.span("what"), DEFINED, line.start)
    denied = _HAD_NOT.match(text, match.end())
    if denied:
        low, high = denied.span("what")
        return Name(line.start + low, line.start + high, text[low:high], DEFINED)
    return _had_by(line, match.end(), limit)


# "…; group B …", "… and 32 patients (group B) …", "…, and another 10 (group B) …"
_NEXT_GROUP = re.compile(
    r"[.;](?=\s|$)|,?\s(?:while|whereas|and (?:in )?(?:the )?(?:groups?|arms?))\b"
    rf"|,?\sand\s(?:(?:another|an additional|the (?:other|remaining|second)|in)\s)?(?:\d[\d,]*|{CARDINAL})\s"
    rf"(?:{_WHO}\s|[a-z]+s\s)?(?=\(|$)|,?\s(?:and|or)\s(?:in\s|the\s)*$"
    # "31 in | group 2"
    rf"|,\s(?:and\s)?(?:\d[\d,]*|{CARDINAL})\s(?:{_WHO}\s)?(?:in|to)\s(?:the\s)?$",
    re.IGNORECASE,
)


# "Of 60 adults, 28 (group A) …", "… and 32 patients (group B) …"
_ONLY_WHO = re.compile(
    r"(?:^|[.,;:]\s|\b(?:and|another|other|additional|of|remaining|while|whereas|in|the|to)\s)"
    rf"(?P<many>\d[\d,]*|{CARDINAL})(?:\s(?:[a-z-]+\s){{0,2}}?{_WHO})?(?P<other>\s[a-z]+s)?\s*$",
    re.IGNORECASE,
)


def _who_in_front(text: str, opens: int, closes: int) -> re.Match[str] | None:
    """Return the people whom a bracket stands behind; a noun that may be a thing must have had something."""
    who = _ONLY_WHO.search(text, max(0, opens - 80), opens)
    had = _HAD.match(text, closes) if who and who["other"] else None
    return who if who and (not who["other"] or (had and had["verb"])) else None


def bracket_end(text: str, match: re.Match[str]) -> int:
    """Return where the bracket ends that a sign stands in, or the sign itself."""
    if text[: match.start()].rstrip().endswith("("):
        return text.find(")", match.end()) + 1 or match.end()
    return match.end()


def _had_by(line: Line, at: int, limit: int) -> Name | None:
    """Return what a group is said to have had right behind a place: "received X", ": X"."""
    text = line.text
    had = _HAD.match(text, at)
    verb = had["verb"] or had["of_people"] if had else ""
    if had is None or not (verb or re.search(r"[:=]", had.group())):
        return None
    start = had.end()
    stop = _NEXT_GROUP.search(text, start, limit)
    end = stop.start() if stop else limit
    given = verb and _AMOUNT.match(text, start)
    if end - start < 3 or (_NOT_GIVEN.match(text, start) and not given):
        return None
    return one_named(text, start, min(end, start + LONGEST_NAME), DEFINED, line.start)


# "Group 1 received zinc and group 2 | iron": the verb is said once.
_BARE = re.compile(
    r"\s(?:\([^()]{0,40}\)\s)?(?:(?:to|with)\s(?:receive\s)?"
    rf"|of\s(?:\d[\d,]*|{CARDINAL})\s(?:[a-z]+\s){{0,2}}?{_WHO}\s(?:(?:who|that|and|were)\s)*{_GAVE})?"
    r"(?:an?\s|the\s|only\s)?(?!(?:(?:was|were|had|has|is|are|and|or|in|of|at|for|than|did|to"
    r"|who|with|after|before|as|showed|compared|respectively|patients|by|from|on)\b"
    r"|[a-z]+ed\s(?:more|less|fewer|better|worse|to|by|from|in|no|not|an?|the|\w+ly)\b))(?P<what>[A-Za-z][^.;,()]{2,60})"
    r"(?=[.;,(]|$)"
)


def left_out(line: Line, at: int, limit: int) -> Name | None:
    """Return what a group had whose verb stands with the group before it."""
    bare = _BARE.match(line.text, at, limit)
    if bare is None or _TELLS.search(bare["what"]):
        return None
    return one_named(line.text, *bare.span("what"), DEFINED, line.start)


def in_front(line: Line, end: int, rule_name: str, start: int = 0) -> Name | None:
    """Return the name that ends at a bracket: behind the last joint and what shares people out."""
    text = line.text
    while end > start and (inner := _BRACKET_BEFORE.search(text, max(start, end - 120), end)):
        end = inner.start()  # "A (10 mg a day) (arm B)"
    low = max(start, end - 120)
    # What stands in brackets says more of a name: "A (10 mg, 20 mg, salt) for a week (arm A)".
    flat = text[:low] + outside_brackets(text[low:end])
    cue = last_match(LAST_CUE, flat, low, end)
    # Behind the bracket of the name before, or "assigned to", "A and B (AB)" is one name.
    edge = last_match(_ALTERNATIVE if start or cue else _JOINT, flat, low, end - 2)
    low = max(edge.end() if edge else low, cue.end() if cue else low)
    listed = edge is not None and OTHERWISE.search(edge.group())
    if cue is None and edge is None:
        # "women who had surgery had zinc 5 mg (group A)": what they had last
        had = last_match(_HAD_HERE, flat, low, end)
        low = had.end() if had else low
    aim = last_match(_AIM, text, low, end) if cue is None and edge is None else None
    low = aim.end() if aim else low
    whole = one_named(text, low, end, rule_name, line.start) if edge or aim else None
    if whole and not _TELLS.search(whole.text):
        return whole
    if cue is None and not start and not listed and len(text[low:end].split()) > 5:
        weak = last_match(WEAK_CUE, flat, low, end)
        late = one_named(text, weak.end(), end, rule_name, line.start) if weak else None
        low = weak.end() if weak and late else low
    return left_cut(text, low, end, rule_name, line.start)


_HAD_HERE = re.compile(r"\b(?:had|took|got|were given|was given)\s(?:an?\s|the\s)?(?=[\dA-Za-z])")


# "to compare the results of | A (group 1)"
_AIM = re.compile(
    r"\b(?:compar(?:e[ds]?|ing)|evaluat(?:e[ds]?|ing)|assess(?:e[ds]|ing)?|stud(?:y|ied)|investigated?)\s"
    r"(?:the\s)?(?:(?:\w+\s)(?:and\s\w+\s)?of\s)?",
    re.IGNORECASE,
)


_TELLS = re.compile(r"\b(?:was|were|had|is|are|that|patients|women|men|children|subjects)\b", re.I)


_BRACKET_BEFORE = re.compile(r"\s*\([^()]{1,110}\)\s*$")


_JOINT = re.compile(r"[;:()]|,?\s(?:and|or|versus|vs\.?)\s|,\s")


_ALTERNATIVE = re.compile(r"[;:]|,?\s(?:or|versus|vs\.?)\s")


OTHERWISE = re.compile(r"\b(?:or|versus|vs\.?|and)\s", re.IGNORECASE)
