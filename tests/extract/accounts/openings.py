"""Openings of made-up trials: their titles, people and arms, for sentences of results behind them."""

POTTERS_PLACEBO = (
    "Zinc against placebo in potters\n"
    "We randomly assigned 90 potters to zinc (n = 45) or placebo (n = 45). Results: "
)
ITCH = (
    "Zinc for itch: a randomised trial\n"
    "Methods: 120 adults were randomised to zinc (n = 60) or placebo (n = 60). Results: "
)
INFARCTION = (
    "Zentorine after infarction\n\n"
    "Patients were randomly assigned to zentorine (n = 200) or placebo (n = 210). "
)
POTTERS_IRON = (
    "Zinc versus iron in potters: a randomised trial\n"
    "We randomly assigned 240 potters to zinc (n = 120) or iron (n = 120). Results: "
)
ADULTS = "We randomly assigned 240 adults to zinc (n = 120) or placebo (n = 120). "
POTTERS = "We randomly assigned 90 potters to zinc (n = 45) or placebo (n = 45). "
NURSES_SALT = (
    "Zinc versus salt for the common cold. "
    "We randomised 240 nurses to zinc (n = 118) or salt (n = 122). "
)
PAIN = (
    "Zinc for pain: a randomised trial\n"
    "Methods: 120 adults were randomised to zinc (n = 60) or placebo (n = 60). Results: "
)
NURSES_PLACEBO = (
    "Zinc versus placebo for the common cold. "
    "We randomised 120 nurses to zinc (n = 60) or placebo (n = 60). "
)
GOUT = "Zinc versus placebo in gout. We conducted a randomised trial of zinc in adults with gout. "
POTTERS_SALT = (
    "Zinc for colds in potters: a randomised trial\n"
    "Methods: Potters were randomly assigned to zinc or salt. "
)
NAPS = "Naps against night shifts. We conducted a trial of naps. "
STABLE = (
    "Zinc versus placebo in stable illness: a randomised trial\nMETHODS: We randomised 238 patients "
    "to zinc (n = 120) or placebo (n = 118) for 24 weeks. RESULTS: "
)
