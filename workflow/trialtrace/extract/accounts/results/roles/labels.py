"""What a sentence says at a number of whose it is: names beside it, its subject, more and less."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.bracketed import open_bracket
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import VERSUS
from trialtrace.extract.accounts.results.items.words import without_brackets
from trialtrace.extract.accounts.results.roles.next_subject import begins_next
from trialtrace.extract.accounts.results.roles.put_in import put_in_first
from trialtrace.extract.accounts.results.roles.said_last import is_said_last
from trialtrace.extract.accounts.results.roles.signs import (
    BEHIND,
    IN_FRONT,
    INSIDE,
    Sign,
)

# "1.1 at 1, 2 and 3 weeks with A": when it was measured.
_MOMENTS = re.compile(
    r"\s(?:at|after)\s(?:\d+(?:,\s|,?\sand\s|,?\sor\s))*\d+\s(?:h|hours?|min(?:utes)?|days?|weeks?|months?|years?)(?=\s)",
    re.IGNORECASE,
)
# Between a number and the name behind it.
_TO_NAME = re.compile(
    r"^[\s)\]]*(?:%|per ?cent\b)?\s*(?:[\w/²·.-]{1,12}\s+)?(?:[\w'’/+-]+\s+){0,5}?"
    r"(?:of|in|for|with|on|among|from|to|by|after|during|following|under|receiving|treated|taking"
    r"|who|assigned|given|randomi[sz]ed|allocated|allotted|received|undergoing|the|those|using|via)\s+(?:[\w'’/+-]+\s+){0,3}?[\s(]*$",
    re.IGNORECASE,
)
# "(2.0%, zinc; 1.4%, salt)", "(2.0 v 1.4, salt)": a comma leads to the name, where nothing but its mark
# stands in front.
_COMMA_NAME = re.compile(r"\s?(?:%|per ?cent\b|[\w/²]{1,10})?,\s(?:the\s)?", re.IGNORECASE)
_AFTER_MARK = re.compile(r"(?:[(\[;:]|\s(?:vs?\.?|versus))\s?$", re.IGNORECASE)
_ENDS_NAME = re.compile(r"(?:\s(?:groups?|arms?))?\s?(?:[;)\]]|\.\s?$|,\s(?:and\s)?(?:\d|[Pp]\b))")
_CLOSE = re.compile(
    r"^\s*(?:%|per ?cent\b)?(?:\s*[\w/²·]{1,12})?\s*[\s)\](:=]*(?:the\s+)?$", re.IGNORECASE
)
# "fell to 2.1 points from 4.5 (0.3) with A": where it began.
_CAME_FROM = re.compile(
    r"\sfrom\s(?:an?\s)?(?:baseline\s)?(?:of\s)?\d[\d.·]*\s?%?(?:\s?(?:±|\+/-)\s?[\d.]+)?(?:\s(?!with|in|on|for|and)[\w/%²]{1,10})?"
    r"(?=\s(?:with|in|on|for|after|among)\s)",
    re.IGNORECASE,
)
# "7% and 77%, respectively, in A": of several outcomes.
RESPECTIVELY_SAID = re.compile(r",?\s*\brespectively\b,?", re.IGNORECASE)
# "30% relative to baseline in A": no other arm is meant.
_FROM_BASELINE = re.compile(
    r"\b(?:(?:as )?compared (?:with|to)|relative to|versus|than) (?:at )?(?:baseline|before)",
    re.IGNORECASE,
)
# "45 of 118 diaries, zinc users in 61 of 122": the name is the next number's.
_NEXT_THING = re.compile(r",\s|\band\b")
# "46% of the infants were cooled": what was done to them, no group; "of the infants who were cooled" is one.
_DONE_TO_THEM = re.compile(
    r"(?<!\bwho)(?<!\bthat)(?<!\bwhich)\s(?:were|was|had been)\s(?:(?!in\b|on\b|from\b)\w+\s)?$",
    re.IGNORECASE,
)
# "8% with zinc and fell with B": what is told of B is another thing.
_NEXT_CLAUSE = re.compile(
    r"\b(?:and|but|while)\s(?:\w+ly\s)?(?:was|were|had|did|(?:in|de)creased|rose|fell|remained|declined"
    r"|improved|changed)\b",
    re.IGNORECASE,
)
# "in three patients, all of them on A", "two women (both in A)".
_ALL_THEIRS = re.compile(r"[\s\w'’-]{0,60}[,(]\s?(?:all|both)\b[^.;:,]{0,45}$", re.IGNORECASE)
# "31% and 12%, in favour of A", "(31% v 12%) was improved with A": what the pair says of A.
_IN_FAVOUR = re.compile(r"\bin favou?r\b|\bfavou?ring\b", re.IGNORECASE)
# "31% of the X group", where X is no name that is known.
_FOREIGN = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?\s*(?:[a-z-]+\s){0,2}?(?:in|of|for|with|among)\s"
    r"(?!(?:the\s)?(?:same|other|whole|entire|study|total|two|three|both|all|each|either|present|this|these"
    r"|first|second|third|former|latter)\b)"
    r"(?:the\s)?(?P<name>[\w/+-]+?(?:\s[\w/+-]+){0,2}?)[\s-](?:group|arm)\b",
    re.IGNORECASE,
)
_FOREIGN_DOSE = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?\s*(?:in|with|for|on|at|after)\s(?:the\s)?\d[\d.,]*[\s-]?"
    r"(?:[mµμ]?g|mcg|m[lL]|IU)\b(?!/)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[,;]|\b(?:and|but)\b", re.IGNORECASE)
# "(31% vs 12%) was more frequent with A": no label, but a word of more or less.
_SAYS_MORE = re.compile(
    r"\b(?:more|less|fewer|higher|lower|greater|better|worse|longer|shorter|quicker|faster|slower"
    r"|sooner|earlier|smaller|larger|exceed\w*|differed|superior to"
    r"|inferior to|equivalent to|similar to|comparable (?:to|with))\b",
    re.IGNORECASE,
)
# Between the bracket that holds a number and the name behind: "(from 7.7 to 11.4, p < 0.01) in A".
_BEHIND_BRACKET = re.compile(
    r"[)\]]\s*(?:of|in|for|with|on|among|after|during)\s+(?:the\s+|those\s+(?:in|on|with)\s+)?"
)
# Between a name and the number behind it.
_FROM_NAME = re.compile(
    r"^\s*(?:[-–]\s*)?(?:(?:treated|treatment|therapy|alone|only|users?|recipients?|groups?|arms?|patients"
    r"|women|men|participants|subjects|children|adults|volunteers|individuals|infants|eyes|knees|limbs|sites|teeth"
    r"|animals|dogs|cats|rats|mice|regimen|diet|cohort)\b(?:['’]s?)?\s*)*"
    r"[\s,:;=([–—-]*(?:(?:\w+ing|was|were|had|is|are|of|at|in|by|to|on|a|an|one|the|median|mean|about|only|it|with"
    r"|showed|achieved|reported|experienced|rates?|n|reached|for|average|total|approximately|significantly"
    r"|fell|fallen|ris(?:en|es?)|rose|(?:in|de)creased?|reduced?|reductions?|improve[ds]?|declined?"
    r"|dropped|changed?|(?:went|gone|came|remained|stayed|climbed|grew)(?:\s(?:up|down)\b)?|cured|healed|cleared|prevented|relieved|(?:consum|ingest|requir|need|us)ed|ate|gain(?:ed)?|los[st]|loss|from|(?:long|short|high|low|great)er)\b"
    r"[\s,:=([–—-]*){0,6}$",
    re.IGNORECASE,
)
_SPREAD_INSIDE = re.compile(r",\s(?:SD|s\.d\.|SEM?|s\.e\.)[^()\[\]]*$")
# "left the ward after 38 ± 9 min, those on iron after 57 ± 16 min": so long it took.
_AFTER = re.compile(r"\s(?:after|within)\s")
# Where a change began, in front of where it ended: "fell from 8.1 (1.2) at baseline to".
_BEGAN = re.compile(
    r"\b(?:from\s+)?(?:a\s|the\s|mean\s|baseline\s|of\s){0,4}\d[\d.·]*(?:\s?(?:±|\+/-|\+-)?\s?[(]?\d[\d.·]*[)]?)?"
    r"\s*(?:[\w/%²°.]{1,10}\s+)?(?:(?:at\s(?:baseline|entry)|before\s\w+|pre-?\w+)\s+)?to\s+(?:a\s|\w+\s){0,2}$",
    re.IGNORECASE,
)
# "zinc acetate (45%": the last word of a name that the mention did not take in.
_NAME_GOES_ON = re.compile(r"\s[\w-]+(?:\s(?:groups?|arms?|patients))?\s?[(\[:=]\s?")
COMPARED_FIRST = re.compile(
    r"\b(?:(?:as )?compared (?:with|to)|in comparison (?:with|to)|relative to"
    r"|in contrast (?:with|to)|unlike|than|versus|vs\.?|as (?:long|often|many|much|high|low|large|likely"
    r"|frequent|frequently|common) as)\s+(?:(?:the|that|those|patients|women|men|people|adults|subjects"
    r"|children|participants|did|who|were|treated|given|receiving|received|assigned|allocated|allotted"
    r"|randomi[sz]ed"
    r"|underwent|undergoing|having|had|taking|took|using|used|standard|conventional|usual|routine"
    r"|of|in|on|with|for|under|after|by|from|among|to|an?|[a-z]+(?=\swho\b))\s){0,6}$",
    re.IGNORECASE,
)
CONTRAST = re.compile(
    r";\s|[.:]\s(?=[A-Z])|,\s(?:but|whereas|while|although|though|as|since|because|and (?:no|was|were|had)\b)"
)
_OF_NAME = re.compile(
    r"\s?(?:%|per ?cent)?(?:\s[a-z]+)?\s(?:in|of|with|for|on|among|after|under)\s(?:the\s|those\s)?"
)
CLAUSE_END = re.compile(r"[;]\s|[.:]\s(?=[A-Z])")


def label(
    line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]
) -> list[tuple[int, Sign]]:
    """Return the arms whose name stands right behind, in front of, or among the words of a number."""
    inside = {m.arm for m in mentions if item.part.end <= m.start and _holds(line, item, m)}
    if len(inside) == 1:  # "18 of 60 usual care participants (30%)"
        return [(inside.pop(), INSIDE)]
    found = []
    after = next((m for m in mentions if m.start >= item.end), None)
    if after is not None and _is_listed_name(line, item, after):
        return [(after.arm, BEHIND)]
    if after is not None and is_said_last(line, item, after, items):
        return [(after.arm, BEHIND)]
    if after is not None and not any(
        other is not item
        and item.end <= other.start < after.start
        and not _in_remark(line, item, other)
        for other in items
    ):
        raw = line.text[item.end - line.start : after.start - line.start]
        closed = _out_of_bracket(line, item, items, raw)
        # "nine (30%, 95% CI 14 to 46) of those on zinc": what else the bracket holds is passed over
        gap = RESPECTIVELY_SAID.sub(
            " ", without_brackets(closed or _CAME_FROM.sub("", _MOMENTS.sub("", raw)))
        )
        if _SPREAD_INSIDE.search(line.text, item.part.end - line.start, item.end - line.start):
            gap = gap.removeprefix(",")  # "3.1, SD 2.0, in the zinc group"
        if (closed and _BEHIND_BRACKET.fullmatch(closed)) or (
            len(gap) < 90
            and not VERSUS.search(_FROM_BASELINE.sub(" ", gap))
            and not CLAUSE_END.search(gap)
            and not _SAYS_MORE.search(gap)
            and not _NEXT_CLAUSE.search(gap)
            and not _DONE_TO_THEM.search(gap)
            and not begins_next(line, item, gap, after)
            and not _IN_FAVOUR.search(gap)
            and not _pair_before_name(line, item, items, raw)
            and not _leads_on(line, gap, after, items)
            and len(row_of_groups(line, after, mentions)) < _SEVERAL
            and (
                _ALL_THEIRS.match(gap)
                or (
                    not re.match(r"^[\s)\]]*[,;]", gap)
                    and (_CLOSE.match(gap) or _TO_NAME.match(gap))
                )
            )
        ):
            found.append((after.arm, BEHIND))
    before = next((m for m in reversed(mentions) if m.end <= item.start), None)
    before = put_in_first(line, before, mentions)
    if before is not None and not any(
        other is not item and before.end <= other.start < item.start for other in items
    ):
        raw = _BEGAN.sub(" ", line.text[before.end - line.start : item.start - line.start])
        gap = without_brackets(raw)
        if (
            len(gap) < 60
            and (
                _FROM_NAME.match(gap)
                or _NAME_GOES_ON.fullmatch(raw)
                or (item.companions and _AFTER.fullmatch(gap))
            )
            and not _pair_in_bracket(line, before, item, mentions, items)
            and not any(o.start < before.start and _holds(line, o, before) for o in items)
            and not is_foreign(line, item, mentions)
            and not ("," in gap and is_spent(line, item, mentions, items))
            and not is_compared_aside(line, item, before)
            and not _began_there(line, item, before)
        ):
            found.append((before.arm, IN_FRONT))
    return found


def _is_listed_name(line: Line, item: Item, mention: ArmMention) -> bool:
    """Tell whether a list sets a name behind a number and a comma: "(2.0%, zinc; 1.4%, salt)"."""
    gap = line.text[item.end - line.start : mention.start - line.start]
    return (
        _COMMA_NAME.fullmatch(gap) is not None
        and _AFTER_MARK.search(line.before(item.start, 8)) is not None
        and _ENDS_NAME.match(line.text, mention.end - line.start) is not None
    )


def _holds(line: Line, item: Item, mention: ArmMention) -> bool:
    """Tell whether a name is one of the words of a number: "18 of 60 usual care patients"."""
    low, high = item.part.end - line.start, mention.start - line.start
    return mention.end <= item.end and not (high > low and _NEXT_THING.search(line.text, low, high))


# From a number to the bracket that says more of it: "67% (", "11 treatment failures (".
_REMARKED = re.compile(r"\s?(?:%|per ?cent)?\s?(?:(?!(?:in|for|with|and|than|vs?)\b)[\w-]+\s){0,4}")


def _in_remark(line: Line, item: Item, other: Item) -> bool:
    """Tell whether a number stands in the bracket right behind another: "67% (2% of them …) with A"."""
    opened, end = open_bracket(line.text, other.start - line.start), item.end - line.start
    return end <= opened and _REMARKED.fullmatch(line.text, end, opened) is not None


def is_foreign(line: Line, item: Item, mentions: Sequence[ArmMention]) -> bool:
    """Tell whether a group or dose that is not known by name stands right behind a number."""
    behind = line.after(item.end, 80)
    found = _FOREIGN.match(behind) or _FOREIGN_DOSE.match(behind)
    if found is None:
        return False
    end = item.end + found.end()
    return not any(m.start < end and item.end <= m.start for m in mentions)


def _pair_before_name(line: Line, item: Item, items: Sequence[Item], gap: str) -> bool:
    """Tell whether a bracket closes behind several numbers: "(31% v 12%) was improved with A"."""
    opened = open_bracket(line.text, item.start - line.start)
    # its unit may hold the bracket's end
    own = line.text[item.part.end - line.start : item.end - line.start]
    if opened < 0 or not re.search(r"[)\]]", without_brackets(own + gap)):
        return False
    return any(
        o is not item
        and o.statistic == item.statistic
        and line.start + opened < o.start < item.start
        for o in items
    )


def _leads_on(line: Line, gap: str, mention: ArmMention, items: Sequence[Item]) -> bool:
    """Tell whether a name leads to the next number: "was 72 hours and in the zinc group 76"."""
    if not _GOES_ON.search(gap):
        return False
    following = next((o for o in items if o.start >= mention.end), None)
    if following is None:
        return False
    between = line.text[mention.end - line.start : following.start - line.start]
    return len(between) < 60 and _FROM_NAME.match(without_brackets(between)) is not None


# "31% in the zinc, salt and sage groups": the first name of a list is not the last number's.
_NEXT_OF_LIST = re.compile(r"(?:,\s(?:and\s)?|\sand\s)(?:the\s)?", re.IGNORECASE)
_GROUPS = re.compile(r"\s(?:groups|arms)\b")
_SEVERAL = 3


def row_of_groups(
    line: Line, first: ArmMention, mentions: Sequence[ArmMention]
) -> list[ArmMention]:
    """Return the names that are groups together with a first one: "the zinc, salt and sage groups"."""
    row = [first]
    for mention in mentions:
        if mention.start < row[-1].end:
            continue
        joint = line.text[row[-1].end - line.start : mention.start - line.start]
        if not _NEXT_OF_LIST.fullmatch(joint):
            break
        row.append(mention)
    end = row[-1].end - line.start
    told = _GROUPS.match(line.text, end) or line.text[:end].endswith(("groups", "arms"))
    return row if told else [first]


# "from 3.4 with zinc to": where the first number was, not the second.
_FROM_THERE = re.compile(
    r"\bfrom\s(?:an?\s)?(?:(?:mean|median)\s(?:of\s)?)?\d[\d.·]*\s?(?:%|[\w/²]{1,10}\s)?\s?(?:with|in|on|for|after|under)\s"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
_TO_THE_OTHER = re.compile(
    r"(?:\s(?:groups?|arms?|patients))?\sto\s(?:an?\s)?(?:(?:mean|median)\s(?:of\s)?)?"
)


def _began_there(line: Line, item: Item, mention: ArmMention) -> bool:
    """Tell whether a name says where the number before this one was: "from 3.4 with zinc to 1.2"."""
    gap = line.text[mention.end - line.start : item.part.start - line.start]
    ahead = line.text[: mention.start - line.start]
    return _TO_THE_OTHER.fullmatch(gap) is not None and _FROM_THERE.search(ahead[-70:]) is not None


def is_compared_aside(line: Line, item: Item, mention: ArmMention) -> bool:
    """Tell whether a name in front of a number only says what is compared with.

    "Zinc prolonged sleep, compared with placebo, to 7.1 hours" tells zinc's hours.
    """
    gap = line.text[mention.end - line.start : item.start - line.start]
    aside = re.match(r"(?:\s(?:groups?|arms?|treatment|patients))?,\s[a-z]", gap)
    ahead = line.text[: mention.start - line.start]
    return aside is not None and COMPARED_FIRST.search(ahead[-60:]) is not None


def is_spent(line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]) -> bool:
    """Tell whether the name in front of a number stands right behind another number.

    In "38% of controls and 51% of the zinc group, or 17 and 48 days" zinc has its number.
    """
    before = next((m for m in reversed(mentions) if m.end <= item.start), None)
    if before is None:
        return False
    ahead = [other for other in items if other.end <= before.start]
    if not ahead or any(ahead[-1].end <= m.start and m.end <= before.start for m in mentions):
        return False
    gap = without_brackets(line.text[ahead[-1].end - line.start : before.start - line.start])
    return bool(_OF_NAME.fullmatch(gap))


def _pair_in_bracket(
    line: Line,
    mention: ArmMention,
    item: Item,
    mentions: Sequence[ArmMention],
    items: Sequence[Item],
) -> bool:
    """Tell whether a bracket behind the second of two names tells both: "better than A (28% v 4%)".

    A name in front of other numbers is theirs: "cough with A (28% v 4%) and rash with B (9% v 1%)".
    """
    opened = open_bracket(line.text, item.start - line.start)
    if opened < mention.end - line.start:
        gap = line.text[mention.end - line.start : item.start - line.start]
        mark = re.search(r"[;:,]", gap)  # "longer than with A, 28 v 4 days"
        if mark is None:
            return False
        opened = mention.end - line.start + mark.start()
    low = max((m.end() for m in CLAUSE_END.finditer(line.text, 0, opened)), default=0)
    spent = [o.end for o in items if o.end <= mention.start and _is_bracketed(line, o)]
    low = max([low, *(end - line.start for end in spent)])
    two = any(m.arm != mention.arm and low <= m.start - line.start < opened for m in mentions)
    if not two and not COMPARED_FIRST.search(line.text[: mention.start - line.start][-60:]):
        return False
    closed = re.split(r"[)\]]", without_brackets(line.after(item.end, 60)))[0]
    if "respectively" in closed:
        return True  # "less with A and B (3.1, 3.4 and 4.6, respectively)"
    found = VERSUS.search(closed)
    return found is not None and re.search(r"\d", closed[found.end() :]) is not None


def _is_bracketed(line: Line, item: Item) -> bool:
    return open_bracket(line.text, item.start - line.start) >= 0


def _out_of_bracket(line: Line, item: Item, items: Sequence[Item], gap: str) -> str:
    """Return what follows the bracket that holds a number and no other; empty without a bracket."""
    opened = open_bracket(line.text, item.end - line.start)
    if opened < 0 or any(
        line.start + opened < other.start < item.start for other in items if other is not item
    ):
        return ""
    depth = 0
    for place, sign in enumerate(gap):
        if sign in "([":
            depth += 1
        elif sign in ")]":
            if not depth:
                return gap[place:]
            depth -= 1
    return ""
