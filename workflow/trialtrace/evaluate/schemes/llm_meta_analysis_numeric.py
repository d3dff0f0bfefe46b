"""Numbers for a given intervention, comparator and outcome, from abstract and results in Markdown.

- `trialtrace.find` is asked; its answer stands when every part that the type of outcome needs is
  given: events and group sizes (binary), or means, SDs and group sizes (continuous). Right means all
  parts exact; there is no partial credit.
- An item is answerable when its gold gives every part; the others ask for something that the text
  does not hold, and any full answer to them is wrong. Recall is of all items, answerable or not, as
  published figures are; precision is of the full answers.
- `fields` is the annotation as published, `fields_clean` after an independent re-reading.
- Items on one trial share its text: they fall into one half, and the bootstrap draws them together.
"""

PARTS = {
    "binary": (
        "intervention_events", "intervention_group_size", "comparator_events", "comparator_group_size",
    ),
    "continuous": (
        "intervention_mean", "intervention_standard_deviation", "intervention_group_size",
        "comparator_mean", "comparator_standard_deviation", "comparator_group_size",
    ),
}  # fmt: skip
# Part → side and statistic of `trialtrace.find`'s results; a group size is the n of those results
# that have a statistic asked for, else the arm's.
STATISTIC = {"events": "events", "mean": "mean", "standard_deviation": "sd", "group_size": "n"}
GOLDS = ("fields_clean", "fields")
