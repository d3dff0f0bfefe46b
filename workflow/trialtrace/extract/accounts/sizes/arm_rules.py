"""The words between a number and the arm that it is the size of."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.sizes.words import NOUN as _NOUN
from trialtrace.grammar.prefilter import sought

# Beside a name whatever is counted may be called anything: the words around it tell.
_ANY_NOUN = r"(?:" + _NOUN + r"|[a-z]{4,}s)"

# Said of every arm: "30 in each group", "60 per group", "(n = 30 each)".
EACH_BEHIND = re.compile(
    r"^(?:\s[\w-]+)?\s?/\s?(?:group|arm)\b"
    r"|^\s(?:[\w-]+\s){1,3}were\s(?:entered|enrol\w+|randomi[sz]ed|assigned|allocated|included|accrued)"
    r"\s(?:in|on|to|into|onto)\seach\s(?:of\sthe\s)?(?:\w+\s)?(?:groups?|arms?)\b"
    r"|^\s(?:[\w-]+\s)?each\sin\s(?:the\s)?(?:[\w/-]+\s){1,6}(?:groups|arms)\b"
    r"|^(?:\s(?:[\w-]+\s){0,3}?|,\s)(?:per|in each|in either|in both|for each|to each|each)"
    r"(?:\s(?:of the )?(?:[\w-]+\s){0,2}?(?:groups?|arms?|condition|treatment)\b|\s*$|(?=[,;.)]))",
    re.IGNORECASE,
)
EACH_BEFORE = sought(
    r"\b(?:(?:each|either|every|both) (?:of the )?(?:[\w-]+ ){0,3}?(?:groups?|arms?)"
    r"(?: (?:of|with|had|having|contained|containing|comprised|comprising|included|including"
    r"|consisted of|consisting of|receiving))?|(?:two|three|four|five|six|[2-6]|both|equal|the) "
    r"(?:[\w-]+ ){0,3}?(?:groups|arms)(?:,? (?:of|with|each (?:of|with|having|containing)"
    r"|each including))) (?:n ?= ?)?$",
    re.IGNORECASE,
)

# "For each arm, 30 cooks were evaluable for itch"; "For each arm, 30 cooks had a rash" is no size.
IN_EACH = re.compile(
    r"(?:^|[.;:,] )(?:[Ii]n|[Ff]or) (?:each|both|either|every)(?: of the)? (?:[\w-]+ ){0,2}?(?:groups?|arms?),? "
    r"(?:there were )?$"
)
IN_EACH_ANALYSED = re.compile(
    r"^ (?:[\w-]+ )?"
    + _NOUN
    + r" (?:were|was) (?:available|evaluable|assessable|evaluated|analy[sz]ed|included|enrol?led|recruited"
    r"|treated|studied|entered|assessed|examined|followed)\b"
)

# Between a number and the arm that it is the size of: "45 patients to A", "24 in the A group".
_TAKEN = (
    r"(?:randomly )?(?:randomi[sz]ed|assigned|allocated|treated|given|received|receiving"
    r"|underwent|took|got|started|undergoing|using|taking|began|switched|had)(?: [a-z-]+ly)?"
)
# "men admitted for surgery were given": who they were, up to what was done to them.
_WHO = (
    r"(?: (?:with|who|admitted|undergoing|having|suffering|aged|attending|scheduled|referred|presenting)"
    r" [^.;:,\d]{2,60}?(?= (?:were|was) " + _TAKEN + r" (?:to|with)\b))?"
)
TO_ARM = re.compile(
    (
        r"^(?: (?:[\w'’/-]+ ){0,4}?" + _ANY_NOUN + _WHO + r")?,?"
        r"(?: (?:(?:were|was|who were|who|being|of whom) )?(?:" + _TAKEN + r" )?"
        r"(?:(?:to|in|into|on|for|with|under|received?|receiving|were|by|using|undergoing|the|an?"
        r"|treatment|treated|arm|either|and|group|only|oral|have|take|undergo|assigned"
        r"|two|three|four|five|six|seven|eight|nine|ten"
        r"|as|served|acted|constituted|formed) ){0,6}| )"
        r"(?:[\w-]+ (?:plus|\+) ){0,2}$"
        r"|^ " + _ANY_NOUN + r" \($"
    ).replace(" ", r"\s+"),
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\b(?:randomi[sz]ed|assigned|allocated|received|receiving|underwent|treated|given|started)\b",
    re.IGNORECASE,
)
# What speaks of groups as such, and not of what happened in them.
FLOW = re.compile(
    r"\b(?:randomi[sz]\w+|assign\w+|allocat\w+|enrol\w+|recruit\w+|include[sd]?|there were|with"
    r"|comprised|comprising|consist\w+|leaving|remain\w+|complet\w+|analy[sz]\w+|evaluable"
    r"|divided|data from|(?:established|available|known|obtained) (?:for|from)|compar\w+|stud(?:y|ied)"
    r"|sample|total|left)\b",
    re.IGNORECASE,
)
# Something happened to these people: "rashes occurred in 28 nurses who had zinc".
HAPPENED_TO = re.compile(
    r"\b(?:occur(?:red|s)?|happened|found|seen|observed|noted|reported|recorded|detected|present|diagnosed"
    r"|developed|documented|identified|necessary|required|needed|achieved|obtained|persisted|recurred|confirmed)"
    r"\s(?:only\s)?(?:in|by|for|among)\s(?:only\s|just\s|as many as\s)?"
    # "was seen in 7 men on zinc and in 9"
    r"(?:(?:\d+|[a-z]+)\s[^.;:]{3,80}?\b(?:and|but|versus|vs\.?|against|compared\s(?:with|to))\s(?:only\s)?"
    r"(?:(?:in|by|for|among)\s)?(?:only\s)?)?$",
    re.IGNORECASE,
)
SET_AGAINST = re.compile(
    r"\b(?:compared\s(?:with|to)|versus|vs\.?|than|as\sagainst|as\sopposed\sto)\s(?:only\s)?$",
    re.IGNORECASE,
)
# Between an arm and its size: "A (45 patients)", "the A group of 24", "A, n = 24".
FROM_ARM = re.compile(
    r"^(?:\s*(?:groups?|arms?|regimen|therapy|treatment|patients|women|alone|only|diet"
    r"|[A-Z][\w-]{0,8}|[a-z-]{1,16}\s(?:[a-z-]{1,16}\s)?(?:group|arm))){0,4}"
    r"(?:\s*\([A-Za-z][^()=]{0,30}\))?\s*[,:]?\s*(?:[-(\[,;:=]|,? (?:consisting of"
    r"|(?:was |were )?(?:made up|composed) of"
    r"|numbering"
    r"|comprising|comprised|consisted of|of|with|included"
    r"|had|contained|in|there were"
    r"|(?:was|were)? ?(?:given|administered)(?: [^.;,()]{1,40})? to)\b)"
    r"\s*(?:[(\[]\s*)?(?:[A-Za-z][\w /-]{0,16}[,;:]\s*)?(?:n\s*=\s*|N\s*=\s*"
    r"|=\s*)?(?:the )?$"
)
EOF_NOUN = re.compile(
    r"^\s*(?:(?:[\w'’-]+\s+){0,3}?" + _NOUN + r"\b|[a-z]{4,}s\b(?!/)|[)\];,]"
    r"|(?:randomi[sz]ed|allocated|assigned|enrol?led)(?=[,;)]))",
    re.IGNORECASE,
)
