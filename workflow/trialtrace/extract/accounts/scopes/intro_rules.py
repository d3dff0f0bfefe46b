"""How a text introduces a study of others: by a study word, a name, a team, a number of people."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.rule import rule

# One study, said as one: "a study", "the 2013 trial", "whose December 2017 study".
_STUDY = (
    r"(?:study|(?<!\bon[ ])trial|RCT|experiment|investigation|case report|case series|research project"
    r"|(?<!white[ ])paper|pilot(?= (?:from|in|with|among|of|at|by|had)\b))"
)
# Who makes studies.
_TEAM = (
    r"(?:researchers|scientists|investigators|doctors|surgeons|physicians|dentists|midwives|nurses"
    r"|engineers|colleagues|academics|[a-z]{3,}(?:ologists|iatrists|icians|therapists)|team|group)"
)
_FOUND = (
    r"(?:found|finds|reported|reports|showed|shows|shown|demonstrated|compared|compares"
    r"|randomi[sz]ed|assigned"
    r"|studied|treated|observed|investigated|evaluated|assessed|examined|tested|followed|enrolled"
    r"|recruited"
    r"|conducted|described|concluded|gave|looked|tracked|asked|included|involved|suggested"
    r"|suggests|revealed)"
)
# Words that a noun phrase does not go through: "a cough entered the trial" names no new trial.
_NO_DETERMINER = (
    r"(?!(?:the|this|that|these|those|its|his|her|their|our|your|my|which|who|whom|whose|into"
    r"|after|before|during|until)\b)"
)
# A noun of those whom a team takes in.
PEOPLE = (
    r"(?:people|patients|adults|men|women|children|volunteers|participants|teenagers|older"
    r"|babies|infants|students|seniors|residents|teens|adolescents|nurses|veterans|pupils|kids|couples"
    r"|families|schools|births|pregnancies"
    r"|knees|hips|eyes|ears|teeth|shoulders|wounds|[a-z]{3,}(?:ers|ists|ians|men))"
)

# Introduces one study of others.
INTRODUCTIONS = (
    rule(
        "narrative.study_that",
        r"\b(?:a|an|another|one|in a|in one|a second|a third|the (?:first|second|latest|newest"
        r"|largest|most recent|original))"
        r" (?:"
        + _NO_DETERMINER
        + r"[\w’'.,%-]+ ){0,7}?"
        + _STUDY
        + r"\b(?! (?:group|drug|medication|design|arm|will|should|would"
        r"|needs?|is needed|participants?|periods?|run|subscription|membership|version"
        r"|of (?:\d+|[a-z]+) (?:days|weeks|months)\W*$))",
        "A small 12-week trial of yoga found less back pain.",
        "Adults with a cough entered the trial; a gym offers a trial of 7 days.",
    ),
    rule(
        "narrative.another_one",
        r"\b(?:a|another) (?:(?:much|far) )?(?:later|second|third|larger|bigger|smaller|newer"
        r"|older|longer|similar|further|follow-up)(?: (?-i:[A-Z])[a-z]+)? one,?"
        r" (?:(?:from|in|at|by|of|with) [^.;]{2,60}? )?" + _FOUND + r"\b",
        "A later one looked at bakers: 70 of them.",
        "A later one would be welcome.",
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
        "narrative.researchers_number",
        r"\b" + _TEAM + r"\b(?:[^.;]|\.(?=\d)){0,90}?\b"
        r"(?:randomly|randomi[sz]ed|assign(?:ed|ing)|recruited|enrolled|followed|gave|tested|studied|selected|chose"
        r"|used|treat|assessed|analy[sz]ed|included|surveyed|placed|asked"
        r"|compared|put|split|took|treated|taught|trained|invited|divided|looked at|examined|evaluated"
        r"|monitored|observed)\b(?:[^.;]|\.(?=\d)){0,60}?"
        r"\b(?:\d[\d,]*|[a-z]+) (?:[\w-]+ ){0,4}?" + PEOPLE + r"\b",
        "Researchers in Ghent gave 40 adults with gout cherry juice.",
        "Researchers say adults with gout should drink more water.",
    ),
    rule(
        "narrative.researchers_assigned",
        r"\b"
        + _TEAM
        + r"\b(?:[^.;]|\.(?=\d)){0,60}?\b(?:randomly assigned|randomi[sz]ed|enrol?led|recruited) "
        r"(?:about |some |nearly |almost |more than |over |a total of )?"
        r"(?:\d[\d,]+|[a-z]+(?:teen|ty)(?:-[a-z]+)?)(?= [a-z])",
        "Researchers randomly assigned 4,114 healthy Dutch early risers to a gel.",
        "Researchers assigned the work to others.",
    ),
    rule(
        "narrative.teams_study",
        r"\b(?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)?[’']s? (?:(?:own|new|latest|recent|late-stage"
        r"|phase \w+|small|large|clinical) ){0,2}?(?:study|trial),?"
        r" (?:which|that|of|in|with|on|involving|found|showed|tested)\b",
        "The results of Okafor's trial, which involved 88 nurses, came late.",
        "The nurse's study had a view of Okafor's garden.",
    ),
    rule(
        "narrative.new_data",
        r"\b(?:new|latest|late-stage|early|phase \w+|the) (?:clinical )?(?:trial|study) (?:data|results|findings)"
        r" (?:for|on|from|of|show\w*|suggest\w*)\b"
        r"|\b(?:new|recent) research (?:\w+ )?(?:found|finds|shows?|showed|suggests?|tested|compared|from|published)\b",
        "New trial data for the gel showed less itch.",
        "The data of the clinic showed less itch.",
    ),
    rule(
        "narrative.titled_study",
        r"\bthe (?-i:(?:[A-Z][\w’'-]+ (?:(?:and|of|in|for|to|on|the|with|against) ){0,2}){2,8}(?:[Ss]tudy|[Tt]rial))\b",
        "The Sleep and Naps in Sailors Study lasted a year.",
        "The Oslo study lasted a year.",
    ),
    rule(
        "narrative.trials_in",
        r"\b(?:two|the|three|clinical|both|new) (?:(?!of\b)[\w-]+ ){0,2}?(?:trials|studies)\b(?:[^.;]|\.(?=\d)){0,90}?"
        r"\b(?:included|involving|involved|enrol?led|recruited|assigned|with)(?: a total of| about| nearly| more than"
        r"| some| almost| over)? (?:\d[\d,]*|[a-z]+) (?:[\w-]+ ){0,4}?" + PEOPLE + r"\b",
        "The evidence comes from two trials that involved 300 bakers.",
        "Several trials with sailors are under way.",
    ),
    rule(
        "narrative.put_to_the_test",
        r"\b(?:has|have|had)? ?put (?:that|this|it|them|the (?:idea|claim|theory|question|two"
        r"|advice)) to the test\b",
        "Dancers in Oslo have put that to the test.",
        "Nobody puts it to the test before an exam.",
    ),
    rule(
        "narrative.team_did",
        r"(?<!the[ ])\b"
        + _TEAM
        + r"\b (?:(?!(?:the|of|at)\b)[\w’'-]+ ){0,3}?[a-z]{3,}ed\b(?:[^.;]|\.(?=\d)){0,60}?"
        r"\b(?:\d[\d,]*|[a-z]+) (?:[\w-]+ ){0,4}?" + PEOPLE + r"\b(?:[^.;]|\.(?=\d)){0,120}?"
        r"\b(?:or|half|others?|each|instead|without|rest|left)\b",
        "Doctors in Oslo taped one knee of 128 hikers and left the other bare.",
        "Doctors treated 128 hikers after a storm.",
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
        r"of (?:[^.;]|\.(?=\d)){3,120}?"
        r"\b(?:was|were|has been|have been) (?:reported|described|seen|observed|published)\b",
        "Three cases of jaw necrosis were described after infusion (Lind et al, 2011).",
        "New cases of flu were reported last winter.",
    ),
)

# The same said of a team that was named in the sentence before.
THEY_TOOK = rule(
    "narrative.they_took",
    r"^\W?(?:they|she|he)(?:[’']d)? (?:\w+ )?(?:randomly|randomi[sz]ed|assigned|recruited"
    r"|enrolled|followed|gave|tested|studied"
    r"|asked|compared|put|split|took|treated|taught|trained|invited|divided)\b(?:[^.;]|\.(?=\d)){0,40}?"
    r"\b(?:\d[\d,]*|[a-z]+) (?:[\w-]+ ){0,4}?" + PEOPLE + r"\b",
    "They gave 40 adults with gout cherry juice.",
    "They say adults with gout should drink more water.",
)
TEAM = re.compile(rf"\b(?:{_TEAM}|professor)\b", re.IGNORECASE)
# Results of a team that the reader is taken to know, where no study was introduced at all.
THE_TEAM = rule(
    "narrative.the_team",
    r"(?:\bthe (?:researchers|scientists|investigators|authors|team|trial|study)|^\W?(?:they|he|she)) (?:\w+ly )?"
    r"(?:also )?(?:found|reported|showed|saw|assessed|measured|observed|compared|noted|revealed|concluded)\b",
    "The researchers found that 43% of the bakers slept.",
    "The researchers say that bakers sleep.",
)
# A study that the reader is taken to know, with its people: "the much-shared study is on 88 nurses".
THE_ONE = rule(
    "narrative.the_one",
    r"\bthe (?:(?!(?:of|in|to|for|with|same|whole|entire|present|current)\b)[\w’'-]+ ){1,3}?"
    r"(?:study|trial|experiment)\b"
    r"(?! (?:group|drug|medication|design|arm|will|should|could|would|participants?))"
    r"|\bthe (?:study|trials?|experiment),?(?: (?:called|named|dubbed|which|that) [^,;.]{2,40},)? (?:involved|included"
    r"|enrol?led|recruited|followed|had|took|treated|gave|put|assigned|allocated|randomi[sz]ed|looked at"
    r"|compared|tested|was (?:made|done|carried out|conducted) (?:on|in|with|among)|lasted|ran)\b",
    "The famous Dundee trial had 88 nurses.",
    "The end of the trial came soon.",
)

# A study that nobody has made yet.
PLANNED = rule(
    "narrative.planned",
    r"\b(?:study|trials?|studies|research|pilot|group|team|researchers|it|they|(?-i:[A-Z]{4,}[A-Z0-9-]*)),?\b"
    r"(?:[^.;]|\.(?=\d)){0,60}?\b(?:(?:is|are|will be|would be|now) (?:still |already |now |currently )?"
    r"(?:needed|required|warranted|under way|underway|planned|recruiting|enrolling)|should"
    r"|would have to"
    r"|(?:might|may|could|would) (?:need|require|take|cost)"
    r"|will (?:now |soon |then )?(?:test|recruit|compare|show|start|enrol|begin|follow)"
    r"|plans? (?:to|for)|means to|intends? to|hopes? to|aims? to|(?:has|have) started to"
    r" (?:invite|recruit|enrol)|(?:is|are) (?:set|due|scheduled|expected) to)\b",
    "A larger trial with 500 patients is needed.",
    "A larger trial with 500 patients found no benefit.",
)

# One that somebody is about to make, with its people.
UNDER_WAY = rule(
    "narrative.under_way",
    r"\b(?:(?:will (?:now |soon |then )?|plans? to |means to |intends? to |aims? to |hop(?:es?|ing) to "
    r"|(?:has|have) started to |(?:is|are) (?:now |still |currently |(?:set|due) to )?)(?:enrol\w*|recruit\w*|invit\w*"
    r"|include|involve|test|follow|wrap|give|get|randomi[sz]e)|plans for)\b[^.;]{0,60}$",
    "The Dundee group means to recruit about ",
    "A larger trial is needed with ",
)
# What is done to people in a trial, and hardly anywhere else.
ALLOTTED = rule(
    "narrative.allotted",
    r"\b(?:randomi[sz](?:ed|es|ing)|(?:were|was|been) (?:\w+ )?(?:assigned|allocated|allotted|split|divided"
    r"|drawn)|participated in (?:the|this|a)\b|at random|by lot"
    r"|drew lots|coin toss|toss of a coin|by (?:a )?computer|placebos?|dummy|sham"
    r"|control (?:group|arm)|comparison group|either (?:[^.;]|\.(?=\d)){3,90}? or|blinded"
    r"|(?:was|were) (?:tried|tested) (?:out )?on|identical[- ]looking|look-alike"
    r"|neither (?:[^.;]|\.(?=\d)){2,40}? nor (?:[^.;]|\.(?=\d)){2,40}? knew"
    r"|(?:knew|know|told|guess) (?:which|whether)|enrol?led|recruited|took part"
    r"|(?:were|was) (?:told|asked|advised|handed|offered|put on|given) (?:[^.;]|\.(?=\d)){3,120}? or"
    r" (?:to|an?|the|with|just|nothing|no|simply)"
    r"|(?:half|the (?:others?|rest|remaining))(?: of (?:them|whom))? (?:got|had|were|was"
    r"|took|received|drank|ate"
    r"|did|used|an?)"
    r"|(?:tried|got|took|received|drank|ate|were given|wore) (?:[^.;]|\.(?=\d)){2,60}? or (?:an? |the |their )?(?:usual"
    r"|standard|sugar pill|inactive|no treatment|nothing|normal))\b",
    "Sixty women drew lots for cherry juice or water.",
    "Sixty women were pleased with the clinic.",
)

# People of a study told of by what became of a share of them: "of the 107 drivers who napped, 49% ...".
OF_THE = rule(
    "narrative.of_the",
    r"^\W{0,3}(?:And |But )?Of the \d[\d,]* (?:(?!in\b|from\b|at\b)[\w-]+ ){0,3}?(?:who|that|on|given"
    r"|in the \w+ group)\b"
    r"(?:[^.;]|\.(?=\d)){3,90}?, (?:only |just |about )?\d[\d.]*\s?(?:%|per\s?cent) (?:were|was|had|did|died|got"
    r"|[a-z]{3,}ed)\b",
    "Of the 107 drivers who napped, 49 percent were awake at noon.",
    "Of the 107 people who live there, 49 percent are awake at noon.",
)
# A year, people, and what was given to them: "In 2002, 180 veterans got one of two sprays".
IN_YEAR = rule(
    "narrative.in_year",
    r"^\W{0,3}(?:Back |And |But |It was )?in (?:19|20)\d\d,? (?:[^.;\d]{0,40} )?(?:about |some |nearly )?\d[\d,]*"
    r" (?:[\w-]+ ){0,3}?"
    + PEOPLE
    + r"\b(?:[^.;]|\.(?=\d)){0,60}?\b(?:got|took|drank|ate|used|wore|rubbed|tried"
    r"|received|(?:were|was) (?:\w+ )?(?:given|randomi[sz]ed|assigned|put|treated))\b",
    "In 2002, 180 veterans with sore knees got one of two sprays.",
    "In 2002, 180 veterans with sore knees lived there.",
)
# A sentence that begins so tells of a study of them, unless it speaks of everyone.
IN_PEOPLE = re.compile(
    r"^\W{0,3}(?:[A-Z]\w+: )?(?:In|Among) (?:some |about |nearly |almost |more than )?$"
)
# Says outright how many were taken in.
TOOK_IN = rule(
    "narrative.took_in",
    r"\b(?:recruited|enrol?led|randomi[sz]ed|signed up|took in) (?:[a-z]+ ){0,2}?$",
    "It recruited some ",
    "It lost ",
)
# Nouns of people that no list can end: by their ending, by the land that they live in, or by what is
# done to them.
WHO = re.compile(
    r"^[\s-](?:[a-z-]+ ){0,2}?(?:(?!(?:oth|numb|lett|pap|cent|comput|met|lit|quart|ord"
    r"|memb|transf|work|pow|mast|answ"
    r"|blist|ulc|canc)ers)[a-z]{3,}(?:ers|ists|ians|eers|eens|goers|mates|men)"
    r"|(?:\d{1,2}(?:-| to |- to ))?\d{1,2}-year-olds|teens"
    r"|(?!(?:fact|sens|tum|monit|err|col|mot|vect|invest|met|doct)ors)[a-z]{2,}ors|[A-Z][a-z]+(?:ans|ns|ders|rs|ese)|lads"
    r"|kids|couples|twins|schools|families|households|eyes|births|pupils|cadets|recruits|residents|employees"
    r"|[a-z]{3,}s (?:were|had been) (?:\w+ly |then )?(?:given|assigned|randomi[sz]ed|allocated"
    r"|allotted|split|divided|told"
    r"|asked|recruited|enrolled|handed|invited|trained|taught|followed))\b"
)

# An analysis of many studies: no account of one, and the end of the one before.
POOLED = rule(
    "generic.pooled",
    r"\bmeta-?analys[ei]s\b|\b(?:pooled|pooling|cochrane|systematic)\b"
    r"|\b(?:reviews?|reviewed|reviewing|data from|analys[ei]s|overview|summary|combin\w+|put together|looked at"
    r"|gathered|compiled|pooled|across|sift\w*)\b(?: of| through| all)?(?:[^.;]|\.(?=\d)){0,30}?"
    r"\b(?:\d[\d,]*|[a-z]+) (?:[\w-]+ ){0,4}?(?:trials|studies|RCTs|experiments)\b",
    "A review of nine small trials came to no conclusion.",
    "The trial was put together in nine months.",
)
# One such analysis, said as one.
ONE_REVIEW = rule(
    "narrative.one_review",
    r"\b(?:an?|another|one|new|recent|latest) (?:[\w-]+ ){0,3}?(?:review|meta-?analysis|pooled analysis),?"
    r" (?:of|published|by|from|in|which|that|found|finds|showed|shows|suggests?|concluded|included|looked)\b"
    r"|\breview(?:ed|ing) (?:all )?(?:the|earlier|previous|published|available) (?:\w+ )?(?:data|evidence|research"
    r"|studies|trials|literature)\b",
    "A new review, published in a journal of sleep, found that naps help.",
    "Book reviews of naps differ.",
)
# An experiment on animals or cells.
ANIMALS = rule(
    "generic.animals",
    r"\b(?:in|on|of|with|to|\d+|[a-z]+een|twelve|twenty|thirty(?:-\w+)?|forty) (?:[\w:-]+ ){0,3}?"
    r"(?:mice|rats|macaques|monkeys|lambs|piglets|rabbits|zebrafish|hamsters|guinea pigs|beagles|fruit flies"
    r"|cell cultures|test tubes?)\b|\b(?:mice|rats|macaques|monkeys|lambs|piglets) (?:that|were|given|fed)\b",
    "In 24 young rats the scar was smaller.",
    "The lambskin cushion was softer.",
)

# Says that another study than the one in focus is meant.
OTHER = re.compile(
    r"^(?:another|a second|a third|one)\b|\b(?:another|second|third|separate|different|older|earlier|smaller"
    r"|larger|bigger|companion|follow-up|similar|newer|previous|original|latest)\b",
    re.IGNORECASE,
)
DID = re.compile(rf"\b{_FOUND}\b", re.IGNORECASE)
# A verb of the past, by its ending or by heart.
DID_PAST = re.compile(
    r"\b(?:was|were|had|did|fell|rose|got|took|felt|died|slept|grew|lost|[a-z]{3,}ed)\b"
)
