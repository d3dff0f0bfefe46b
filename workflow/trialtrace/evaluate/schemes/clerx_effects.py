"""CLERX: hazard, odds and risk ratios in abstracts, with explanatory variable and outcome.

- The kind of the ratio and its value must be right. Each occurrence is annotated.
- The scheme has no label for ratios of rates (IRR). No text of the working half holds one; the six in two
  texts of the kept half are marked as hazard ratios, which are ratios of rates too, so a rate ratio
  answers for those.
- Intervals are not annotated. Where the text gives two bounds right behind an annotated ratio (read
  by a pattern of the scorer's own), "ratio with interval" asks for ratio and both bounds.
- Relations: the outcome (explanatory variable) that we name overlaps an annotated one of that ratio;
  the arm of the result, or the arm it is compared with, answers for the variable.
"""

KINDS = {
    "hr_ratio": ("hazard ratio", ("hazard_ratio", "rate_ratio")),
    "or_ratio": ("odds ratio", ("odds_ratio",)),
    "rr_ratio": ("risk ratio", ("risk_ratio",)),
}
OUTCOME, VARIABLE = "outcome_var", "explanatory_var"
