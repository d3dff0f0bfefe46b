"""Allowed values of classifying columns: one list each, in the order in which people read them."""

FORMATS = ("text", "markdown", "unknown")
DOCUMENT_STATUS = ("read", "quarantined")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "")

# How sure a machine value is: confirmed by an independent check, by a pattern, by default order.
TIERS = ("sure", "likely", "unsure")
ORIGINS = ("document", "publication", "derived", "human")
STATUS = ("stated", "not_stated", "not_found", "not_applicable", "conflict")

REFERENCE_KINDS = (
    "article",
    "book",
    "chapter",
    "report",
    "thesis",
    "preprint",
    "abstract",
    "web",
    "unknown",
)
# Who read a field of a reference: the grammar, the tagger, or both alike.
READERS = ("grammar", "tagger", "both")
CITATION_STYLES = ("author_year", "numeric", "footnote", "narrative", "anaphor", "generic")
MERGE_REVIEW = ("merged", "needs_a_look", "decided", "")
DECISION_STATUS = ("applied", "re-anchored", "stale", "conflict", "overruled")

DESIGNS = (
    "randomised_trial",
    "controlled_trial",
    "single_arm_trial",
    "cohort",
    "case_control",
    "cross_sectional",
    "case_report",
    "review",
    "unclear",
)
ALLOCATIONS = ("randomised", "non_randomised", "none", "unclear")
MASKINGS = ("open", "single", "double", "triple", "unclear")
STRUCTURES = (
    "parallel",
    "crossover",
    "split_body",
    "cluster",
    "factorial",
    "single_arm",
    "case_report",
    "unclear",
)
SEXES = ("female", "male", "both", "unclear")
N_KINDS = (
    "randomised",
    "enrolled",
    "analysed",
    "completed",
    "screened",
    "planned",
    "unclear",
)
CLAIM_LEVELS = ("own_result", "reported_by_others", "background")
ARM_ROLES = ("experimental", "active", "placebo", "none", "unclear")

OUTCOME_KINDS = ("efficacy", "harm", "other")
POLARITIES = ("higher_better", "higher_worse", "unclear")

# What `results.value` is. `p_value` and `direction` are rows without a value of their own.
STATISTICS = (
    "events",
    "percent",
    "mean",
    "sd",
    "se",
    "median",
    "q1",
    "q3",
    "minimum",
    "maximum",
    "mean_difference",
    "standardised_mean_difference",
    "risk_difference",
    "risk_ratio",
    "odds_ratio",
    "hazard_ratio",
    "rate_ratio",
    "standardised_ratio",  # SMR, SIR: observed by expected, no arm against another
    "relative_change",
    "ratio_of_means",
    "correlation",
    "estimate",
    "number_needed_to_treat",
    "rate",
    "score",
    "count",
    "p_value",
    "direction",
)
BASES = ("final", "change", "unclear")
P_RELATIONS = ("=", "<", ">", "<=", ">=", "")
P_COMPARES = ("between", "within", "other", "unclear", "")
DIRECTIONS = ("increase", "decrease", "no_difference", "unclear", "")
FAVOURS = ("experimental", "comparator", "neither", "unclear", "")
SIGNIFICANCE = ("significant", "not_significant", "unclear", "")

SEVERITIES = ("error", "warning", "note")
KNOWABLE_FROM = ("document", "bibliography", "corpus", "publication")
FINDING_STATUS = ("open", "waived")
SENSITIVITY_KINDS = (
    "leave_one_out",
    "estimator",
    "test",
    "conversion",
    "interval",
    "correlation",
    "icc",
    "shared_control",
    "conditional",
    "second_hand",
    "open_errors",
)
SENSITIVITY_CHANGES = ("direction", "interval", "")
ASSUMPTION_STATUS = ("open", "supported", "contradicted", "")

# The tables whose cells come from evidence, parents first.
VALUE_TABLES = ("studies", "arms", "arm_components", "sizes", "outcomes", "results")
