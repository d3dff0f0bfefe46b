"""Names of arms behind numbers of people: "24 were assigned to A and 25 to B", "(26 A, 27 B)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialtrace.extract.accounts.arms.counted_in_turn import counted_in_turn
from trialtrace.extract.accounts.arms.fit import may_name
from trialtrace.extract.accounts.arms.listing import one_named
from trialtrace.extract.accounts.arms.name import Name, outside_brackets, trimmed
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

_NUMBER = (
    r"(?:\d[\d,]*|(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty"
    r"|[Nn]inety)(?:[- ]\w+)?"
    r"|[Ee]leven|[Tt]welve|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen"
    r"|[Nn]ineteen|[A-Z][a-z]+ hundred(?: (?:and )?[a-z-]{3,13})?)"
)
_HOW = (
    r"(?:(?: (?!were|was|and|had|received)[a-z-]+){0,2}"
    rf" (?:{PERSONS}|cases|eyes|newborns|neonates|students|nurses|families|couples|smokers|teeth|(?:fe)?males"
    r"|[a-z]+s(?= (?:(?:were|was) )?(?:randomly )?(?:assigned|allocated|randomi[sz]ed|received|underwent))"
    r"))?(?: \(\d[\d.]*%\))?"
    r"(?: (?:were|was))?(?: randomly)?(?: (?:assigned|allocated|randomi[sz]ed|treated|given"
    r"|enrolled|started))?"
    r"(?: (?:to|received|receiving|in|into|on|with|underwent|for|using|had|administered|given))(?: receive| "
    r"undergo)?(?: the| an?)?"
)
# "zinc was given to 28 patients and salt to 32": the name stands in front of its number.
_HANDED = (
    r"(?:\w+ly )?(?:given|administered|applied|offered|prescribed|used|injected|performed)(?: [a-z]+){0,2}?"
    r" (?:to|in|on|for)(?: the(?: (?:other|remaining))?)?"
)
_PIECE = (
    r"(?P<{}>(?!percent|per cent|years|months|weeks|days|(?:and|were|was|are|is|did|no|not)\b"
    r"|(?:[kmµμ]?g|mcg|m?[Ll]|mmol|[kc]?m|mm|I?U|units?|min(?:utes)?|hours?|h|sessions?|doses?|times|cycles?)\b)"
    r"[A-Za-z](?:[^;.,()\d]|(?<=[A-Za-z-])\d(?=[A-Za-z-])){{1,80}}?)"
)
# "15 (18%) patients, including 5 on A and 10 on B": some of them, to whom something happened.
_OF_A_SHARE = re.compile(r"\(\d[\d.]*\s?%\)[^.;:]{0,50}\b(?:including|namely|that is)\s*$")
_A_SEX = re.compile(r"(?:women|men|(?:fe)?males?|girls|boys|mothers|fathers)\b", re.IGNORECASE)
_EITHER = re.compile(r"\bor\b")
_SET_AGAINST = re.compile(r"\b(?:compared(?:\s(?:with|to))?|than|versus|vs)\s*$")
# "28 treated with zinc and group B of 32": letters call these groups.
_LETTERED = re.compile(r"\b(?:groups?|arms?)\s(?:[A-E]|I{1,3}|\d)\b")
# "19 in the zinc group | and six": a name ends where its group is called one.
_GROUP = re.compile(r"\s(?:groups?|arms?)(?=\s(?:and|while|whereas)\b)")
# "24 were assigned to A and 25 to B", "(26 A and 27 B)": a number in front of each name.
COUNTED = tuple(
    re.compile(template.replace(" ", r"\s+"))
    for template in (
        rf"\b(?P<n1>{_NUMBER}){_HOW} {_PIECE.format('a')}(?: groups?| arms?)?"
        rf"(?: \([^()]{{1,60}}\))?[,;]?(?: and| while| "
        rf"whereas)?(?: the other)? "
        rf"(?P<n2>{_NUMBER})(?:{_HOW})? {_PIECE.format('b')}(?: groups?\b| arms?\b| \(|[.;,()]|$)",
        rf"\((?P<n1>{_NUMBER})(?: in the| in| to| on| for| received)? {_PIECE.format('a')}(?: "
        rf"groups?| arms?)?(?:,| and|;| or)(?: and)? "
        rf"(?P<n2>{_NUMBER})(?: in the| in| to| on| for| received)? {_PIECE.format('b')}(?: "
        rf"groups?| arms?)?\)",
        rf"(?:^|[.:;,] )(?P<a>[^.;:,()]{{2,70}}?)(?: \([^()]{{1,40}}\))? (?:was|were) {_HANDED} (?P<n1>{_NUMBER})"
        rf"(?: (?:[a-z]+ )?(?:{PERSONS}|cases))?(?: \([^()]{{1,40}}\))?,? (?:and|while|whereas|but) "
        rf"(?P<b>(?!the (?:other|remaining)\b)[^.;:,()]{{2,70}}?)(?: \([^()]{{1,40}}\))?"
        rf" (?:(?:was|were) {_HANDED}|(?:to|in)(?: the(?: (?:other|remaining))?)?) (?P<n2>{_NUMBER})\b(?! ?%)",
    )
)


_COUNT_WORD = r"[A-Z][a-z]+ hundred(?: (?:and )?[a-z-]{3,13})?"
# "(333 A, 345 B, 348 placebo)", "300 were assigned to A, 305 to B and 310 to C"
_LISTED_COUNT = re.compile(
    rf"(?P<n>\d[\d,]*\d|\d+|{_COUNT_WORD})(?: (?:{PERSONS}"
    r"|[a-z]{3,14}(?= (?:were |was )?(?:randomly )?(?:assigned|allocated))))?"
    r"(?: (?:were|was))?(?: (?:randomly )?(?:assigned|allocated|randomi[sz]ed))?"
    r"(?: (?:given|administered|treated))?(?: (?:to|received|on|in|for|with|had|underwent|used))?"
    r"(?: the)? (?P<name>(?!of\b)[A-Za-z][^;,()]{1,50}?)"
    r"(?=,? and \d|, \d|; |[.;)]|$)"
)
COUNTED_LIST = re.compile(
    r"\((?P<inside>\d[^()]{8,200})\)"
    rf"|(?P<open>(?<!of )(?:\d[\d,]*|{_COUNT_WORD}) (?:\w+ )?(?:were )?(?:randomly )?"
    rf"(?:(?:assigned|allocated|randomi[sz]ed) to|received|given|administered|treated with|underwent)"
    rf" [^.()]{{8,200}})"
)


def _of_list(
    text: str, listed: re.Match[str], base: int
) -> tuple[tuple[Name, tuple[int, int]], ...]:
    """Read a list of three and more counts, each in front of its arm; empty for anything else."""
    group = "inside" if listed["inside"] else "open"
    low, high = listed.span(group)
    pairs = []
    at = low
    while match := _LISTED_COUNT.match(text, at, high):
        # A dose belongs to the name: "333 zinc 150 mg".
        name = trimmed(text, match.start("name"), match.end("name"), "arms.counted", base)
        if name is None or len(name.text.split()) > 6:
            return ()
        pairs.append((name, (base + match.start("n"), base + match.end("n"))))
        joint = _COUNT_JOINT.match(text, match.end(), high)
        if joint is None:
            break
        at = joint.end()
    return tuple(pairs) if 3 <= len(pairs) <= 5 else ()


_COUNT_JOINT = re.compile(r"(?:[,;]? and |[,;] )")


# "(N = 185, zinc 94, honey 91)", "(30 arm 1, 25 arm 2)": names and numbers in one bracket.
_BRACKET = re.compile(r"\(([^()]{6,140})\)")
_PARTED = re.compile(r"[,;/]\s*(?:and\s+)?|\s+and\s+|\s+v(?:s\.?|ersus)\s+")
_WHOLE = re.compile(r"(?:[nN]\s*=\s*|total:?\s+)(?P<n>\d[\d,]*)")
_BEHIND_NAME = re.compile(
    r"(?P<name>[A-Za-z][\w +-]{1,40}?)(?:\s*[:=]\s*|\s+)(?:[nN]\s*=\s*)?(?P<n>\d[\d,]*)"
)
_BEFORE_NAME = re.compile(
    r"(?P<n>\d[\d,]*)\s(?:(?:patients|cases|eyes)\s)?(?:(?:in|to|on)\s)?(?P<name>[A-Za-z][\w +-]{2,40})"
)
_SPELT = re.compile(r"[a-z]{4}|\barm ")
_LAST_NUMBER = re.compile(r"(?<![\d.,])(\d[\d,]*\d|\d)(?![\d.,]*\d)(?!\s?%)")
_NO_ARM = re.compile(
    r"\b(?:women|men|males?|females?|girls|boys|with|without|stage|grade|years?|months?|weeks?|days?"
    r"|mean|median|range|aged?|responders?|responses?|remissions?|deaths?|died|lost|withdr\w+|dropped"
    r"|positive|negative|completers?|refus\w+|exclu\w+|mg|ml|ineligible|drop-?outs?|white|black)\b",
    re.IGNORECASE,
)
_SHARED_OUT = sought(
    r"random|assign|allocat|intention|intent[- ]to[- ]treat|per[- ]protocol|\barms?\b|\bgroups?\b",
    re.IGNORECASE,
)


def _in_bracket(text: str, base: int) -> tuple[tuple[Name, tuple[int, int]], ...]:
    """Read a bracket of names and numbers that sum to a number beside them."""
    if not _SHARED_OUT.search(text):
        return ()
    for bracket in _BRACKET.finditer(text):
        if _NO_ARM.search(bracket[1]):
            continue
        pairs, whole, at = [], 0, bracket.start(1)
        for piece in _PARTED.split(bracket[1]):
            start = text.index(piece, at)
            at = start + len(piece)
            told = _WHOLE.fullmatch(piece)
            if told and not pairs:
                whole = _value(told["n"])
                continue
            found = _BEHIND_NAME.fullmatch(piece) or _BEFORE_NAME.fullmatch(piece)
            if found is None or not _SPELT.search(found["name"]):  # short forms name nobody here
                pairs = []
                break
            low, high = (base + start + edge for edge in found.span("name"))
            n = tuple(base + start + edge for edge in found.span("n"))
            pairs.append((Name(low, high, found["name"], "arms.counted"), n, _value(found["n"])))
        before = _LAST_NUMBER.findall(text[: bracket.start()])
        wholes = {whole, *(_value(number) for number in before[-2:])}
        if 2 <= len(pairs) <= 5 and sum(pair[2] for pair in pairs) in wholes:
            return tuple((name, (n[0], n[1])) for name, n, _ in pairs)
    return ()


def _value(number: str) -> int:
    return int(number.replace(",", ""))


def names_with_counts(text: str, base: int) -> tuple[tuple[Name, tuple[int, int]], ...]:
    """Read "24 were assigned to A and 25 to B" and "(26 A and 27 B)": names with the span of n."""
    pairs = _in_bracket(text, base)
    if pairs:
        return pairs
    for listed in COUNTED_LIST.finditer(text):
        pairs = _of_list(text, listed, base)
        if len(pairs) > 2 and all(may_name(name.text) for name, _ in pairs):
            return pairs
    pairs = _shared_out(text, base) or counted_in_turn(text, base)
    if pairs:
        return pairs
    for pattern in COUNTED:
        for match in _overlapping(pattern, text):
            around = text[max(0, match.start() - 60) : match.end()]
            if not re.search(
                r"random|assign|allocat|receiv|treated|given|administered|enrol|arm|group|\(",
                around,
            ):
                continue
            if _OF_A_SHARE.search(text, max(0, match.start() - 80), match.start()):
                continue
            if _A_SEX.match(match["a"]) and _A_SEX.match(match["b"]):  # "(41 males and 13 females)"
                continue
            if _SET_AGAINST.search(
                match["a"]
            ):  # "7 given zinc compared with 9 given salt" had something
                continue
            if _EITHER.search(match["a"]):  # "60 were assigned to A or B, and 58 came back"
                continue
            if _LETTERED.search(match["a"]) or _LETTERED.search(match["b"]):
                continue
            pairs = []
            for name, number in (("a", "n1"), ("b", "n2")):
                low, high = match.span(name)
                group = _GROUP.search(text, low, high)
                high = group.start() if group else high
                found = one_named(text, low, high, "arms.counted", base)
                if found is not None:
                    pairs.append((found, (base + match.start(number), base + match.end(number))))
            if len(pairs) == 2:
                return tuple(pairs)
    return ()


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Return the matches that begin at each first number: "30 came; 14 got A and 16 got B"."""
    match = pattern.search(text)
    while match:
        yield match
        match = pattern.search(text, match.end("n1"))


_ASSIGNED = sought(r"\b(?:assigned|allocated|randomi[sz]ed)\s(?=\d)", re.IGNORECASE)
# "73 lambs with foot rot to zinc baths", "and 69 to nothing"
_PART = re.compile(
    r"(?P<n>\d[\d,]*)\s(?:(?!to\b|and\b|were\b|was\b)[A-Za-z][\w'-]*\s){0,12}?to\s"
    r"(?:(?:treatment with|receive|undergo|the|a|an)\s)*(?P<name>[A-Za-z][^,.;\d]{2,60}?)"
    r"(?:\sgroup)?(?=\s*(?:[,.;]|$)|\sand\s\d)"
)


def _shared_out(text: str, base: int) -> tuple[tuple[Name, tuple[int, int]], ...]:
    """Read "we assigned 73 lambs with foot rot to zinc (a bath a day), 75 to salt, and 69 to nothing"."""
    cue = _ASSIGNED.search(text)
    if cue is None:
        return ()
    flat, at, pairs = outside_brackets(text), cue.end(), []
    while match := _PART.match(flat, at):
        found = one_named(text, *match.span("name"), "arms.counted", base)
        if found is None:
            return ()
        pairs.append((found, (base + match.start("n"), base + match.end("n"))))
        joint = _NEXT_PART.match(flat, match.end())
        if joint is None:
            break
        at = joint.end()
    return tuple(pairs) if len(pairs) > 1 else ()


_NEXT_PART = re.compile(r"\s*(?:[,;]\s*)?(?:and\s+)?(?=\d)")
