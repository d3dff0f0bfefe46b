"""How a text introduces a study, goes on about it, and talks about studies in general."""

from __future__ import annotations

from trialtrace.extract.accounts.rule import rule

# One study, said as one: "a study", "the 2013 trial", "whose December 2017 study".
_STUDY = (
    r"(?:study|trial|RCT|experiment|investigation|case report|case series|research project|paper)"
)
_FOUND = (
    r"(?:found|finds|reported|reports|showed|shows|shown|demonstrated|compared|compares"
    r"|randomi[sz]ed|assigned"
    r"|studied|treated|observed|investigated|evaluated|assessed|examined|tested|followed|enrolled"
    r"|recruited"
    r"|conducted|described|concluded|gave|looked|tracked|asked|included|involved|suggested"
    r"|suggests|revealed)"
)

# Talk of the authors' own trial. Two different signs, or one and no sign of a reporter.
OWN = (
    rule(
        "own.we_did",
        r"\bwe (?:\w+ ){0,2}(?:conducted|performed|randomly|randomi[sz]ed|assigned|enrolled"
        r"|recruited|studied"
        r"|compared|evaluated|assessed|examined|investigated|treated|tested|undertook|analy[sz]ed"
        r"|report|measured)\b",
        "We randomly assigned 84 adults with gout to two diets.",
        "We would certainly agree with these statements.",
    ),
    rule(
        "own.this_study",
        r"\b(?:this|our|the (?:present|current)) (?:[\w,/-]+ ){0,8}?(?:trial|study)\b",
        "This multicentre, open-label trial enrolled adults with gout.",
        "A study published in a journal of cardiology enrolled adults.",
    ),
    rule(
        "own.aim",
        r"(?:\b(?:aims?|objectives?|purposes?|goal) of (?:this|the|our) (?:[\w-]+ ){0,3}?"
        r"(?:study|trial|investigation|research)\b|(?:^|: |\. )To (?:compare|evaluate|assess"
        r"|determine"
        r"|investigate|examine|test|study)\b)",
        "OBJECTIVE: To compare two doses of iron in pregnancy.",
        "The aim of mesotherapy is to improve circulation.",
    ),
    rule(
        "own.heading",
        r"(?:^|[.?!] )\W{0,4}(?:BACKGROUND|METHODS?|RESULTS?|CONCLUSIONS?|OBJECTIVES?|PURPOSE"
        r"|AIMS?|PATIENTS AND METHODS"
        r"|MATERIALS? AND METHODS|DESIGN|FINDINGS|INTERPRETATION|INTRODUCTION|SETTING"
        r"|PARTICIPANTS|INTERVENTIONS?)"
        r"(?:/\w+)?(?: \w+)?\W{0,3}:",
        "RESULTS: Pain fell in both groups.",
        "The results: you feel better after a week.",
    ),
    rule(
        "own.passive_flow",
        r"\b(?:patients|participants|women|men|subjects|children|adults|volunteers|infants"
        r"|eyes)\b[^.;]{0,120}?"
        r"\b(?:were|was) (?:\w+ )?(?:randomi[sz]ed|randomly|recruited|enrolled|allocated"
        r"|assigned)\b",
        "Sixty patients with sciatica were randomised to traction or advice.",
        "Patients were pleased with the clinic.",
    ),
)

# Signs of a reporter: someone who tells of other people's work or advises a reader.
REPORTER = (
    rule(
        "reporter.narrative",
        r"\b(?:a|an|another|one|new|recent|the) (?:[\w-]+ ){0,3}?" + _STUDY + r" (?:[\w-]+ ){0,3}?"
        r"(?:published|appearing|released|led|by researchers|out of)\b",
        "A study published in a journal of cardiology enrolled adults.",
        "This study enrolled adults with gout.",
    ),
    rule(
        "reporter.researchers",
        r"\b(?:the )?(?:researchers|scientists|study authors?|doctors|experts) (?:\w+ ){0,2}?"
        r"(?:say|said|says|found|gave|told|report|wrote|explained|asked)\b|\baccording to (?:the )?"
        r"(?:study|researchers|a \w+)",
        "The researchers found that naps did not help.",
        "We found that naps did not help.",
    ),
    rule(
        "reporter.reader",
        r"\b(?:you|your|you'll|you're|you’re)\b",
        "You may want to ask your doctor.",
        "Patients may want to ask their doctor.",
    ),
    rule(
        "reporter.told",
        r"(?:[,”\"] (?:\w+ ){0,3}?(?:said|says|told)\b|\b(?:said|told) (?:\w+ ){0,3}?(?:reporters"
        r"|Reuters|the))",
        "“It works,” said the lead author.",
        "It is said to work.",
    ),
)

# Introduces one study of others.
INTRODUCTIONS = (
    rule(
        "narrative.study_that",
        r"\b(?:a|an|another|one|in a|in one|a second|a third|the (?:first|second|latest|newest"
        r"|largest|most recent))"
        r" (?:[\w’'.,%-]+ ){0,7}?"
        + _STUDY
        + r"\b(?! (?:group|drug|medication|design|arm|will|should|could|would"
        r"|needs?|is needed|participants?))",
        "A small 12-week trial of yoga found less back pain.",
        "Several trials of yoga found less back pain.",
    ),
    rule(
        "narrative.whose_study",
        r"\b(?:whose|their|his|her|the|a|an) (?:(?:January|February|March|April|May|June|July"
        r"|August|September"
        r"|October|November|December) )?(?:19|20)\d\d (?:[\w-]+ ){0,4}?" + _STUDY + r"\b",
        "The team, whose May 2016 study was widely read, works in Lyon.",
        "The 2016 guidelines mention a team in Lyon.",
    ),
    rule(
        "narrative.named_trial",
        r"\b(?:the|in the|in) (?-i:[A-Z][A-Z0-9]{2,}[A-Za-z0-9-]*)(?: \w+)? (?:study|trial)\b",
        "The SALTY-2 trial tested a diet low in salt.",
        "The MHRA licensed a drug.",
    ),
    rule(
        "narrative.researchers_number",
        r"\b(?:researchers|scientists|investigators|doctors|a team)\b[^.;]{0,90}?\b"
        r"(?:randomly|randomi[sz]ed|assigned|recruited|enrolled|followed|gave|tested|studied"
        r"|asked|compared)\b[^.;]{0,60}?"
        r"\b(?:\d[\d,]*|[a-z]+) (?:[\w-]+ ){0,4}?"
        r"(?:people|patients|adults|men|women|children|volunteers|participants|teenagers|older)\b",
        "Researchers in Ghent gave 40 adults with gout cherry juice.",
        "Researchers say adults with gout should drink more water.",
    ),
    rule(
        "author.found",
        r"\b(?-i:[A-Z][\w’'-]+)(?: (?:et al\.?|and colleagues|(?:and|&) (?-i:[A-Z][\w’'-]+)))?,? "
        r"\((?:19|20)\d\d[a-z]?\) "
        r"(?:\w+ ){0,3}?" + _FOUND + r"\b",
        "Okafor et al. (2014) compared two mouthwashes.",
        "It is inhibited by zinc (Okafor, 2014).",
    ),
    rule(
        "cases.reported",
        r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a) (?:further |new )?cases? "
        r"of [^.;]{3,120}?"
        r"\b(?:was|were|has been|have been) (?:reported|described|seen|observed|published)\b",
        "Three cases of jaw necrosis were described after infusion (Lind et al, 2011).",
        "New cases of flu were reported last winter.",
    ),
)

# A study that nobody has made yet.
PLANNED = rule(
    "narrative.planned",
    r"\b(?:study|trials?|studies|research)\b[^.;]{0,60}?\b(?:(?:is|are|will be|would be) (?:still "
    r")?(?:needed|required|warranted|under way|underway"
    r"|planned)|should|would have to|will (?:test|recruit|compare|show|start|enrol))\b",
    "A larger trial with 500 patients is needed.",
    "A larger trial with 500 patients found no benefit.",
)

# Goes on about the study in focus.
CONTINUATIONS = (
    rule(
        "anaphor.study",
        r"\b(?:the|this|that|these|those|said|aforementioned|(?:previously|above)[ -]mentioned) "
        r"(?:[\w-]+ ){0,2}?"
        r"(?:study|trial|experiment|results|findings|researchers|authors|investigators|team"
        r"|scientists|data"
        r"|participants|volunteers|subjects|patients in|groups?|difference|improvements?"
        r"|benefit)\b",
        "The participants kept a diary.",
        "A participant kept a diary.",
    ),
    rule(
        "anaphor.group",
        r"\b(?:group|arm|placebo|control|controls|who (?:took|received|got|were given|used|ate"
        r"|drank|had)|those "
        r"(?:taking|receiving|given|on|in|who)|respectively|the (?:others?|rest)|compared (?:with"
        r"|to)|versus"
        r"|randomi[sz]ed|assigned|after \w+ (?:weeks|months|years))\b",
        "Those given cherry juice had fewer flares.",
        "Cherry juice is sold in many shops.",
    ),
)

# Talk about many studies, or about the world: nobody's account.
GENERIC = (
    rule(
        "generic.plural",
        r"\b(?:several|many|some|numerous|most|various|multiple|a (?:number|handful|few) of|few"
        r"|other|early|previous"
        r"|prior|earlier|past|more|clinical|larger|all|these|those|both|two|three|further|medical"
        r"|observational|recent"
        r"|animal|laboratory)? ?(?:clinical |medical |randomi[sz]ed |controlled |published |small "
        r"|large |new |human )*"
        r"(?:studies|trials|experiments|reviews|meta-analyses|surveys)\b",
        "Several clinical trials have evaluated yoga.",
        "The trial evaluated yoga.",
    ),
    rule(
        "generic.population",
        r"\b(?:every year|each year|per year in|worldwide|globally|nationwide|in the (?:US|UK"
        r"|U\.S\.|United States)"
        r"|Americans|Britons|market|survey|poll|one report|prevalence|one in (?:\w+) (?:people"
        r"|adults|women|men)"
        r"|of (?:all )?(?:people|adults|women|men) (?:believe|admit|think|say|worldwide|over))\b",
        "Every year 40,000 people break a hip.",
        "Forty people broke a hip during follow-up.",
    ),
    rule(
        "generic.advice",
        r"\b(?:you|your|should|recommended that|is recommended|are recommended|advised"
        r"|guidelines?|experts? recommend"
        r"|typically|usually|on average, (?:a|people))\b",
        "Adults should sleep seven hours.",
        "Adults slept seven hours in the trial.",
    ),
)
