"""CT-Corpus, spans: abstracts with a citation header, type 2 diabetes and glaucoma.

- Each occurrence is annotated: values are compared as multisets.
- `ConfInterval` is often cut in two, "(95% CI)" and "(-0.11; 0.31)": only spans with two bounds
  besides the level are asked for. Bounds are compared without sign, because a dash between two
  numbers and a minus look alike there.
- `DoseValue` is the bare number; its unit is what stands right behind it. Doses of single arms are
  ours in `arms.dose`; those of things given together, or to no arm in particular (what all took
  before), in `arm_components.dose`.
- `PercentagePatients` are shares of people. A percentage that is another measurement (HbA1c) is a
  wrong answer.
- Every p-value, interval and dose is annotated, also those that belong to no trial's result. A
  second measure therefore adds numbers that we typed alike but rejected.
"""

from trialtrace.evaluate.schemes.model import NUMBERS, SpanScheme, Target

SCHEME = SpanScheme(
    name="ctcorpus_spans",
    repeats="each",
    targets=(
        Target("p-value", NUMBERS, {"PValue": ""}, ("results.p_value",), typed=("p_value",)),
        Target(
            "interval", NUMBERS, {"ConfInterval": ""}, ("results.low", "results.high"), "interval",
            typed=("interval",),
        ),
        Target(
            "dose with unit", NUMBERS, {"DoseValue": ""}, ("arms.dose", "arm_components.dose"), "dose",
            typed=("dose", "concentration"),
        ),
        Target("percentage", NUMBERS, {"PercentagePatients": ""}, ("results.percent",)),
    ),
)  # fmt: skip
