"""RCT-ART: single result sentences; INTV, OC, MEAS, and which MEAS belongs to which INTV and OC.

- A MEAS span answers to the first number in it; ours may be any statistic of an arm.
- Relations: `A1_RES` and `A2_RES` join an arm and a measure, `OC_RES` an outcome and a measure. Ours
  holds when the number lies in the MEAS span and the name of its arm (outcome) overlaps the INTV
  (OC) span. Each annotated relation is earned once.
"""

from trialtrace.evaluate.schemes.model import NUMBERS, WORDS, SpanScheme, Target

MEASURES = tuple(
    f"results.{name}"
    for name in ("percent", "events", "count", "mean", "median", "rate", "score", "relative_change")
)
SCHEME = SpanScheme(
    name="rct_art",
    repeats="each",
    targets=(
        Target("measure", NUMBERS, {"MEAS": ""}, MEASURES),
        Target("arm's name", WORDS, {"INTV": ""}, ("arms.label",), "words"),
        Target("outcome", WORDS, {"OC": ""}, ("outcomes.name",), "words"),
    ),
)
