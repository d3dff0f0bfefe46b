"""Dates, years and times of day."""

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|"
    r"\.)?|may|june?|july?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"{day:w}(?:st|nd|rd|th)?"


def _year(hit: Hit, name: str = "year") -> bool:
    raw = hit.raw(name)
    return len(raw) == 4 and raw.isdigit() and 1800 <= int(raw) <= 2100


def _counts_nothing(hit: Hit) -> bool:
    behind = hit.after(3)
    return _year(hit) and not behind.startswith((" \ue010", " \ue011", "%", " %", "\ue000"))


def _two_years(hit: Hit) -> bool:
    return _year(hit) and (_year(hit, "year2") or len(hit.raw("year2")) == 2)


def _iso(hit: Hit) -> bool:
    return _year(hit) and hit.value("month") <= 12 and hit.value("day") <= 31


def _day_month_year(hit: Hit) -> bool:
    return _year(hit) and hit.value("day") <= 31 and hit.value("month") <= 31


RULES = (
    Rule(
        "date_iso",
        "date",
        pattern(r"(?<![\w.]){year:w}[-/]{month:w}[-/]{day:w}(?![\w/])"),
        "Last seen on 2017-03-12 at noon.",
        {"year": 2017, "month": 3, "day": 12},
        "Doses were 10-20-30 mg.",
        _iso,
    ),
    Rule(
        "date_slashes",
        "date",
        pattern(r"(?<![\w.]){day:w}[/.]{month:w}[/.]{year:w}(?![\w/])"),
        "Seen on 12/03/2017 at noon.",
        {"day": 12, "month": 3, "year": 2017},
        "Pain eased in 12/30/45 of them.",
        _day_month_year,
    ),
    Rule(
        "date_month_day",
        "date",
        pattern(rf"(?<![\w{{N}}]){_MONTH} {{day:w}}(?:st|nd|rd|th)?,? {{year:w}}(?!\w)"),
        "He fell on March 12, 2019 at home.",
        {"day": 12, "year": 2019},
        "In March 2012, 181 fell.",
        lambda hit: _year(hit) and hit.value("day") <= 31,
    ),
    Rule(
        "date_long",
        "date",
        pattern(rf"(?<![\w{{N}}])(?:{_DAY} (?:of )?)?{_MONTH},?(?: of)? {{year:w}}(?!\w)"),
        "A December 2017 study was new.",
        {"year": 2017},
        "In December 20 patients fell.",
        _year,
    ),
    Rule(
        "date_year_first",
        "date",
        pattern(
            rf"(?<![\w.{{N}}]){{year:w}} {_MONTH}(?: {{day:w}}(?:st|nd|rd|th)?)?(?=[ ;:,.)]|$)"
        ),
        "Epub 2014 Sep 11.",
        {"year": 2014, "day": 11},
        "Of 2140 may be 11.",
        _year,
    ),
    Rule(
        "date_short",
        "date",
        pattern(
            rf"(?<![\w{{N}}])(?:{_DAY} (?:of )?{_MONTH}\b(?! {{NUM}})|"
            rf"{_MONTH} {{day2:w}}(?:st|nd|rd|th)?\b(?! ?(?:%|of|out|{{UNIT}})))"
        ),
        "Photo taken on 14 February in Rome.",
        {"day": 14},
        "Some may 12 times a day feel pain.",
        lambda hit: (
            (
                (hit.value("day") or hit.value("day2")) <= 31
                and not hit.match.group().lower().startswith(("may ", "mar "))
            )
            or bool(hit.match["day"])
        ),
    ),
    Rule(
        "years_span",
        "year",
        pattern(
            r"(?<![\w.$/-])(?:(?:between|from|during) )?{year:w}(?: ?- ?|"
            r" to | and | through | until |/){year2:w}(?![\w%/])"
        ),
        "Records from 1997 to 2001 were searched.",
        {"year": 1997, "year2": 2001},
        "Of 1997 and 41 others nothing is known.",
        lambda hit: (
            _two_years(hit)
            and (
                len(hit.raw("year2")) == 4
                or hit.match.group().count("/") + hit.match.group().count("-") > 0
            )
        ),
    ),
    Rule(
        "year_begins",
        "year",
        pattern(
            r"^[^\w{N}]{0,2}(?:back )?(?P<cue>in|by|since|until) {year:w}(?= {PERSON}"
            r"(?! (?:with|who|aged|undergoing|were|had)\b|[,)]))"
        ),
        "In 2015 nurses from Leeds gave up coffee.",
        {"year": 2015},
        "In 2015 nurses with migraine coffee was given up.",
        lambda hit: _year(hit) and 1950 <= hit.value("year") <= 2035,
    ),
    Rule(
        "year_said",
        "year",
        pattern(
            r"(?P<cue>\b(?:in|since|until|till|by|before|after|during|"
            r"from|through|early|late|mid|spring|summer|"
            r"autumn|fall|winter|year|to|copyright|published|as of)|\u00a9)[ -](?:early |"
            r"late |the year |about |around )?{year:w}(?![\w%.]{NUM}|[\w%])"
        ),
        "The practice began in 1976 for asthma.",
        {"year": 1976},
        "This was seen in 1976 patients.",
        _counts_nothing,
    ),
    Rule(
        "year_cited",
        "year",
        pattern(
            r"(?:(?:et al\.?|& al\.?|[A-Z][\w'-]{1,30}|colleagues),? )?\((?:[^(){N}]{0,80},"
            r"? )?{year:w}[a-e]?(?:[,;] ?{year2:w}[a-e]?)?\)|"
            r"(?:et al\.?|& [A-Z][\w'-]{1,30}),? {year3:w}[a-e]?\b|(?<=[a-z],) {year4:w}(?=[;)])",
            flags=0,
        ),
        "This agrees with Weber (2010) and others.",
        {"year": 2010},
        "Most (210) agreed.",
        lambda hit: any(_year(hit, name) for name in ("year", "year3", "year4")),
    ),
    Rule(
        "year_named",
        "year",
        pattern(
            r"{year:w} (?=(?:study|trial|survey|review|report|paper|analysis|"
            r"article|guideline|census|meta-analysis|publication|edition|"
            r"update)\b)"
        ),
        "A 2019 review found nothing.",
        {"year": 2019},
        "About 2019 patients came.",
        _year,
    ),
    Rule(
        "decade",
        "year",
        pattern(r"\b(?:the |early |late |mid-?){0,2}{year:w}'?s\b"),
        "It was popular in the 1990s.",
        {"year": 1990},
        "Women in their 50s took part.",
        _year,
    ),
    Rule(
        "time_of_day",
        "time_of_day",
        pattern(
            r"(?<![\w.:]){value:w}(?:[:.]{value2:w})?(?:(?: ?- ?| to ){value3:w}(?:[:.]{value4:w}"
            r")?)? ?(?:[ap]\.?m\b\.?|o'clock)|(?<![\w.:]){hour:w}:{minutes:w}(?= ?h\b)"
        ),
        "Pressure was taken at 9:30 am by nurses.",
        {"value": 9, "value2": 30},
        "Of 9 amputees none fell.",
        lambda hit: hit.value("value") <= 24,
    ),
    Rule(
        "clock_times",
        "time_of_day",
        pattern(
            r"\b(?P<cue>at|from|until|between) {value:w}:{value2:w}(?:(?: ?- ?|"
            r",? and | to |, ){value3:w}:{value4:w}){0,3}"
        ),
        "Drops were given at 8:00 and 20:00 every day.",
        {"value": 8, "value2": 0, "value3": 20, "value4": 0},
        "They were split at 2:1 by chance.",
        lambda hit: len(hit.raw("value2")) == 2,
    ),
    Rule(
        "year_of_entry",
        "year",
        pattern(r"(?<=[.,] ){year:w}(?=[.;](?: |$))"),
        "Invented Plast Surg. 2025.",
        {"year": 2025},
        "The last one, 225.",
        _year,
    ),
)
