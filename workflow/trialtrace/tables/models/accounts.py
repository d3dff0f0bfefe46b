"""Studies, arms, outcomes and results: the pivots of the chosen values."""

from trialtrace.tables import vocabulary as v
from trialtrace.tables.models.base import Float, Int, TableModel, Text, identifier, number, text


def _or_empty(allowed: tuple[str, ...]) -> tuple[str, ...]:
    return (*allowed, "") if "" not in allowed else allowed


class Studies(TableModel):
    """A row is one account of a study in one document."""

    study_id: Text = identifier("hash of the document and the evidence that established it")
    doc_id: Text = text("document")
    ordinal: Int = number("place among the accounts of its document, from 1", ge=1, nullable=False)
    trial_id: Text = text("the trial it is an account of")
    work_id: Text = text("the work it cites; empty where none could be told")
    label: Text = text("short name for people")
    design: Text = text("design as stated", _or_empty(v.DESIGNS))
    allocation: Text = text("how people came into the arms", _or_empty(v.ALLOCATIONS))
    masking: Text = text("who did not know the allocation", _or_empty(v.MASKINGS))
    structure: Text = text("how arms and people relate", _or_empty(v.STRUCTURES))
    condition: Text = text("condition as stated")
    eligibility: Text = text("who could take part, as stated")
    sex: Text = text("sex of the participants", _or_empty(v.SEXES))
    age: Text = text("age as stated")
    n_total: Int = number("total sample size", "participants", ge=0)
    n_kind: Text = text("what the total counts", _or_empty(v.N_KINDS))
    n_unit: Text = text("what is counted, where not people: eyes, cases, ...")
    follow_up: Text = text("duration of follow-up as stated")
    duration: Text = text("how long treatment lasted, where it is not said of one arm, as stated")
    sites: Int = number("how many centres, hospitals or other places took part", ge=0)
    countries: Int = number("how many countries took part", ge=0)
    groups: Int = number("how many groups it had, as stated", ge=0)
    pooled: Int = number("how many studies it pools, where it is an analysis of several", ge=0)
    ratio: Text = text("ratio of allocation as stated (2:1, half)")
    claim_level: Text = text("whose result it is", _or_empty(v.CLAIM_LEVELS))


class Arms(TableModel):
    """A row is a group of an account."""

    arm_id: Text = identifier("hash of the study and the evidence that established it")
    study_id: Text = identifier("account")
    ordinal: Int = number("place among the arms of its account, from 1", ge=1, nullable=False)
    label: Text = text("name of the arm as stated")
    role: Text = text("what it is in the comparison", _or_empty(v.ARM_ROLES))
    n: Int = number("participants in the arm", "participants", ge=0)
    intervention: Text = text("intervention as stated")
    concept: Text = text("lexicon concept of the intervention")
    concept_class: Text = text("class of the concept: statin, of simvastatin; empty for none")
    dose: Text = text("dose or concentration as stated")
    route: Text = text("route as stated")
    frequency: Text = text("how often, as stated")
    duration: Text = text("how long, as stated")
    co_intervention: Text = text("what was given together with it, as stated")


class ArmComponents(TableModel):
    """A row is a stated part of an arm's intervention, or of what was given in a study."""

    component_id: Text = identifier("hash of the arm, or of the study, and its evidence")
    arm_id: Text = text("arm; empty where the text does not say whose it was, or all had it")
    study_id: Text = identifier("account")
    ordinal: Int = number("place among the components of its account, from 1", ge=1, nullable=False)
    kind: Text = text("what it is (amino acids, metformin); `total` for the stated sum")
    count: Int = number("how many", ge=0)
    dose: Text = text("dose or concentration as stated")


class Sizes(TableModel):
    """A row is a size of an account, or of one of its arms, beside the one in use: another step of
    the flow (screened, analysed, completed) or another set of those analysed."""

    size_id: Text = identifier("hash of the study or arm and its evidence")
    study_id: Text = identifier("account")
    arm_id: Text = text("arm that it counts; empty where it counts all")
    ordinal: Int = number("place among the sizes of its account, from 1", ge=1, nullable=False)
    n: Int = number("participants", "participants", ge=0)
    n_kind: Text = text("what it counts", _or_empty(v.N_KINDS))


class Outcomes(TableModel):
    """A row is an outcome of an account."""

    outcome_id: Text = identifier("hash of the study and the evidence that established it")
    study_id: Text = identifier("account")
    ordinal: Int = number("place among the outcomes of its account, from 1", ge=1, nullable=False)
    name: Text = text("name as stated")
    concept: Text = text("lexicon concept")
    concept_class: Text = text("class of the concept: blood pressure, of systolic; empty for none")
    kind: Text = text("efficacy, harm or other", _or_empty(v.OUTCOME_KINDS))
    polarity: Text = text("whether a higher value is better", _or_empty(v.POLARITIES))


class Results(TableModel):
    """A row is one number or statement about one outcome."""

    result_id: Text = identifier("hash of the outcome and the evidence that established it")
    study_id: Text = identifier("account")
    outcome_id: Text = identifier("outcome")
    arm_id: Text = text("arm it speaks of; empty where it speaks of all or none could be told")
    versus_arm_id: Text = text("arm it is compared with")
    group_id: Text = text(
        "shared by numbers of one outcome, arm, timepoint, analysis set and basis"
    )
    ordinal: Int = number("place among the results of its account, from 1", ge=1, nullable=False)
    timepoint: Text = text("when, as stated")
    analysis_set: Text = text("who was analysed, as stated")
    subgroup: Text = text("part of the sample that it speaks of, as stated; empty for all")
    basis: Text = text("final or change value", _or_empty(v.BASES))
    statistic: Text = text("what the value is", _or_empty(v.STATISTICS))
    value: Float = number("the value; percentages as printed (88 for 88 %)")
    low: Float = number("lower limit of its interval")
    high: Float = number("upper limit of its interval")
    level: Float = number("level of the interval", "percent", ge=0, le=100)
    n: Int = number("participants assessed, with evidence of its own", "participants", ge=0)
    unit: Text = text("unit as stated")
    p_relation: Text = text("relation in front of the p-value", v.P_RELATIONS)
    p_value: Float = number("p-value", ge=0, le=1)
    p_compares: Text = text(
        "what the p-value compares; other: a test of interaction, trend, heterogeneity, correlation, equivalence "
        "or non-inferiority, or one-sided",
        v.P_COMPARES,
    )
    direction: Text = text(
        "what happened to the outcome in the arm (against the other)", v.DIRECTIONS
    )
    favours: Text = text("direction times polarity", v.FAVOURS)
    significance: Text = text("what the text says about significance", v.SIGNIFICANCE)
