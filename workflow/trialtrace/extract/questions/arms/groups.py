"""What a text says of its groups: "group A", "the control group"; who got what."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.kinds import ACTIVE, BARE, CONTROL, KIND, kind_of

__all__ = ["ACTIVE", "CONTROL", "kind_of"]

# A mark behind the noun, or capitals in front of it: "group B", "group MT", "the M group".
LABEL = re.compile(
    r"(?<![\w-])(?:(?i:groups?|arms?|cohorts?)[\s-]*"
    r"(?P<mark>(?i:[A-H]\d?|[1-9]|I{1,3}V?|IV|VI{0,3})|[A-Z]{1,2}\d?)(?![\w%-]|\.\d)"
    r"|(?!A\s+group\s+(?:of|that|with|which|in|was)\b)(?P<front>[A-Z]{1,2}\d?)"
    r"(?=\s+(?:groups?|arms?)\b))"
)
# What was said of the group before: "... (group A) who got placebo and zinc group (".
_OTHERS = re.compile(r"^[^(]*\)[^()]*\band\s+(?=[^()]{3,60}\($)")
# "Groups A and B", "group A vs. B": the marks behind the first one.
MORE = re.compile(
    r"\s*(?:,(?:\s*(?:and|or)\b)?|and|or|vs\.?|versus|&)\s*(?:the\s+)?"
    r"(?P<mark>[A-Z]{1,2}\d?|[1-9]|I{1,3}V?|IV)(?![\w%-]|\.\d)"
    # "2 in group I and 1 in group II": a count.
    r"(?!(?<=\d)\s+(?:in|of|on|with|patients?|women|men|children|cases?)\b)"
)
# "The L and S groups": marks in front of one noun, the last of them a label by itself.
FRONTS = re.compile(
    r"(?<![\w-])(?P<marks>(?:[A-Z]{1,2}\d?\s*(?:,|and|or|vs\.?|versus|/)\s*(?:and\s+)?){1,3})"
    r"(?=[A-Z]{1,2}\d?\s+(?:groups|arms)\b)"
)
MARK_IN = re.compile(r"(?<![\w-])(?P<mark>[A-Z]{1,2}\d?)(?![\w-])")
_NOUN = re.compile(r"\s+(?:groups?|arms?)\b")
# "Three protocols: A) clay at 5 mg; B) clay at 10 mg".
_ENUMERATED = re.compile(r"(?<![\w(])(?P<mark>[A-H])\)\s+(?P<what>[A-Za-z][^;.)]{8,140})")
_CLAUSE = 140
# A bracket that counts the people of a group says nothing of what they got.
_SIZED = re.compile(r"\s*[,;:]?\s*\bn\s*=\s*[\d,]+\s*[,;:]?\s*", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s*\d[\d,]*\s*(?:%|(?:[a-z]+\s*){0,3}$)|.*\bn\s*=|.*\b(?:years|aged?)\b|[^a-z]*\d.*\u00b1",
    re.IGNORECASE,
)
_MENTIONS = 4


def mark_of(match: re.Match[str]) -> str:
    """Return a label's mark: roman and arabic numbers are one."""
    if "front" in match.re.groupindex and match["front"]:
        return match["front"].lower()
    mark = match["mark"].lower()
    return {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}.get(mark, mark)


def spells(mark: str, name: str) -> bool:
    """Tell whether two letters or more are those of a name: its words' first ones, or one word's.

    Examples
    --------
    >>> spells("tb", "tar balm"), spells("dx", "dixanol"), spells("x", "xanol")
    (True, True, False)
    """
    if not re.fullmatch(r"[a-z]{2}", mark):
        return False
    words = re.findall(r"[a-z]+", plain(name).casefold())
    initials = "".join(word[0] for word in words)
    # Inside one word, the second letter begins a later part of it, not its second letter.
    inside = any(word[0] == mark[0] and mark[1] in word[2:] for word in words if len(word) > 5)
    return mark in initials or inside


def _spread(text: str) -> str:
    """Return the plain view of a text in which marks of emphasis leave no gap as between cells."""
    return "".join(
        "\t" if mark == "*" else one for mark, one in zip(text, plain(text), strict=True)
    )


def profiles(text: str) -> dict[str, str]:
    """Return what the text says beside each group label, where it introduces the label.

    In brackets, the words in front ("... with eloxane (group 1)"); else those behind, up to the
    next label or stop ("group 1: eloxane").
    """
    view = _spread(text)
    matches = list(LABEL.finditer(view))
    found: dict[str, list[str]] = {}
    # What a bracket right behind a label says is what it stands for, wherever that is told.
    named: dict[str, list[str]] = {}
    for index, match in enumerate(matches):
        mark = mark_of(match)
        low = matches[index - 1].end() if index else 0
        high = matches[index + 1].start() if index + 1 < len(matches) else len(view)
        noun = _NOUN.match(view, match.end()) if match["front"] else None
        end = noun.end() if noun else match.end()
        before = re.split(r"\n| {2,}", view[max(low, match.start() - _CLAUSE) : match.start()])[-1]
        after = re.split(r"\n| {2,}", view[end : min(high, end + _CLAUSE)])[0]
        bracket = re.match(r"\s*\((?P<words>[^()]{3,80})\)", after)
        inside = _SIZED.sub(" ", bracket["words"]) if bracket else ""
        if re.search(r"[A-Za-z]{3}", inside) and not _COUNTED.match(inside):
            named.setdefault(mark, []).append(inside)
            continue
        if len(found.get(mark, ())) >= _MENTIONS:
            continue
        opened = before.rfind("(") > before.rfind(")")
        if opened:
            before = _OTHERS.sub("", before)
        if opened:
            words = re.split(
                r"[.;:](?!\d)|,? and (?=\w+ \w*\s?(?:patients|subjects|participants))", before
            )[-1]
        elif (
            after.lstrip()[:1] in "(:=-,"
            or re.match(
                r"\s*(?:\([^()]{1,40}\))?\s*(?:was|were|received|underwent|consisted|comprised|included|"
                r"had|got|used|patients|single|treated|with|participants|subjects)\b"
                # "... had a higher rate (40/54)", "... were better than" tell a result.
                r"(?!(?![^.;]{0,60}(?:given|receiv|treat|administer|underw))(?:[^.;]|\.(?=\d)){0,80}?"
                r"(?:\d\s*%|\d\s*/\s*\d|\bthan\b|\bp\s*[<=>]))",
                after,
                re.IGNORECASE,
            )
            or re.search(r"\bin\s+$", before)
        ):
            words = re.split(r"[.;](?!\d)", after)[0]
        else:
            continue
        found.setdefault(mark, []).append(words)
    for match in _ENUMERATED.finditer(view):
        mark = match["mark"].lower()
        if any(mark_of(one) == mark for one in matches):
            found.setdefault(mark, []).insert(0, match["what"])
    return {mark: " ".join(words[:3]) for mark, words in {**found, **named}.items()}


_CELLS = re.compile(r"\n| {2,}")
NAMED = re.compile(
    rf"\b{KIND}(?:\s+(?:groups?|arms?)\b"
    # "The intervention and control groups", "27 in the intervention and 26 in the control group".
    r"|(?=\s*(?:\([^()]{0,40}\)\s*)?(?:,|and|or|versus|vs\.?|compared with)\s+[^;]{0,40}?"
    r"(?:control|intervention|experimental|treatment|study|case)\s+(?:groups?|arms?)\b))",
    re.IGNORECASE,
)
# "Study patients" and "treated patients" may be all of them; these are not.
OF_KIND = re.compile(
    r"\b(?:(?P<control>controls?)|(?P<active>intervention|experimental))\s+"
    r"(?:participants|patients|subjects|women|men|children|infants|students|eyes)\b",
    re.IGNORECASE,
)
# "(51 intervention and 49 control)".
COUNTED_KIND = re.compile(
    r"(?<=\d )(?:(?P<control>controls?)|(?P<active>intervention|experimental))(?=\s*(?:[),;]|and\s+\d))",
    re.IGNORECASE,
)
# "... was assigned to cold packs (test; n = 20)".
_MARKED = re.compile(rf"\(\s*(?:the\s+)?{KIND}(?:\s+(?:groups?|arms?))?\s*[;,:)]", re.IGNORECASE)
_GOT = re.compile(
    r"\s*(?:\([^()]{1,40}\))?,?\s*(?:(?:which|who|that|patients|participants|subjects|children|women)\s+)*"
    r"(?:additionally\s+|only\s+|also\s+|then\s+)?(?:(?:was|were)\s+(?:given|treated|offered|assigned)|"
    r"received?|underwent|got|used|performed|participated|attended|continued|followed|took|consumed)\b"
    r"(?P<what>[^.;]{3,120})",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\s*\((?P<words>[^()]{3,80})\)")
_GIVEN = re.compile(r".*(?:[.;:,]|\b(?:or|and|to|either|receive|receiving|versus|vs))\s", re.DOTALL)


def kinds_got(text: str) -> dict[str, str]:
    """Return what the control group and the other group got, as sentences introduce them.

    "The control group received ...", "control group (...)", "... (control group)".
    """
    view = _spread(text)
    matches = list(NAMED.finditer(view))
    found: dict[str, list[str]] = {}
    for index, match in enumerate(matches):
        kind = CONTROL if match["control"] else ACTIVE
        if len(found.get(kind, ())) >= 3:
            continue
        high = matches[index + 1].start() if index + 1 < len(matches) else len(view)
        after = view[match.end() : min(high, match.end() + 200)]
        before = _CELLS.split(view[max(0, match.start() - _CLAUSE) : match.start()])[-1]
        bracket = _INSIDE.match(after)
        inside = _SIZED.sub(" ", bracket["words"]) if bracket else ""
        if BARE.fullmatch(inside):
            inside = ""
        got = _GOT.match(after)
        if before.rfind("(") > before.rfind(")") and re.match(r"\s*[,;)]", after):
            front = before[: before.rfind("(")]
            words = front[_GIVEN.match(front).end() :] if _GIVEN.match(front) else front
            found.setdefault(kind, []).append(words)
        elif re.search(r"[A-Za-z]{4}", inside) and not _COUNTED.match(inside):
            found.setdefault(kind, []).append(inside)
        elif got:
            found.setdefault(kind, []).append(got["what"])
    for match in _MARKED.finditer(view):
        kind = CONTROL if match["control"] else ACTIVE
        front = _CELLS.split(view[max(0, match.start() - _CLAUSE) : match.start()])[-1]
        given = _GIVEN.match(front)
        if BARE.fullmatch(front) or not re.search(r"[a-z]{3}", front):
            continue
        if len(found.get(kind, ())) < 3:
            found.setdefault(kind, []).append(front[given.end() :] if given else front)
    return {kind: " ".join(words) for kind, words in found.items()}
