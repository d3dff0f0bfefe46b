"""Numbers inside names: DOIs, registry numbers, genes, receptors, substances, brands."""

import re

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern

# Words that a number may be glued to without becoming a code: "week-12", "n=25" torn to "n25".
_LABELS = (
    "week|day|month|year|visit|cycle|session|grade|phase|stage|"
    "group|arm|cohort|level|class|category|"
    "type|aged?|from|to|vs|and|or|in|of|by|at|the|with|than|for|"
    "per|on|was|were|is|n|p|sd|se|sem|ci|"
    "hr|or|rr|iqr|df|mean|median|range|nearly|about|under|over|"
    "score|day|part|pre|post|mid|non|up|out|"
    "q|x|rate|or|aor|ahr|nos?|ratio|md|smd|r|t|f|z|k|i"
)

# Glued letters are codes (T4, Q10): there only whole words and abbreviations of statistics count.
_WORDS = "|".join(word for word in _LABELS.split("|") if len(word) > 1)


# "Entered the protocol, and 82 were": another clause begins between the word and the number.
_JOINED = re.compile(
    r"[,.] ?(?:and|or|but|with|of|in|at|for) | (?:was|were|had|reached) ", re.IGNORECASE
)


def _is_doi(hit: Hit) -> bool:
    return hit.raw("value").startswith("10.") and len(hit.raw("value")) > 6


_ITS_SHARE = re.compile(r" ?[(\[=,] ?[^()\[\]]{1,5}%")


def _is_saying(hit: Hit) -> bool:
    if "%" in hit.before(4) or _ITS_SHARE.match(hit.after()):
        return False  # "82% (9/11)": so many of so many
    pair = hit.raw("value"), hit.raw("value2")
    return pair in {("24", "7"), ("9", "11"), ("20", "20"), ("20", "40")}


RULES = (
    Rule(
        "doi_named",
        "identifier",
        pattern(r"\bdoi(?:\.org/| ?: ?(?:https?://\S{0,20}?)?| ){value}/\S{1,150}", re.IGNORECASE),
        "DOI: 10.1000/abc.2006.32100.x",
        {"value": 10.1000},
        "We doi not know 10 of them.",
        _is_doi,
    ),
    Rule(
        "doi_bare",
        "identifier",
        pattern(r"(?<![\w./]){value}/[^\s,;]{3,150}"),
        "The data lie at 10.1234/data.77 for all.",
        {"value": 10.1234},
        "The dose was 10.5/day.",
        _is_doi,
    ),
    Rule(
        "web_address",
        "identifier",
        pattern(r"(?:https?://|www\.)[^\s]{1,300}|(?<![\w.+-])[\w.+{N}-]{1,60}@[\w.{N}-]{1,80}"),
        "See www.example.org/trial/15 for more.",
        {"other": 15},
        "See 15 people @ home.",
    ),
    Rule(
        "registry",
        "identifier",
        pattern(
            r"\b(?P<cue>NCT|ISRCTN|ACTRN|EudraCT|ChiCTR|PMID|PMCID|PMC|"
            r"CTRI|UMIN|DRKS|NTR|IRCT|ISBN|ISSN|PACTR|"
            r"JPRN|CRD|ClinicalTrials\.gov|PROSPERO|trial registration|"
            r"registration number|protocol|grant (?:number|no\.?))"
            r"(?: (?:identifier|number|no\.?|ID))?[ :#,.(-]{0,3}(?:[A-Z]{1,8}[ :-]?)?{value:w}"
            r"(?:[-/]?[A-Z]{0,3}[-/]?{NUM}){0,6}"
        ),
        "It was registered as NCT01234567 in advance.",
        {"value": 1234567},
        "Ninety men entered the protocol, and 82 were well.",
        lambda hit: not _JOINED.search(hit.match.group()),
    ),
    Rule(
        "journal_place",
        "identifier",
        pattern(
            r"{year:w}(?: [A-Z][a-z]{2}(?:[ -][A-Z][a-z]{2})?(?: {NUM}(?:-{NUM})?)?)?; ?{volume:w}"
            r"(?: ?\([^()]{1,20}\))?"
            r"[:,;]? ?[A-Za-z]{0,3}{page:w}(?: ?- ?[a-z]?{NUM})?"
        ),
        "J Invented Med. 1998 May;77(2):31-36.",
        {"year": 1998, "volume": 77, "page": 31, "other": 36},
        "In 1998; 77 men were 31.",
        lambda hit: 1800 <= hit.value("year") <= 2100,
    ),
    Rule(
        "saying",
        "identifier",
        pattern(r"{value:w}/{value2:w}"),
        "A hotline was open 24/7 for them.",
        {"value": 24, "value2": 7},
        "Pain eased in 24/70 men.",
        _is_saying,
    ),
    Rule(
        "locant",
        "identifier",
        pattern(
            r"(?<![\w.%-]){value:w}(?:,{NUM}){0,3}'?-"
            r"(?:[\u03b1-\u03c9]|(?:alpha|beta|delta|gamma|epi|hydroxy|"
            r"dihydroxy|deoxy|amino|aza|methyl|oxo|chloro|"
            r"fluoro|lipoxygenase|keto|iodo|thio|desmethyl|acetyl|nitro|mercapto|bromo|nor)|"
            r"(?:HT|OHT|FU|ASA|HT{NUM}|OHD?|LO|AZA|MP|DFUR|ARI|HIAA)\b|"
            r"{SUBSTANCE})[\w{N}()'-]{0,40}"
        ),
        "It blocks 5-\u03b1-reductase in the skin.",
        {"value": 5},
        "A 5-week course was given.",
    ),
    Rule(
        "code_hyphen",
        "identifier",
        pattern(
            rf"(?<![\w'./-])(?!(?:{_LABELS}|mid|early|late)-)[a-z\u03b1-\u03c9][a-z\u03b1-\u03c9"
            rf"]{{0,24}}(?:-[a-z]{{1,10}})?-"
            r"{value:w}(?![.,]?{NUM}|%)(?:[A-Za-z]{1,3}\b)?(?:[/-]{NUM}[a-z]?){0,3}(?! ?-?("
            r"?:years?|months?|weeks?|days?|hours?)\b)"
        ),
        "Serum interleukin-11 was measured.",
        {"value": 11},
        "At week-12 the pain had gone.",
    ),
    Rule(
        "code_glued",
        "identifier",
        pattern(
            rf"(?<![\w'.])(?!(?:(?i:{_WORDS})|[npq])[\ue000])(?:\u0394?[A-Za-z]{{0,14}}[A-Z"
            rf"][A-Za-z]{{0,6}}|[a-z]{{1,3}}|[\u03b1-\u03c9])"
            r"{value:w}(?!\.?{NUM}|%)(?:-?[A-Z][A-Za-z]{0,3}{NUM}){0,3}(?:[A-Za-z]{1,6}\b)?"
            r"(?:[/-][A-Z]{0,4}{NUM}[a-z]?(?!%|\.)){0,3}(?:[+-](?![\w{N}]))?(?:[A-Za-z]{1,3}"
            r"\b)?",
            flags=0,
        ),
        "The serum QR678 was injected into the scalp.",
        {"value": 678},
        "There was n25 on the sheet.",
    ),
    Rule(
        "protein_letter",
        "identifier",
        pattern(r"(?<![\w.'])[pPN]{value:w}(?![.,]?{NUM}|%)(?:[a-z]{1,4}\d?)?", flags=0),
        "Tumours were stained for p53 and others.",
        {"value": 53},
        "There was n25 on the sheet, p05 too.",
        lambda hit: (
            hit.raw("value") in ("53", "16", "21", "27", "38", "63", "73")
            or (len(hit.raw("value")) == 4 and hit.match.group()[0] == "N")
        ),
    ),
    Rule(
        "code_bracket",
        "identifier",
        pattern(r"(?<![\w.])[A-Z][A-Za-z]{0,5}\({value:w}(?:[a-z]\)|\)[a-z]{1,2}\b)", flags=0),
        "Blood was tested for HbA(1c) twice.",
        {"value": 1},
        "Blood was tested for Hb (1 case).",
    ),
    Rule(
        "version",
        "identifier",
        pattern(r"(?<!\w)(?P<cue>version |release |v\.? ?){value:g}(?:\.{NUM})?(?= |[,.;)]|$)"),
        "Toxicity was graded with version 4.0 of the criteria.",
        {"value": 4.0},
        "In that version 40% of men were lost.",
        lambda hit: (
            "version" in hit.match.group().lower()
            or "release" in hit.match.group().lower()
            or (
                " " not in hit.match.group()
                and not hit.before(3).rstrip().endswith(("\ue000", "\ue002"))
            )
        ),
    ),
    Rule(
        "plus_mark",
        "identifier",
        pattern(
            r"(?<![\w.]){value:w}\+(?=[ /,.)]|$)(?! ?(?:years?|months?|weeks?|days?|hours?|{UNIT}))"
        ),
        "Tumours of IHC 3+ were counted.",
        {"value": 3},
        "A 3+ year wait was usual.",
    ),
    Rule(
        "mixture",
        "identifier",
        pattern(r"{SUBSTANCE}(?: mix)? {value:w}/{value2:w}(?![/{N}])"),
        "They took insulin 70/30 before supper.",
        {"value": 70, "value2": 30},
        "They took insulin 30 times.",
        lambda hit: hit.value("value") + hit.value("value2") == 100,
    ),
    Rule(
        "postal_code",
        "identifier",
        pattern(
            r"(?<=[A-Za-z] ){value:w}, (?=(?:USA|U\.S\.A|United States|"
            r"Germany|France|Italy|Spain|Japan|China|UK)\b)",
            flags=0,
        ),
        "Eye Clinic, Springfield, Illinois 62701, USA.",
        {"value": 62701},
        "We saw 97, UK.",
        lambda hit: len(hit.raw("value")) >= 4,
    ),
    Rule(
        "family_member",
        "identifier",
        pattern(
            r"\b(?P<cue>kinases?|receptors?|interleukins?|mucin|cytochrome|"
            r"caspase|collagen|chromosomes?|exons?|codons?|"
            r"zones?|channels?|nerves?|isoforms?|subtypes?|levels?) {value:w}(?![.,]?{NUM}|"
            r"%)(?:(?:,? and |, |/|-){value2:w}(?!%)){0,4}"
            r"(?= ?(?:[(),.;]|$)| (?:and|or|in|is|was|were|genes?|status|"
            r"gene|at|between|for))"
        ),
        "Slides of skin zones 2, 3 and 5 were lost.",
        {"value": 2, "value2": 5},
        "It lies at levels 12% higher.",
    ),
    Rule(
        "target_spaced",
        "identifier",
        pattern(
            r"\b(?P<cue>[A-Za-z]{1,6}) {value:w}(?:(?:/| and |, | or ){value2:w}){0,2}"
            r"(?= (?:inhibit|receptor|antagonist|agonist|antibod|blocker|"
            r"gene\b|protein|mutation|isoform|kinase))"
        ),
        "Inhibitors of the CDK 4 and 6 kinases were given; a CDK 4/6 inhibitor was new.",
        {"value": 4, "value2": 6},
        "Of 4 men none fell.",
    ),
    Rule(
        "letter_behind",
        "identifier",
        pattern(r"(?<![\w.]){value:w}-?(?:D|G|K)\b(?! ?[{N}])", flags=0),
        "A 3D model of the jaw was printed.",
        {"value": 3},
        "A 3 day course was given.",
        lambda hit: hit.value("value") < 10,
    ),
)
