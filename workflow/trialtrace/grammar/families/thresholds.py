"""Definitions, criteria and targets: numbers that a response was measured against, not results."""

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern

_AT_LEAST = (
    r"(?P<relation>at least|a minimum of|\u2265|>|more than|greater than|"
    r"over|not less than|no less than|<|\u2264|less than|up to|"
    r"within|of at least|of more than)"
)
_MOVE = (
    r"(?:reduction|decrease|decline|fall|drop|improvement|increase|"
    r"gain|loss|rise|response|clearance|regression|"
    r"resolution|relief|weight loss|reductions|improvements|growth|"
    r"coverage|regrowth|remission|shrinkage|lowering|change)"
)
_DEFINING = (
    "defin",
    "criteri",
    "respon",
    "target",
    "goal",
    "primary",
    "endpoint",
    "end point",
    "proportion",
    "percentage of",
    "number of",
    "patients with",
    "achiev",
    "reach",
    "who had",
    "required",
    "eligible",
    "include",
)


def _defines(hit: Hit) -> bool:
    sentence = hit.skeleton.text.lower()
    return any(word in sentence for word in _DEFINING)


# Read before effects: "an important difference of 30 m" is none that was found.
IMPORTANT = (
    Rule(
        "threshold_important",
        "threshold",
        pattern(
            r"\b(?P<cue>(?:minim(?:al|um)(?:ly)?|clinical(?:ly)?|smallest|least)"
            r"(?:,? (?:clinical(?:ly)?|important|relevant|meaningful|detectable|noticeable|worthwhile)){1,3} "
            r"(?:difference|change|effect|improvement|benefit))(?: \([A-Z]{2,6}\))?"
            r"(?: (?:is|was|of|at|about|set|considered|put|as)){0,4} {value}(?: ?- ?{value2}| to {value3})?"
            r"(?P<unit> points?|-point)?"
        ),
        "The smallest worthwhile effect was 12 points.",
        {"value": 12},
        "The smallest child was 12.",
    ),
)
# Read before scales, which would take them for scores.
OPEN = (
    Rule(
        "threshold_that_counts",
        "threshold",
        pattern(
            r"\b(?P<cue>change|difference|drop|fall|rise|gain|reduction|improvement|increase|decrease) of "
            r"(?:at least |about )?{value}(?P<unit> ?%| points?| per ?cent)?(?: or more)? (?:counts?\b|matters\b"
            r"|(?:is|was) (?:[a-z]{2,12}ly )?(?:regarded|considered|deemed|thought|held|said|noticeable|meaningful"
            r"|relevant|important)\b)"
        ),
        "On that scale a change of 4 counts.",
        {"value": 4},
        "A change of 4 was seen.",
    ),
    Rule(
        "threshold_or_beyond",
        "threshold",
        pattern(
            r"(?:{value2} (?:or|to) )?{value}(?: ?(?:mm ?Hg|[a-z]{1,8}/[a-z]{1,3}|[a-z]{1,9}))? or "
            r"(?P<relation>more|fewer|less|above|over|below|under|higher|lower|better|worse|greater)\b"
            r"(?! (?:%|per|likely|often|frequent|severe|effective|{NUM}))"
        ),
        "Recovery, meaning 5 points or fewer, was rare; so was a stay of 10 days or more.",
        {"value": 5},
        "After 5 days they felt less or more able.",
    ),
    Rule(
        "threshold_score",
        "threshold",
        pattern(
            r"[(,] ?(?:[a-z][a-z-]{1,15} ){0,3}(?P<cue>scores?|scale|stage|grade|class|index) (?:of )?"
            r"{value} (?:or|to) {value2}(?=[),;])"
        ),
        "Good sleepers (Oslo score 0 or 1) were few.",
        {"value": 0, "value2": 1},
        "Sleep (score 7.5 in men) was good.",
    ),
    Rule(
        "share_of_cost",
        "threshold",
        pattern(
            r"{value} ?(?:%|percent|per cent) (?:of|off) (?:(?:the|its|their|all|total|this|that|each|every) "
            r"){0,2}(?:[a-z-]{2,15} ){0,2}?(?P<cue>costs?|prices?|fees?|budgets?|bills?|funding|sales|revenues?"
            r"|profits?|market|shares|turnover|tariff|fee schedule|premiums?|spending|grant)\b"
        ),
        "The maker paid 40% of the total cost.",
        {"value": 40},
        "The drug cost 40% of the men their sleep.",
    ),
)

RULES = (
    Rule(
        "threshold_change",
        "threshold",
        pattern(
            rf"{_AT_LEAST} ?(?:an? )?{{value}} ?(?:%|-?point|percent|per cent)(?:-point)?(?"
            rf": or (?:more|greater|better))? (?:[a-z-]{{2,15}} ){{0,2}}?(?P<cue>{_MOVE})\b"
        ),
        "Response meant at least 50% reduction in seizures.",
        {"value": 50},
        "Seizures fell by at least 50%.",
        _defines,
    ),
    Rule(
        "threshold_or_more",
        "threshold",
        pattern(
            rf"(?:an? )?{{value}} ?(?:%|-?points?|percent|per cent) or (?P<relation>more|"
            rf"greater|better|less|fewer|higher|lower)\b(?: (?:[a-z-]{{2,15}} ){{0,2}}?{_MOVE}"
            rf"\b)?"
        ),
        "A fall of 50% or more was the goal.",
        {"value": 50},
        "50% of men were lighter or more awake.",
    ),
    Rule(
        "threshold_move",
        "threshold",
        pattern(
            r"(?:(?:an?|with|achieved|achieving|reached|reaching) ){value} ?% (?:[a-z-]{2,15}"
            r" )?(?P<cue>reduction|improvement|response|decrease|clearance)(?: (?:in|"
            r"of|from) [a-z ]{3,30})?(?= was (?:defined|considered|"
            r"the)| is defined)"
        ),
        "A 30% reduction was considered a success.",
        {"value": 30},
        "A 30% reduction was seen.",
    ),
    Rule(
        "sample_size_plan",
        "threshold",
        pattern(
            r"\b(?P<cue>to detect|sample size (?:of|was)|needed to detect|"
            r"required to detect|detect a|assuming(?: an?)?|non-?inferiority (?:margin|"
            r"limit)(?: of| was| set at)?|margin of|equivalence (?:margin|"
            r"limit) (?:of|was)|cut-?off(?: point| value)?(?: of| was|"
            r" at)?|threshold(?: of| was| at)?|defined as(?: an?)?(?: [a-z-]{2,15}){0,4}?|"
            r"prespecified)(?: (?:of|was|an?|the|difference of|set at|"
            r"at)){0,3} ?(?:<|>|\u2265|\u2264|\u00b1)? ?{value}(?P<unit> ?%|"
            r" ?mm ?Hg| ?[a-z]{1,8}/[a-z]{1,3}| ?points?)?"
        ),
        "The non-inferiority margin was 10% in that plan.",
        {"value": 10},
        "The margin was seen by 10 men.",
        lambda hit: not hit.after(1).startswith("-"),
    ),
)
