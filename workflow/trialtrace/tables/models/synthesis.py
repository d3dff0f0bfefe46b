"""Effects and syntheses: what could be computed, from what, and why not."""

from trialtrace.tables import vocabulary as v
from trialtrace.tables.models.base import (
    Flag,
    Float,
    Int,
    TableModel,
    Text,
    flag,
    identifier,
    number,
    text,
)


class Effects(TableModel):
    """A row is one effect size, or the reason why a result gives none."""

    effect_id: Text = identifier("hash of study, outcome, arms, timepoint and measure")
    trial_id: Text = text("trial")
    study_id: Text = identifier("account")
    outcome_id: Text = identifier("outcome")
    arm_id: Text = text("arm (group 1)")
    versus_arm_id: Text = text("arm compared with (group 2)")
    group_id: Text = text("group of results that it was made of")
    slab: Text = identifier("study label for plots: Sonagra 2019")
    outcome: Text = text("outcome as stated")
    concept: Text = text("lexicon concept of the outcome")
    concept_class: Text = text("class of that concept; empty where it has none")
    kind: Text = text("efficacy, harm or other", (*v.OUTCOME_KINDS, ""))
    polarity: Text = text(
        "whether a higher value of the measure is better; a hazard ratio of survival counts deaths",
        (*v.POLARITIES, ""),
    )
    experimental: Text = text("intervention of group 1, in words")
    comparator: Text = text("intervention of group 2, in words")
    timepoint: Text = text("when, as stated")
    analysis_set: Text = text("who was analysed, as stated")
    subgroup: Text = text("part of the sample that it speaks of, as stated; empty for all")
    basis: Text = text("final or change value, where stated", (*v.BASES, ""))
    measure: Text = text(
        "metafor's name of the measure (SMD, MD, RR, OR, RD, PR, ...); empty without effect"
    )
    n1i: Int = number("participants in group 1", "participants", ge=0)
    n2i: Int = number("participants in group 2", "participants", ge=0)
    yi: Float = number("effect size; ratios on the log scale, proportions as they are")
    vi: Float = number("its sampling variance", ge=0)
    ci_lb: Float = number("lower limit of its interval, on the scale of yi")
    ci_ub: Float = number("upper limit of its interval, on the scale of yi")
    level: Float = number("level of the interval", "percent", ge=0, le=100)
    bound_low: Float = number("smallest yi that the rounding of the inputs allows")
    bound_high: Float = number("largest yi that the rounding of the inputs allows")
    derivation: Text = text("functions of trialtrace.stats that made it, in order")
    primary: Flag = flag("best route to this contrast; the others stand as sensitivity")
    assumptions: Text = text("what must hold, joined by `; `")
    conditional: Flag = flag("at least one assumption that the text does not support")
    assumption_status: Text = text("state of these assumptions", v.ASSUMPTION_STATUS)
    favours: Text = text("whom it favours, where the polarity is known", v.FAVOURS)
    poolable: Flag = flag("may enter a meta-analysis")
    why_not: Text = text("why there is no effect, or why it may not be pooled")


class EffectInputs(TableModel):
    """A row is a number or statement that an effect was made of."""

    effect_id: Text = identifier("the effect")
    name: Text = identifier(
        "name of the input, as in metafor (ai, n1i, m1i, ...) or p, percent, direction"
    )
    value: Text = identifier("the value that went in")
    value_id: Text = text("row of `values` that it came from")
    evidence_id: Text = text("span that supports it; empty where it was derived")
    formula: Text = text("how it was derived, where it was")


class Syntheses(TableModel):
    """A row is one summary, or the reason why there is none."""

    synthesis_id: Text = identifier("hash of group, measure, model and method")
    group: Text = identifier("group of effects: a name from the config, or outcome and comparison")
    reason: Text = text("why these effects belong together, as declared in the config")
    outcome: Text = text("outcome concept, or its class where a group asks for that")
    comparison: Text = text("experimental against comparator")
    measure: Text = text("metafor's name of the measure")
    method: Text = text("meta_analysis, direction_of_effect, p_combination or none")
    model: Text = text("estimator and test: EE, REML/knha, ...")
    k: Int = number("trials in it", "trials", ge=0, nullable=False)
    estimate: Float = number("pooled estimate, on the scale of yi")
    se: Float = number("its standard error", ge=0)
    ci_lb: Float = number("lower limit")
    ci_ub: Float = number("upper limit")
    pi_lb: Float = number("lower limit of the prediction interval")
    pi_ub: Float = number("upper limit of the prediction interval")
    tau2: Float = number("variance between trials", ge=0)
    I2: Float = number("share of variance between trials", "percent", ge=0, le=100)
    QE: Float = number("Cochran's Q", ge=0)
    QEp: Float = number("p-value of Q", ge=0, le=1)
    pval: Float = number("p-value of the estimate", ge=0, le=1)
    why_not: Text = text("why nothing was pooled, or what to be careful with")


class SynthesisMembers(TableModel):
    """A row is an effect in a summary, or left out of it."""

    synthesis_id: Text = identifier("the summary")
    effect_id: Text = identifier("the effect")
    trial_id: Text = text("its trial")
    weight: Float = number("its share of the summary", "percent", ge=0, le=100)
    included: Flag = flag("it takes part")
    why_not: Text = text("why it does not")


class Sensitivity(TableModel):
    """A row is a summary, or the interval of an effect, with one choice made otherwise."""

    synthesis_id: Text = text("the summary that it varies; empty for a single effect")
    effect_id: Text = text("the effect whose interval it varies; empty for a summary")
    subject: Text = identifier("group, or study and outcome, in words")
    measure: Text = identifier("metafor's name of the measure")
    kind: Text = text("what kind of choice", v.SENSITIVITY_KINDS)
    varied: Text = identifier(
        "the choice: without Sonagra 2019, DL/adhoc, r = 0.7, variance UB, ..."
    )
    k: Int = number("trials in it", "trials", ge=0, nullable=False)
    estimate: Float = number("estimate, on the scale of yi")
    se: Float = number("its standard error", ge=0)
    ci_lb: Float = number("lower limit")
    ci_ub: Float = number("upper limit")
    pi_lb: Float = number("lower limit of the prediction interval")
    pi_ub: Float = number("upper limit of the prediction interval")
    tau2: Float = number("variance between trials", ge=0)
    I2: Float = number("share of variance between trials", "percent", ge=0, le=100)
    pval: Float = number("p-value of the estimate", ge=0, le=1)
    changes: Text = text(
        "direction: the estimate is on the other side of no effect; interval: it holds no effect "
        "and the main one does not, or the reverse; empty: neither",
        v.SENSITIVITY_CHANGES,
    )
    why_not: Text = text("why nothing can be computed under this choice")
