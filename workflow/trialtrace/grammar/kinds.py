"""The kinds of mentions: what each means, and whether it may be study data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

RESULT, SAMPLE, DESCRIPTION, NEVER = "result", "sample", "description", "never"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mention.

    Attributes
    ----------
    meaning : str
        What it is, with its parts.
    use : str
        ``result`` (may be a result), ``sample`` (may be a size or a count of people),
        ``description`` (dose, age, schedule, ...: describes a study), ``never`` (no study data).
    """

    meaning: str
    use: str

    @property
    def study_data(self) -> bool:
        """Whether a mention of this kind may end in a value of a study."""
        return self.use != NEVER


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        # results
        "p_value": Kind("p-value: relation, value (value2, ... in a list)", RESULT),
        "interval": Kind("interval with its level: level, low, high", RESULT),
        "ratio": Kind(
            "ratio measure, cue says which: value, and low, high, level beside it", RESULT
        ),
        "effect": Kind(
            "difference, correlation or standardised effect that is named, cue says which: value, "
            "and low, high, level beside it",
            RESULT,
        ),
        "mean_sd": Kind(
            "value with its spread (note spread: sd, se or plus_minus): value, sd", RESULT
        ),
        "mean": Kind('value called a mean: value (value2 beside it: "4.2 and 5.1")', RESULT),
        "median": Kind("value called a median: value (value2 beside it)", RESULT),
        "median_iqr": Kind("median with quartiles: value, q1, q3", RESULT),
        "value_range": Kind("value with the range of the data: value, minimum, maximum", RESULT),
        "spread": Kind(
            "a standard deviation, error or quartile range alone: sd, or low and high", RESULT
        ),
        "change": Kind("from one value to another: before, after (and their sds)", RESULT),
        "fraction": Kind("n of N: numerator, denominator, percent where given", RESULT),
        "count_percent": Kind("n with its share: numerator, percent", RESULT),
        "percent": Kind(
            "percentage: value (value2, ... that share the sign), or low and high", RESULT
        ),
        "percent_points": Kind("difference in percentage points: value", RESULT),
        "share": Kind(
            "share in words (a third of the men): value from 0 to 1, denominator", RESULT
        ),
        "relative_effect": Kind(
            "more or less than something else (30% fewer, twofold): value", RESULT
        ),
        "rate": Kind("so many per so many: value, per", RESULT),
        "statistic": Kind("test statistic or degrees of freedom: value", RESULT),
        "score": Kind("points on a scale: value", RESULT),
        "measure": Kind(
            "number with a unit of measure: value (value2, ...), or low and high", RESULT
        ),
        "number": Kind("number of which nothing more could be told: value", RESULT),
        "number_range": Kind("two numbers that belong together: low, high", RESULT),
        # people
        "participants": Kind(
            "people, eyes, cases, ... counted: value (value2), or low and high", SAMPLE
        ),
        "n_equals": Kind("n = 25: value (value2, ...)", SAMPLE),
        # what describes a study
        "age": Kind("age: value, sd, or low and high", DESCRIPTION),
        "dose": Kind("amount given: value, or low and high; concentration", DESCRIPTION),
        "concentration": Kind("strength of a product: value, or low and high", DESCRIPTION),
        "schedule": Kind("how often or how many times: value, times, every", DESCRIPTION),
        "duration": Kind("length of time: value, or low and high", DESCRIPTION),
        "timepoint": Kind("moment counted from a start (at 12 weeks, week 16): value", DESCRIPTION),
        "follow_up": Kind("length of follow-up: value, low, high", DESCRIPTION),
        "components": Kind("parts of a treatment, counted: value", DESCRIPTION),
        "groups": Kind("groups or arms, counted: value", DESCRIPTION),
        "sites": Kind("centres, countries, ... counted: value", DESCRIPTION),
        "allocation": Kind("allocation ratio (2:1): value, value2", DESCRIPTION),
        # no study data
        "threshold": Kind("definition, criterion or target (at least 50% reduction): value", NEVER),
        "significance_level": Kind(
            "chosen level of significance, power or confidence: value", NEVER
        ),
        "scale": Kind(
            "definition of a scale or instrument (0 to 10, 21-item): value, low, high", NEVER
        ),
        "person": Kind("age of a person who is named: value", NEVER),
        "grade": Kind("grade, stage or class: value", NEVER),
        "studies": Kind("studies, trials, reviews, ... counted: value", NEVER),
        "label": Kind("number as a name (group 1, phase 3, type 2): value", NEVER),
        "identifier": Kind("number inside a name or code (interleukin-11, DOI, NCT)", NEVER),
        "date": Kind("date", NEVER),
        "year": Kind("year or years", NEVER),
        "time_of_day": Kind("time of day", NEVER),
        "money": Kind("amount of money: value, or low and high", NEVER),
        "telephone": Kind("telephone number", NEVER),
        "citation": Kind("marker of a citation or affiliation", NEVER),
        "list_marker": Kind("number of a list item or heading", NEVER),
        "reference_to": Kind("table, figure, page, chapter, ... pointed to", NEVER),
        "ordinal": Kind("ordinal in digits (16th)", NEVER),
        "compound": Kind("number inside a hyphenated word (12-lead, two-sided)", NEVER),
    }
)
