"""How a text speaks of its authors' own trial, goes on about a study, and talks about the world."""

from __future__ import annotations

from trialtrace.extract.accounts.rule import rule

# One study, said as one: "a study", "the 2013 trial", "whose December 2017 study".
_STUDY = (
    r"(?:study|trial|RCT|experiment|investigation|case report|case series|research project|paper)"
)

# Talk of the authors' own trial. Two different signs, or one and no sign of a reporter.
OWN = (
    rule(
        "own.we_did",
        r"\bwe (?:\w+ ){0,2}(?:conducted|performed|randomly|randomi[sz]ed|assigned|enrolled"
        r"|recruited|studied"
        r"|compared|evaluated|assessed|examined|investigated|treated|tested|undertook|analy[sz]ed"
        r"|report|measured|designed|aimed|sought|hypothesi[sz]ed|determined|reviewed|explored"
        r"|estimated|surveyed|collected|initiated)\b",
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
        "own.this_paper",
        r"\b(?:this|the present) (?:paper|investigation|communication|experiment) (?:also |thus )?"
        r"(?:present(?:s|ed)|report(?:s|ed)|describe[sd]|compare[sd]|examine[sd]|evaluate[sd]"
        r"|(?:was|has been) (?:conducted|undertaken|performed|carried out|designed|made))\b",
        "This paper presents early results of a trial of naps.",
        "The experiment was carried out in Leeds.",
    ),
    rule(
        "own.aim",
        r"(?:\b(?:aims?|objectives?|purposes?|goal) of (?:this|the|our) (?:[\w-]+ ){0,3}?"
        r"(?:study|trial|investigation|research)\b"
        r"|\b(?:our|the) (?:[\w-]+ )?(?:aims?|objectives?|purposes?|goal) (?:was|were) to [a-z]+"
        r"|(?:^|: |\. )To (?:compare|evaluate|assess"
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
        "own.compared_in",
        r"\b(?:was|were) (?:\w+ )?(?:compared|evaluated|studied|assessed|investigated|examined"
        r"|tested)\b[^.;]{0,140}?\b(?:in|among|on|involving|including)"
        r" (?:\d[\d,]*|[a-z]+(?:[- ][a-z]+)?) (?:[\w-]+ ){0,4}?(?:patients|subjects|volunteers|outpatients)\b",
        "Traction was compared with a collar in 42 patients with sciatica.",
        "Traction was compared with a collar by the patients.",
    ),
    rule(
        "own.heading_open",
        r"(?:^|[.?!] )(?-i:BACKGROUND|Background|M(?:ETHODS?|ethods?)|R(?:ESULTS?|esults?)"
        r"|C(?:ONCLUSIONS?|onclusions?)|O(?:BJECTIVES?|bjectives?)|P(?:URPOSE|urpose)|A(?:IMS?|ims?)"
        r"|P(?:ATIENTS AND METHODS|atients and [Mm]ethods)|D(?:ESIGN|esign)|F(?:INDINGS|indings)"
        r"|M(?:EASUREMENTS|easurements)(?: and Main Results)?)"
        r" (?-i:The|A|An|We|In|Of|On|There|This|To|Overall|After|At|Patients|Both|All|Each|During"
        r"|From|Between|Among|Eligible|\d[\d,]* (?!mg|%)[a-z])",
        "Methods The charts of nine divers were read.",
        "Methods vary. The results in the city were good.",
    ),
    rule(
        "own.was_done",
        r"\b(?:an?|this|our) (?:(?:(?!study|trial|of|in|by)[\w-]+,? ){0,4}?(?:prospective|randomi[sz]ed"
        r"|controlled|(?:double|single)[- ]blind(?:ed)?|comparative|open|multicent(?:re|er)|cross-?over),? )"
        r"(?:(?!of|in|by)[\w-]+ ){0,5}?(?:study|trial|comparison)\b(?:[^.;]|\.(?=\d)){0,140}?"
        r"\b(?:was|has been) (?:\w+ )?(?:performed|carried out|conducted|undertaken|done|designed)\b",
        "A prospective double-blind study of 60 boxers was performed to test a gel.",
        "A trial of yoga was conducted by a team in Leeds.",
    ),
    rule(
        "own.passive_flow",
        r"\b(?:patients|participants|women|men|subjects|children|adults|volunteers|infants"
        r"|eyes|wounds|operations)\b[^.;]{0,120}?"
        r"\b(?:were|was) (?:\w+ )?(?:randomi[sz]ed|randomly|recruited|enrolled|allocated"
        r"|assigned|included in (?:the|this) (?:study|trial)|selected at random to)\b",
        "Sixty patients with sciatica were randomised to traction or advice.",
        "Patients were pleased with the clinic.",
    ),
)

# People under treatment and what befell them, said in the past as reports of research do.
PATIENTS = rule(
    "own.patients",
    r"\b(?:patients|cases|subjects|participants|volunteers|eyes)\b[^.;]{0,120}?\b(?:were|was|had|received|reported"
    r"|achieved|developed|experienced|responded|completed|underwent)\b"
    r"|\b(?:were|was) (?:\w+ ){0,2}?(?:observed|seen|found|noted|achieved|reported|reached) (?:in|by)\b",
    "Forty-one patients with gout received 300 mg of allopurinol.",
    "Patients are given 300 mg a day.",
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
        r"(?:say|said|says|found|gave|told|report|wrote|explained|asked"
        r"|conducted|recruited|enrolled|assigned|looked)\b|\baccording to (?:(?:the|an?|one) )?"
        r"(?:[\w-]+ ){0,3}?(?:study|researchers?|reports?|papers?|survey|review|analysis|spokes\w+|statement"
        r"|scientists?|experts?|doctors?|professor|press)\b(?! (?:protocol|design|plan|groups?|arms?|drugs?|medication"
        r"|treatments?|criteria|definitions?|schedules?|regimens?|visits?|phases?|sites?|cent(?:er|re)s?|forms?))",
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
        "reporter.research_says",
        r",\W? (?:(?:new |recent )?research|studies|an? (?:(?:new|recent|small|large) )?(?:study|trial))"
        r" (?:suggests?|shows?|finds?|found|has (?:shown|found)|reveals?)(?: (?:on|in|this) \w+)?\W{0,2}$",
        "Naps help the sailors of Oslo, new research suggests.",
        "In Oslo, a study found that naps help.",
    ),
    rule(
        "reporter.told",
        r"(?:[,”\"] (?:\w+ ){0,3}?(?:said|says|told)\b|\b(?:said|told) (?:\w+ ){0,3}?(?:reporters"
        r"|Reuters|the))",
        "“It works,” said the lead author.",
        "It is said to work.",
    ),
)

# Points back to the one study that was told of, from wherever.
THE_STUDY = rule(
    "anaphor.the_study",
    r"\b(?:the|this|that|said) (?:[\w-]+ )?(?:study|trial|experiment)(?:[’']s)?\b(?! (?:of|by|in (?-i:[A-Z])"
    r"|called|named))",
    "In the trial every driver had a bed.",
    "The trial of a lifetime began; a trial in Ghent ended.",
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
    rule(
        "anaphor.contrast",
        r"[\d%)] (?:[\w-]+ ){0,6}?(?:v\.?|vs\.?|versus|against|compared (?:with|to)|as against)"
        r" (?:[\w-]+ ){0,3}?[\d(]",
        "Falls at night: 12% v 31%.",
        "It costs 12 euros, whatever you do against it.",
    ),
    rule(
        "anaphor.some_of",
        r"\b(?:\d[\d.,]*%?|per cent|percent|half|third|quarter|most|none|few|all|both|two"
        r"|three|four|five|six|seven"
        r"|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-\w+)?) (?:\w+ )?of (?:the|those"
        r"|these) (?:[\w-]+ ){0,2}?"
        r"(?:patients|people|women|men|children|babies|infants|participants|volunteers|pupils"
        r"|students|kids|eyes|knees"
        r"|families|couples|\d[\d,]*|eleven|twelve|[a-z]+teen|[a-z]+ty|[a-z]{4,}(?:ers|ists|ians))\b",
        "Only fourteen of the 708 drivers gave up.",
        "Some of the crowd around him were pleased.",
    ),
    rule(
        "anaphor.bare_share",
        r"^\W?(?:(?:only|some|about|nearly|around|over|just|more than|fewer than) )?(?:\d[\d.,]*|[a-z]+(?:-[a-z]+)?)\s?"
        r"(?:%|per\s?cent) (?:then |later |still |also )?(?:had|were|was|got|reported|felt"
        r"|developed|left|dropped|died|needed"
        r"|preferred|did|could|complained|stopped|withdrew|relapsed|improved|recovered|slept|fell)\b",
        "Sixty-one per cent had a dry mouth.",
        "Sixty-one per cent of adults have a dry mouth.",
    ),
    rule(
        "anaphor.time",
        r"^\W?(?:(?-i:[A-Z])\w+ (?:weeks|months|years) (?:on|later|in)\b|(?:after|at|by|come)"
        r" (?:week|month|day|year) \w+|(?:after|at|by) \w+ (?:weeks|months|years)\b|by then)",
        "Ten weeks on, fewer drivers crashed.",
        "Ten weeks are a long time.",
    ),
)
# What a section is about, told by its heading.
RESULTS_HEADING = rule(
    "heading.results",
    r"\b(?:findings?|found|results?|came out|show(?:ed|s|n)|trial|study|numbers|facts|evidence|outcomes?)\b",
    "What was found",
    "What it costs",
)
OTHER_HEADING = rule(
    "heading.other",
    r"\b(?:costs?|prices?|fees|money|background|tips|advice|rules|verdict|opening|contact"
    r"|about|recipe|qualif\w+|buy|need to know"
    r"|doing from|what is|what are|how (?:does|do|we|to)|should (?:i|you)|who (?:should|can)|symptoms"
    r"|bottom line|my take|practical)\b",
    "What does it cost and how to apply: prices",
    "What happened then",
)

# Studies are only listed there, or the page speaks of itself.
SOURCES_HEADING = rule(
    "heading.sources",
    r"^\W*(?:(?:key |selected )?references?|sources?|(?:further )?reading|literature|works cited|bibliography"
    r"|notes(?: to editors)?|footnotes|comments|where this comes from|small print|related|read more)\b",
    "Sources and further reading",
    "What the sources say",
)
# A line that the page says of itself, or of what else it has.
FURNITURE = rule(
    "page.furniture",
    r"^\W{0,4}(?:photo(?:graph)?s?|images?|pictured?|illustration|credit|watch|video|listen|read (?:next|also)|related"
    r"|see also|rating|rated|advertisement|sponsored|tags?|topics?|filed under|posted|disclosures?|corrections?"
    r"|most read|up next|in this article|more on this)(?: [\w ]{1,24})?:",
    "Photo: two of the 14 nurses of the team.",
    "Photos were taken of 14 nurses.",
)
# The part under it tells of one study.
STUDY_HEADING = rule(
    "heading.study",
    r"^\W*(?:the|one|a|another) (?:[\w-]+ ){0,3}?(?:trial|study|experiment)\W*$",
    "THE TRIAL",
    "Why the trial was stopped",
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
        r"|Americans|Britons|market|survey|poll|polled|pollsters?|one report|prevalence|one in (?:\w+) (?:people"
        r"|adults|women|men)"
        r"|of (?:all )?(?:people|adults|women|men) (?:believe|admit|think|say|worldwide|over))\b"
        r"|\b(?:million|billion)\b"
        r"|\b(?:people|adults|women|men|children|babies|teenagers|(?-i:[A-Z])[a-z]+(?:ans|ns)) (?:\w+ly )?"
        r"(?:have|suffer|live|die|get|develop|experience|smoke|are (?:diagnosed|affected|living|born|told))\b"
        r"|\b(?:people|patients|adults|women|men|children|cases|visitors) (?:a|per|each"
        r"|every) (?:year|month|week|day)\b"
        r"|\baffects (?:about |some |around |up to |an estimated )?(?:\d|one|half)",
        "Every year 40,000 people break a hip.",
        "Forty people broke a hip during follow-up.",
    ),
    rule(
        "generic.earlier_work",
        r"\b(?:in|from|than) (?:earlier|previous|prior|past|older|other) (?:work|research|reports|papers)\b",
        "It worked in 12% of people in earlier work.",
        "It worked in 12% of people in hard work.",
    ),
    rule(
        "generic.argument",
        r"\b(?:does|do|did|would|is|are)(?:n[’']t| not) (?:prove|proof|mean (?:that|much|anything)|tell us|say that)\b"
        r"|\bproves? (?:nothing|little)\b",
        "Two buses at one speed do not prove that either is fast.",
        "Two buses did not stop.",
    ),
    rule(
        "generic.own_place",
        r"\b(?:our|my) (?:own )?(?:[\w-]+ )?(?:hospitals?|wards?|clinics?|practice|department|unit|surgery|town"
        r"|village|shop|school|choirs?|club|plan|patients|clients|customers|members|readers|users|coach|family)\b"
        r"|^\W?we (?:\w+ )?(?:asked|treat|offer|see|sell|hope|run|have|had|use|buy|keep)\b",
        "In our hospital 78% of patients had a block.",
        "In one hospital 78% of patients had a block.",
    ),
    rule(
        "generic.present",
        r"\d\s?(?:%|per\s?cent) of (?:the |all |our |their |its )?(?:[\w-]+ ){1,3}?(?:are|is|live|suffer|die|use"
        r"|persist|remain|occur|return|relapse|survive|experience|choose|wear|take|believe|like|want|need|know|do|get|react|offer|cannot)\b",
        "Some 92% of clients are women.",
        "Some 92% of clients were pleased.",
    ),
    rule(
        "generic.those_who",
        r"\b(?:those|people|patients|anyone|everyone|everybody|women|men|adults|children|smokers) who (?:\w+ly )?(?:try"
        r"|take|use|get|need|want|suffer|smoke|go|eat|drink|live|stop|start|end up|seek|stay|come|see|feel|are|is|have"
        r"|has|do|don[’']t)\b(?!(?:[^.;]|\.(?=\d))*?\b(?:was|were|had|did|fell|rose|got|took|died|lost|gave"
        r"|(?!need|speed|succeed|exceed|proceed|un)[a-z]{3,}ed)\b)",
        "Of those who try to stop, 4 in 100 succeed.",
        "Of those who try to stop, 4 in 100 did.",
    ),
    rule(
        "generic.convention",
        r"\bby convention\b|^\W?(?:an?|the) (?:p[ -]?value|odds ratio|hazard ratio|relative risk|risk ratio|confidence"
        r" interval) of [\d.,]+ (?:is|means?|would|says?|tells?)\b",
        "By convention, a P value under 0.05 is called significant.",
        "A conventional P value was under 0.05.",
    ),
    rule(
        "generic.would_be",
        r"\b(?:I|we|he|she)[’'](?:d|ll)\b|\b(?:had|have|has) (?:hoped|expected|feared)\b|\bhoped for\b"
        r"|\b(?:would|might|could) (?:\w+ )?(?:expect|want|save|cost|mean that|guess|think|buy|be spared|be prevented"
        r"|be enough|translate)\b"
        r"|\bmodel(?:s|ling|ing)? (?:assumes?|suggests?|predicts?)\b|\bassuming\b"
        r"|\bchance of (?:spotting|detecting|finding|showing)\b|\b(?:was|were) (?:due )?to (?:close|end|stop)\b",
        "She had hoped for a fall of 40 per cent.",
        "A fall of 40 per cent was seen.",
    ),
    rule(
        "generic.advice",
        r"\b(?:you (?:\w+ )?(?:can|could|may|might|must|will|need|want|are|have|do|get|take"
        r"|find)|you[’'](?:ll|re|ve|d)"
        r"|should|recommended that|is recommended|are recommended|advised"
        r"|guidelines?|recommends"
        r"|typically|usually|on average, (?:a|people))\b",
        "Adults should sleep seven hours.",
        "Adults slept seven hours in the trial.",
    ),
    rule(
        "generic.reader",
        r"\b(?:you|your|yours)\b",
        "It slows down your brain.",
        "It slowed down their brains.",
    ),
)
