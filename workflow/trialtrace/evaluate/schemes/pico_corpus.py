"""PICO-Corpus: abstracts of breast cancer trials, spans with the arm in their label.

- Every arm that is no control is "intervention" there; arms of ours that are active, placebo or
  none are "control". Arm n includes denominators (35/**60**), so `results.n` with a role answers it
  as `arms.n` does; `results.n` without a role is a number whose arm could not be told, and no total.
- All totals of a document are annotated (screened, randomised, analysed), and each counts; so
  `sizes.n`, the sizes beside the one in use, answers too: with a role an arm's, without one a total.
- Spans take in an adjacent per cent sign or unit; ours hold the number alone and are widened.
- `outcomes.name` covers both `outcome` (results) and `outcome-Measure` (methods): hitting the second
  earns and costs nothing.
- Repeats are usually annotated once: values are compared as sets within document, label and role.
"""

from trialtrace.evaluate.schemes.model import NUMBERS, WORDS, SpanScheme, Target


def _arms(label: str, kind: str, ours: tuple[str, ...]) -> Target:
    return Target(label, NUMBERS, {f"iv-{kind}": "intervention", f"cv-{kind}": "control"}, ours)


SCHEME = SpanScheme(
    name="pico_corpus",
    repeats="once",
    widen=(
        r"[\s\u00a0\u2009]?(?:%|per ?cent\b)"
        r"|[\s\u00a0\u2009-]?(?:months?|years?|weeks?|days?|hours?|min(?:utes)?|points?|g/dL|mg/dL|ml|mL|cm|mm|mg|kg)\b"
    ),
    total="total sample size",
    targets=(
        Target(
            "total sample size", NUMBERS, {"total-participants": ""},
            ("studies.n_total", "sizes.n"),
        ),
        Target(
            "n of the arm", NUMBERS,
            {"intervention-participants": "intervention", "control-participants": "control"},
            ("arms.n", "sizes.n", "results.n"),
        ),
        _arms("percent", "bin-percent", ("results.percent",)),
        _arms("count", "bin-abs", ("results.events", "results.count")),
        _arms("mean", "cont-mean", ("results.mean",)),
        _arms("SD", "cont-sd", ("results.sd",)),
        _arms("median", "cont-median", ("results.median",)),
        Target(
            "outcome", WORDS, {"outcome": ""}, ("outcomes.name",), "words",
            tolerated=("outcome-Measure",),
        ),
        Target(
            "arm's name", WORDS, {"intervention": "intervention", "control": "control"},
            ("arms.label",), "words",
        ),
        Target("condition", WORDS, {"condition": ""}, ("studies.condition",), "words", tolerated=("eligibility",)),
        Target("eligibility", WORDS, {"eligibility": ""}, ("studies.eligibility",), "words"),
        Target("age", WORDS, {"age": ""}, ("studies.age",), "words"),
    ),
)  # fmt: skip
