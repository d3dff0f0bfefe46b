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
