"""How a study was made: words that say its design, allocation, masking and structure."""

from __future__ import annotations

from trialtrace.extract.accounts.rule import rule

# How people come into groups, behind "randomly": not how they, days or blood samples were picked.
ALLOTTED = r"(?:assigned|allocated|allotted|divided|distributed|randomi[sz]ed|split|put)\b"
RANDOMLY = rf"randomly(?:,? (?:and )?\w+ly)? {ALLOTTED}"
ALLOCATION = (
    rule(
        "allocation.non_randomised",
        r"\b(?:non[- ]?randomi[sz]ed|not randomi[sz]ed|without randomi[sz]ation)\b",
        "This non-randomised study had two groups.",
        "This randomised study had two groups.",
        "non_randomised",
    ),
    rule(
        "allocation.randomised",
        rf"(?<!non[ -])(?<!not[ ])(?<!should[ ]be[ ])\b(?:randomi[sz]ed|randomly (?={ALLOTTED}"
        r"|selected to|chosen to|given|received)|randomi[sz]ation|at random\b)",
        "Adults were randomly assigned to two diets.",
        "The blood samples were drawn and randomly checked.",
        "randomised",
    ),
)
DESIGN = (
    rule(
        "design.review",
        r"\b(?:systematic review|meta-analysis|pooled analysis)\b",
        "A meta-analysis of nine trials found no benefit.",
        "A review board gave its approval.",
        "review",
    ),
    rule(
        "design.case_report",
        r"\b(?:case reports?|case series|cases? (?=of [^.;]{3,120}?\b(?:reported|described)))",
        "Two cases of burns were reported after peeling.",
        "In case of burns, call a doctor.",
        "case_report",
    ),
    rule(
        "design.case_control",
        r"\bcase[- ]control\b",
        "A case-control study in Oslo asked about naps.",
        "Cases were controlled weekly.",
        "case_control",
    ),
    rule(
        "design.cross_sectional",
        r"\bcross[- ]sectional (?:study|survey|analysis)\b",
        "A cross-sectional study asked about naps.",
        "A cross-section of the skin was taken.",
        "cross_sectional",
    ),
    rule(
        "design.randomised_trial",
        rf"\b(?:randomi[sz]ed|{RANDOMLY})\b[^.;]{{0,80}}?\b(?:trial|study)\b"
        r"|\bRCT\b",
        "This randomised, double-blind trial compared two diets.",
        "Nurses were randomly selected for the study, and randomly asked in this trial.",
        "randomised_trial",
    ),
    rule(
        "design.controlled_trial",
        r"\bcontrolled (?:clinical )?(?:trial|study)\b",
        "A controlled trial compared two diets.",
        "The disease was controlled in this study.",
        "controlled_trial",
    ),
    rule(
        "design.cohort",
        r"\b(?:prospective|retrospective|observational|cohort) (?:cohort |observational "
        r")?(?:study|analysis)\b",
        "A cohort study followed nurses for years.",
        "A cohort of patients was asked.",
        "cohort",
    ),
    rule(
        "design.single_arm",
        r"\b(?:single[- ]arm|uncontrolled) (?:[\w-]+ ){0,3}?(?:trial|study)\b",
        "In this single-arm phase II trial, all received the drug.",
        "She has pain in a single arm.",
        "single_arm_trial",
    ),
)
MASKING = (
    rule(
        "masking.triple",
        r"\btriple[- ](?:blind(?:ed)?|masked)\b",
        "A triple-blind trial.",
        "A triple therapy.",
        "triple",
    ),
    rule(
        "masking.double",
        r"\bdouble[- ](?:blind(?:ed)?|masked|dummy)\b",
        "A double-blind trial.",
        "A double dose.",
        "double",
    ),
    rule(
        "masking.single",
        r"\b(?:(?:single|assessor|investigator|observer|examiner|evaluator|rater)[- "
        r"](?:blind(?:ed)?|masked))\b",
        "An assessor-blinded trial.",
        "A single dose.",
        "single",
    ),
    rule(
        "masking.open",
        r"\b(?:open[- ]label(?:led|ed)?|unblinded|unmasked)\b",
        "An open-label trial.",
        "An open wound.",
        "open",
    ),
)
# Of which people have two, so that each can be treated in its own way.
_PART = r"(?:hand|foot|eye|leg|arm|forearm|side|half|knee|ear|breast|cheek|axilla|thigh)"
STRUCTURE = (
    rule(
        "structure.crossover",
        # Who may change sides when the disease goes on is in no crossover trial.
        r"\b(?:cross[- ]?over (?=trial|study|design|RCT)|crossed over to"
        r"(?![^.;]{0,80}\b(?:progress|relaps|open[- ]label|fail|unblind))"
        r"|(?<!allowed\s)(?<!permitted\s)cross[- ]?over\b(?! (?:to|was|were|at|on|after|from|rates?|patients)\b))",
        "A crossover trial with a washout.",
        "A cross on the wall.",
        "crossover",
    ),
    rule(
        "structure.split_body",
        r"\b(?:split[- ](?:face|mouth|body|scalp|lip|neck)|within[- ]person|contralateral eye|fellow "
        r"eye|intra[- ]?individual(?:ly)? (?:compar|randomi|controlled|trial|study|design)\w*"
        rf"|(?:treat\w*|appl(?:ied|y)|inject\w*|randomi[sz]\w+|allocat\w+|receiv\w+|assigned)\b[^.;]{{0,120}}\b"
        rf"(?:on|to|in|for|of) one {_PART}\b[^.;]{{0,90}}\bother"
        rf"|one {_PART} (?:was|received|of each \w+ (?:was|received))\b[^.;]{{0,90}}\bthe other)\b",
        "A split-mouth trial of two gels.",
        "The tablet was split.",
        "split_body",
    ),
    rule(
        "structure.cluster",
        r"\bcluster[- ]randomi[sz]ed\b",
        "A cluster-randomised trial in villages.",
        "A cluster of cases.",
        "cluster",
    ),
    rule(
        "structure.factorial",
        r"\b(?:factorial|2 ?[x×] ?2)\b",
        "A factorial trial of two vitamins.",
        "A factor of two.",
        "factorial",
    ),
    rule(
        "structure.parallel",
        r"\bparallel[- ](?:group|arm|design)s?\b",
        "A parallel-group trial.",
        "In parallel, she slept.",
        "parallel",
    ),
    rule(
        "structure.single_arm",
        r"\bsingle[- ]arm\b",
        "A single-arm trial.",
        "A single armed man.",
        "single_arm",
    ),
    rule(
        "structure.case_report",
        r"\b(?:case reports?|case series|cases? of (?=[^.;]{3,120}?\b(?:reported|described)))",
        "Two cases of burns were reported after peeling.",
        "In case of burns, call a doctor.",
        "case_report",
    ),
)
# A sentence about other or future studies says nothing of this one.
ELSEWHERE = rule(
    "design.elsewhere",
    r"\b(?:further|future|larger|previous|earlier|other|more|additional|needed|warranted|should "
    r"be|several|many"
    r"|most|some|previously)\b[^.;]{0,60}?\b(?:trials?|studies|study|research)\b",
    "Larger randomised trials are needed.",
    "The randomised trial was large.",
)
