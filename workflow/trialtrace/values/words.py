"""Words that sheets use for designs, directions and the like, in the project's vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# (table, field) → patterns in order; the first that is found gives the vocabulary's word.
_PATTERNS: Mapping[tuple[str, str], tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        ("studies", "design"): (
            (r"\b(non-?random|quasi-?random)", "controlled_trial"),
            (r"random", "randomised_trial"),
            (r"\bcase[- ](report|series)", "case_report"),
            (r"\bcase[- ]control", "case_control"),
            (r"\bsingle[- ]arm|\buncontrolled", "single_arm_trial"),
            (r"\bcontrolled\b", "controlled_trial"),
            (r"\bcohort\b", "cohort"),
            (r"\bcross[- ]sectional", "cross_sectional"),
            (r"\breview\b|\bmeta-analysis\b", "review"),
        ),
        ("studies", "allocation"): (
            (r"\b(non-?random|quasi-?random)", "non_randomised"),
            (r"random", "randomised"),
        ),
        ("studies", "masking"): (
            (r"\btriple\b", "triple"),
            (r"\bdouble\b", "double"),
            (r"\bsingle\b", "single"),
            (r"\bopen\b|\bunblinded\b|\bunmasked\b", "open"),
        ),
        ("studies", "structure"): (
            (r"\bcross-?over", "crossover"),
            (r"\b(split|half)[- ]\w+|\bwithin[- ]person\b", "split_body"),
            (r"\bcluster", "cluster"),
            (r"\bparallel\b", "parallel"),
            (r"\bsingle[- ]arm", "single_arm"),
            (r"\bcase[- ](report|series)", "case_report"),
        ),
        ("studies", "sex"): (
            (r"\b(women|females?|girls)\b", "female"),
            (r"\b(men|males?|boys)\b", "male"),
        ),
        ("results", "direction"): ((r"\bno (difference|change)\b", "no_difference"),),
        ("results", "statistic"): (
            (r"\bhazard ratio\b", "hazard_ratio"),
            (r"\bodds ratio\b", "odds_ratio"),
            (r"\b(risk ratio|relative risk)\b", "risk_ratio"),
            (r"\bmean difference\b", "mean_difference"),
        ),
    }
)


def normal_word(table: str, field: str, value: str) -> str:
    """Return the vocabulary's word for what a sheet says, or the value itself.

    >>> normal_word("studies", "design", "prospective single-arm study")
    'single_arm_trial'
    """
    patterns = _PATTERNS.get((table, field), ())
    words = {word for _, word in patterns}
    lowered = value.casefold()
    if lowered.replace(" ", "_") in words:
        return lowered.replace(" ", "_")
    if field == "sex" and re.search(r"\bboth\b|\band\b", lowered):
        return "both"
    for pattern, word in patterns:
        if re.search(pattern, lowered):
            return word
    return value
