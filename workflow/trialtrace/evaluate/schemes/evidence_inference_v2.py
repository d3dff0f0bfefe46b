"""Evidence Inference 2: what an evidence sentence says of an outcome, intervention against comparator.

- The sentence alone is read; `trialtrace.judge` is asked with intervention, comparator and outcome.
  No answer is no answer: it costs recall, and is not guessed as "no difference".
- Annotations that the checkers refused (`valid_label` or `valid_reasoning` not true) are left out.
  A question with several annotators is one item a sentence and question; where they disagree on one
  sentence, either label is right.
"""

LABELS = {
    "increase": "significantly increased",
    "decrease": "significantly decreased",
    "no_difference": "no significant difference",
}
