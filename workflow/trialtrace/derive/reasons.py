"""Reasons why an effect is not computed or not pooled, in the words that people read."""

SECONDARY_SOURCE = "secondary"
SECOND_HAND = "reported second hand: the text retells somebody else's study"
SECONDARY = "read in a secondary source"
CONDITIONAL = "rests on assumptions that the text does not support"
CONTRADICTED = "contradicted"
SEVERAL_STUDIES = "an analysis of several studies: it is no trial of its own"
CHOSEN_CASES = "cases were chosen because they had the event: they give no rate"
ONLY_DIRECTION = "only a direction is stated: no number to compute from"
ONLY_MENTION = "the text says that it was seen, with no number to compute from"
ONE_OF_SEVERAL = "counted in one arm of several: there is nothing to compare it with"
UNNAMED = "what was measured could not be told: the words nearest to the number name no outcome"
FEWER_ARMS = "the text tells of {groups} groups and only {known} could be told apart"
MORE_THAN_HELD = (
    "counted among {counted}, and the arm holds {held}: of other people, or not of people"
)
NO_NAME = "what was read for an arm is no treatment's name: who was compared is not known"
NAMELESS = "no name is told for an arm: who was compared is not known"
NO_RESULT = "the text names the outcome and gives no result for it"
OWN_CONTROLS = (
    "people (or parts of their bodies) were their own controls and the correlation is not stated"
)
CLUSTERS = "people were allocated in clusters and the intracluster correlation is not stated"
CLUSTER_SIZE = (
    "people were allocated in clusters whose mean size is not known (config: derive.cluster_size)"
)
IS_AN_SD = "what stands behind the mean is a standard deviation"
OTHER_TEST = "a one-sided test, or of an interaction, trend or correlation, and no two-sided one of two groups"
OF_A_FACTOR = "no allocation and no size of both groups is told: whether the ratio is theirs or a risk factor's is open"
OF_RATES = "a difference of rates: of how many people and how long is not stated"
WAY_NOT_TOLD = "whether the number went up or down is not told"
OPEN_ERRORS = "a number it is made of has an open error"

# Which reasons a group in the config may set aside, and with which key.
SET_ASIDE = {
    "allow_conditional": (CONDITIONAL,),
    "allow_secondary": (SECOND_HAND, SECONDARY),
}
SEPARATOR = "; "
