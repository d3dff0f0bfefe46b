"""How a text says by how much two arms differ without naming the difference: "lower by 4 points"."""

from __future__ import annotations

from trialtrace.extract.accounts.rule import rule

_DEGREE = (
    r"(?:(?:an?|about|around|approximately|nearly|almost|only|just|some|roughly|average|mean|estimated"
    r"|adjusted|additional|extra|of|further) ){0,4}"
)
_N = r"(?P<n>\d{1,4}(?:[.·]\d{1,3})?)(?!\d|[.·,]\d|\s?%|\s?per ?cent)"
_THAN = (
    r"lower|higher|greater|longer|shorter|larger|smaller|less|more|fewer|better|worse|faster|slower"
)
_UNIT = (
    r"(?:[ -](?!(?:weeks?|months?|days?|years?|was|were|is|are|had|has|and|or|of|to|in|with|for)\b)"
    r"[^\s\d.,;:()\[\]]{1,14}(?: (?:points?|Hg|units?))?)"
)
_CHANGE = r"(?:reduction|decrease|increase|improvement|gain|loss|decline|fall|rise|drop|change)s?"

DIFFERENCES = (
    rule(
        "difference.lower_by",
        rf"\b(?P<cue>{_THAN})(?: [\w'’/-]+){{0,6}}? by {_DEGREE}{_N}",
        "Itch was lower by 4.2 points with zinc than with placebo.",
        "Itch was lower by 12% with zinc than with placebo.",
    ),
    rule(
        "difference.moved_by",
        r"\b(?P<cue>reduced|decreased|lowered|shortened|increased|raised|prolonged|lengthened|extended"
        r"|improved|fell|rose|dropped|declined|delayed|lessened)\b(?:(?! by )[^.;:()\d]){0,90} by "
        rf"{_DEGREE}{_N}",
        "Compared with placebo, zinc reduced the itch score by 2.3 points.",
        "Zinc reduced the itch score by 23% compared with placebo.",
    ),
    rule(
        "difference.points_lower",
        rf"{_N}{_UNIT}(?: [\[(][^()\[\]]{{3,70}}[\])])?,? (?:significantly )?(?P<cue>{_THAN})"
        r"(?= (?:than|in|with|for|among|on|after|following)\b)",
        "The score was 3.2 points (95% CI 1.2 to 5.2) lower in the zinc group.",
        "The 12 lower teeth in each jaw were treated.",
    ),
    rule(
        "difference.additional",
        rf"\b(?P<cue>additional|extra|excess) (?:(?:mean|average) )?{_CHANGE}(?: (?:in|of) [a-z][\w '/-]{{2,40}}?)? of "
        rf"{_DEGREE}[-−–]?{_N}",
        "Compared with salt, potters on zinc had an average additional reduction in itch of 2.3 points.",
        "Potters on zinc had a reduction in itch of 2.3 points.",
    ),
    rule(
        "difference.of_points",
        rf"{_N}{_UNIT}[ -](?:(?:mean|absolute|adjusted|between-group|significant|overall|treatment) )"
        rf"{{0,2}}(?P<cue>differences?|advantage|(?:greater|larger|smaller|additional) (?:mean )?{_CHANGE})\b",
        "There was a 5.6-point difference between the groups.",
        "There was a 5.6-point reduction from baseline.",
    ),
)
