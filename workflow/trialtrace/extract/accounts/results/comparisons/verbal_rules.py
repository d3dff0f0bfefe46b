"""How a text says what happened to an outcome: more, less, no difference, significant or not."""

from __future__ import annotations

from trialtrace.extract.accounts.rule import rule

_DEGREE = (
    r"(?:(?:significantly|statistically|markedly|substantially|slightly|modestly|clinically|also"
    r"|greatly|more|further|not|a|an|the|much"
    r"|far|considerably|consistently|even|clearly|somewhat|marginally|significant|marked"
    r"|substantial|greater|larger|bigger|modest|slight"
    r"|stronger|smaller) )*"
)

NO_DIFFERENCE = (
    rule(
        "direction.no_difference_in",
        r"\b(?:no|without (?:any )?|not (?:any|a)|neither|little|nor any) (?:statistically "
        r"|clinically |significant |significantly "
        r"|major |overall |marked |clear |apparent |detectable |meaningful |other |further |added "
        r"|such )*(?:differences?|changes?"
        r"|improvements?|reductions?|increases?|benefits?|effects?|advantages?|superiority)\b(?! "
        r"of \d)",
        "There was no significant difference in pain between the groups.",
        "The difference in pain was large.",
        "no_difference",
    ),
    rule(
        "direction.did_not",
        r"\b(?:did not|didn't|didn’t|does not|do not|failed to|was not|were not|not) "
        r"(?:statistically |significantly |appear to |seem to "
        r"|markedly |clinically )*(?:improve|reduce|increase|decrease|differ|change|lower|raise"
        r"|affect|alter|influence|prevent|better"
        r"|(?:significantly )?(?:different|superior|better|improved|reduced|increased|affected"
        r"|altered|higher|lower|changed))"
        r"(?: more| any| more significantly| significantly| further)*\b",
        "Naps did not improve memory.",
        "Naps improved memory.",
        "no_difference",
    ),
    rule(
        "direction.similar",
        r"\b(?:was|were|is|are|remained|had|showed) (?:\w+ )?(?:similar|comparable|equivalent"
        r"|virtually the same|the same|no different"
        r"|unchanged|not different)\b",
        "Pain was similar in both groups.",
        "Similar groups were formed.",
        "no_difference",
    ),
)
MOVED = (
    rule(
        "direction.more_increase",
        r"\b"
        + _DEGREE
        + r"(?P<cue>increases?|gains?|rise)(?= (?:\([^)]{3,40}\) )?(?:in|of|was|were|occurred|for))",
        "The results showed a larger gain in grip strength.",
        "To increase grip strength, squeeze a ball.",
        "increase",
    ),
    rule(
        "direction.more_better",
        r"\b"
        + _DEGREE
        + r"(?P<cue>improvements?)(?= (?:\([^)]{3,40}\) )?(?:in|of|was|were|occurred|for))",
        "There was a marked improvement in sleep.",
        "The home improvement shop was closed.",
        "better",
    ),
    rule(
        "direction.more_decrease",
        r"\b"
        + _DEGREE
        + r"(?P<cue>reductions?|decreases?|declines?|drop|fall)(?= (?:\([^)]{3,40}\) )?(?:in|of|was|were|occurred))",
        "There was a marked reduction in pain.",
        "Drop by drop the bottle emptied.",
        "decrease",
    ),
    rule(
        "direction.higher",
        r"\b(?:was|were|is|are|had|showed|with|a|an|and|significantly|be|experienced|reported"
        r"|been) "
        + _DEGREE
        + r"(?P<cue>higher|greater|larger|longer|increased|more frequent|more common"
        r"|more often|elevated|bigger|thicker)\b",
        "Bone density was significantly higher with exercise.",
        "The higher floors were quiet.",
        "increase",
    ),
    rule(
        "direction.lower",
        r"\b(?:was|were|is|are|had|showed|with|a|an|and|significantly|be|experienced|reported"
        r"|been) "
        + _DEGREE
        + r"(?P<cue>lower|shorter|smaller|reduced|decreased|fewer|less frequent|less common|diminished)\b",
        "Pain scores were lower after traction.",
        "The lower back was treated.",
        "decrease",
    ),
    rule(
        "direction.raised",
        r"\b"
        + _DEGREE
        + r"(?P<cue>increased|raised|boosted|lengthened|prolonged|enhanced|elevated)\b",
        "Exercise increased bone density.",
        "Bone density stayed where it was.",
        "increase",
    ),
    rule(
        "direction.lowered",
        r"\b"
        + _DEGREE
        + r"(?P<cue>reduced|decreased|lowered|shortened|cut|prevented|diminished|alleviated|halved)\b",
        "Zinc reduced the length of colds.",
        "Zinc is sold as lozenges.",
        "decrease",
    ),
    rule(
        "direction.improved",
        r"\b" + _DEGREE + r"(?P<cue>improved|improves)\b",
        "Yoga improved sleep.",
        "Yoga is said to be fun.",
        "better",
    ),
    rule(
        "direction.positive_results",
        r"\b(?:yielded|showed|gave|had|produced|with|reported|achieved|found) (?:\w+ "
        r")?(?P<cue>positive|promising|good|encouraging|favou?rable)"
        r" (?:results?|effects?|outcomes?|findings)\b",
        "Acupuncture yielded positive results.",
        "A positive test was repeated.",
        # Good, but of what? No outcome is named that could have risen or fallen.
        "unclear",
    ),
)
SIGNIFICANT = (
    rule(
        "significance.not",
        r"\b(?:no (?:statistically )?significant|not (?:statistically )?significant(?:ly)?|did "
        r"not (?:[\w-]+ ){0,2}?(?:more )?significantly"
        r"|non-?significant|(?-i:NS)|did not reach (?:statistical )?significance)\b",
        "The difference was not significant.",
        "The difference was significant.",
        "not_significant",
    ),
    rule(
        "significance.yes",
        r"(?<!not )(?<!no )(?<!clinically )\b(?:statistically )?significant(?:ly)?\b".replace(
            "(?<!not )", "(?<!not[ ])"
        )
        .replace("(?<!no )", "(?<!no[ ])")
        .replace("(?<!clinically )", "(?<!clinically[ ])"),
        "Pain was significantly lower.",
        "The difference was not significant.",
        "significant",
    ),
)
HARM = rule(
    "harm.said",
    r"\b(?:side effects?|adverse (?:events?|effects?|reactions?)|complications?|toxicit(?:y|ies)"
    r"|harms?)\b",
    "Side effects were seen.",
    "Effects were seen on both sides.",
)
BETWEEN = rule(
    "p.between",
    r"\b(?:between (?:the )?(?:two |three |both |treatment |study )*(?:groups|arms|treatments)"
    r"|between[- ]group|than|compared (?:with|to)"
    r"|versus|vs\.?|relative to|over placebo|log-?rank)\b",
    "Pain was lower than with traction (P = 0.02).",
    "Pain fell from baseline (P = 0.02).",
    "between",
)
WITHIN = rule(
    "p.within",
    r"\b(?:from baseline|within (?:the |each )?groups?|before and after|compared (?:with|to) "
    r"(?:the )?(?:baseline|pre-?treatment)|over time"
    r"|versus baseline)\b",
    "Pain fell from baseline (P = 0.02).",
    "Pain was lower than with traction (P = 0.02).",
    "within",
)
FORMAL = rule(
    "direction.background",
    r"\b(?:aim|objective|purpose|hypothes\w+|to (?:evaluate|assess|determine|compare|investigate"
    r"|examine|test)|whether|may|might|could|would"
    r"|should|is known to|are known to|can|defined as|designed to|primary (?:end ?point|outcome)"
    r"|previous(?:ly)?|if)\b",
    "We aimed to see whether zinc reduced colds.",
    "Zinc reduced colds.",
)
