"""Numbers of the page: list markers, headings, pointers to tables and pages."""

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern


def _is_enumerator(hit: Hit) -> bool:
    """ "; 2) to run", but not the end of "(timolol: 7, placebo: 6)"."""
    before = hit.skeleton.text[: hit.match.start()]
    bare = bool(hit.match["value2"])
    open_bracket = before.rfind("(") > before.rfind(")")
    return hit.value("value") + hit.value("value2") <= 9 and not (bare and open_bracket)


def _small(hit: Hit) -> bool:
    return hit.value("value") < 100


RULES = (
    Rule(
        "list_marker",
        "list_marker",
        pattern(r"^\s*(?:[-*\u2022] ?)?\(?{value:w}[.)](?= +[^\s{N}%]|\s*$)"),
        "3. Stretching at home was taught to all.",
        {"value": 3},
        "30 men took part.",
        _small,
    ),
    Rule(
        "heading_number",
        "list_marker",
        pattern(
            r"^\s*{value:g}(?:\.{value2:w})?\.? (?=(?:introduction|background|methods?|materials|"
            r"results|discussion|conclusions?|references|limitations|statistical analysis)\b)"
        ),
        "2.1 Methods",
        {"value": 2.1},
        "12 answers were missing.",
    ),
    Rule(
        "pointer",
        "reference_to",
        pattern(
            r"\b(?P<cue>tables?|fig(?:ure|\.)?s?|chapters?|appendix|box|"
            r"refs?\.?|references?|equation|"
            r"pages?|pp?\.|vol(?:ume|\.)?|supplement|part|panel|step|question|"
            r"no\.) ?#?{value:w}(?![.%]?{NUM}|%)"
            r"(?:[a-f]\b)?(?:(?:, ?| ?- ?| and ){value2:w}){0,3}"
        ),
        "The flow of patients is shown in Fig. 2 for both groups.",
        {"value": 2},
        "The table shows 12 patients.",
    ),
    Rule(
        "author_mark",
        "citation",
        pattern(
            r"(?<=[A-Za-z])\({value:w}\)(?:\({value2:w}\))?(?=[.,;]|$|"
            r"[A-Z][a-z])|\({value3:w}\)(?=[A-Z][a-z])",
            flags=0,
        ),
        "Rossi AB(2), Weber C.",
        {"value": 2},
        "Severe pain (SD(12)) was rare.",
        lambda hit: hit.value("value") < 100,
    ),
    Rule(
        "bracket_mark_behind",
        "citation",
        pattern(
            r"(?<=[A-Za-z][.,;)])\({value:w}(?:(?:,|-|, ){value2:w}){0,4}\)(?= [A-Za-z{N}]|\s*$)",
            flags=0,
        ),
        "Walking eased the pain.(4) Swimming did not.",
        {"value": 4},
        "Walking eased the pain. (44) Swimming did not.",
        _small,
    ),
    Rule(
        "superscript_mark",
        "citation",
        pattern(
            r"(?<=[a-z]{3}[.,;)]){value:w}(?:(?:,|-|, ){value2:w}){0,4}(?:[,-]{value3:w})?("
            r"?=\s+[A-Za-z(]|\s*$)",
            flags=0,
        ),
        "Walking eased the pain.12 Swimming did not.",
        {"value": 12},
        "The dose was 1.12 mg.",
    ),
    Rule(
        "glued_mark",
        "citation",
        pattern(r"(?<=[a-z]{5}){value:w}(?:[,-]{value2:w})?(?=[\s.,;)]|$)", flags=0),
        "This was shown before in children14 and adults.",
        {"value": 14},
        "Each omega-3 capsule was counted.",
        lambda hit: (
            hit.value("value") < 200
            and not hit.before(12).endswith(("phase", "grade", "group", "stage"))
        ),
    ),
    Rule(
        "inline_marker",
        "list_marker",
        pattern(
            r"(?:(?<=[:;,.] )|(?<= and )|(?<= or )|(?<= to )|(?<= were )|"
            r"(?<= include ))\({value:w}\)(?= [A-Za-z])|"
            r"(?:(?<=[:;,] )|(?<=[;,] and )){value2:w}\)(?= [a-z])"
        ),
        "The aims were: (1) to walk, and (2) to run.",
        {"value": 1},
        "Pain fell but (8) stayed.",
        _is_enumerator,
    ),
)
