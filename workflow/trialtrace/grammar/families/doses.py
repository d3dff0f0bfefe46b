"""Amounts given, and strengths of products."""

import re

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern
from trialtrace.grammar.units import DOSE, FORM, PER

_PCT = r" ?(?:%|per ?cent)"
# Not "80-110 mg/dl": that was measured.
_END = r"(?!\w| ?/ ?(?:d?l|mol|g|100)\b| ?/ ?{NUM}(?! ?" + DOSE + r"\b)| per (?:d?l|100|{NUM})\b)"
# Nor is "38 mg·min/dl", an area under a curve.
_NO_LEVEL = r"(?!\u00b7(?:min|hr?)\b| ?/ ?(?:d?l|mol)\b)"
_TO = r"(?:-? to |-? or | ?- ?| and | through )"
# fmt: off
# Units that measure people and blood as well: doses only where the words around say "given".
_DOUBTFUL = frozenset({
    "g", "gm", "gram", "grams", "ml", "millilitre", "millilitres", "milliliter", "milliliters",
    "cc", "l", "litre", "litres", "liter", "liters", "kcal", "kilocalories", "calories", "kj",
    "u", "unit", "units", "mmol", "nmol", "\u00b5mol", "ng", "\u00b5l", "pieces", "piece", "j",
    "ma", "hz", "meq",
})
# What stands behind an amount that was given, and the words before it.
_GIVEN = (
    " of", "/day", " per day", " a day", " daily", " once", " twice", " three times", " every",
    " weekly", " /d", "-dose", " dose", " bid", " tid", " qd",
)
_GIVING = frozenset({
    "dose", "doses", "received", "receive", "receives", "given", "inject", "injected",
    "administered", "applied", "apply", "took", "take", "takes", "taking", "supplement",
    "supplements", "infused", "containing", "bolus", "drank", "drink", "dosage", "daily",
})
# Words in front of an amount a day that was measured: "urinary protein fell to 1.2 g/day".
_MEASURED = re.compile(
    r"\b(?:excretion|output|urinary|loss|proteinuria|albuminuria|intake|expenditure|fell|rose"
    r"|declined|dropped)\b[^\ue012,;]*$"
)
# Strengths at which products are made, in per cent; results are rarely as round.
_COMMON = frozenset({
    0.0015, 0.004, 0.005, 0.01, 0.02, 0.025, 0.03, 0.05, 0.0625, 0.1, 0.12, 0.125, 0.15, 0.2, 0.25, 0.3, 0.4,
    0.5, 0.75, 0.9, 1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 8, 8.4, 10, 15, 20, 25, 30, 35, 40,
})
# fmt: on
_FEW = 0.2
# fmt: off
_NO_PRODUCT = frozenset({
    "about", "only", "from", "than", "with", "least", "most", "over", "under", "nearly", "almost",
    "approximately", "mean", "median", "rate", "rates", "were", "between", "alpha", "level", "error", "power",
})
# fmt: on


def _given(hit: Hit) -> bool:
    unit = hit.raw("unit").lower().strip()
    root = unit.split("/")[0].split(" per ")[0].strip()
    if unit.endswith("ml") and unit != "ml":  # a solution that was given, or a level in blood
        often = hit.after(14).startswith(_GIVEN[1:])
        before = hit.before(35)
        level = any(word in before for word in ("serum", "plasma", "blood", "urin"))
        return often or _is_giving(hit.before(25)) or ("concentration of" in before and not level)
    if root not in _DOUBTFUL:
        return True
    if "/" in unit or " per " in unit:
        if _MEASURED.search(hit.before(45)):
            return False
        tail = [word.strip() for word in unit.replace(" per ", "/").split("/")[1:]]
        return tail[-1] in (
            "day",
            "d",
            "kg",
            "m\u00b2",
            "dose",
            "week",
            "wk",
            "meal",
            "session",
            "eye",
        ) and not (tail == ["m\u00b2"] and root == "kg")
    behind = hit.after(14)
    if behind.startswith(
        (" of blood", " of urine", " of fluid", " of fat", " of saliva", " of milk")
    ):
        return False
    return behind.startswith(_GIVEN) or behind.startswith(" \ue012") or _is_giving(hit.before(25))


def _is_giving(before: str) -> bool:
    """Tell whether the words right before a doubtful unit speak of giving: "insulin 10 units"."""
    clause = before.rpartition(",")[2].rpartition(";")[2]
    named = re.sub(r"[\s(]*(?:\([^()]{1,20}\))?[\s(]*$", "", clause).endswith("\ue012")
    return named or not _GIVING.isdisjoint(clause.split())


# Behind the strength of a product its name: "2 ml 5% ointment", not "100 mg 34%, placebo 22%".
_NAME_BEHIND = re.compile(
    r"[ -](?!(?:and|or|vs|versus|of|in|with|at|on|for|to|by|compared|but|than|had|were|was|did)\b)[^\W\d]"
    r"|[ -][\ue000-\uf8ff]"
)


def _of_a_product(hit: Hit) -> bool:
    return " of " in hit.match.group().lower() or _NAME_BEHIND.match(hit.after(12)) is not None


# "22% preferred zinc": what people did, where the number is too large to be a strength beside it.
_DID = re.compile(r" [a-z]{3,12}ed ")
_TOO_STRONG = 10


# A number of per cent right beside a substance.
_BESIDE_SUBSTANCE = re.compile(
    r"[\ue012\ue013] [\[(]?(?P<behind>\ue000)%|(?P<front>\ue000)% [\ue012\ue013]"
)


def _are_shares(hit: Hit) -> bool:
    """Tell whether percentages stand beside two substances and one of them is no strength of a product.

    "(12% atenolol vs 8% metoprolol)", "with atenolol 21% relapsed and with metoprolol 10%".
    """
    found = [
        hit.skeleton.numbers[match.start(match.lastgroup)].value
        for match in _BESIDE_SUBSTANCE.finditer(hit.skeleton.text)
    ]
    return len(found) > 1 and any(value >= 1 and value not in _COMMON for value in found)


def _strength(hit: Hit) -> bool:
    if hit.value("value") >= _TOO_STRONG and _DID.search(hit.match.group().lower()):
        return False
    if hit.match.group().endswith(("\ue012", "\ue013")) and _are_shares(hit):
        return False
    return 0 < max(hit.value("value"), hit.value("high")) <= 100


def _strength_behind(hit: Hit) -> bool:
    """ "minoxidil (5%)" is a strength, "aspirin (67%)" a result; strengths are round."""
    values = [hit.value(name) for name in ("value", "low", "high") if hit.match[name]]
    bare = "(" not in hit.match.group()  # "timolol 0.035%": so few people have nothing
    if any(value not in _COMMON and not (bare and value < _FEW) for value in values) or hit.after(
        12
    ).startswith((" of \ue010", " of the", " reduc", " decr", " incr", " impro")):
        return False
    if _are_shares(hit):
        return False
    # Beside other percentages in brackets it is one of them.
    return bare or hit.skeleton.text.count("%)") == 1


def _strength_said(hit: Hit) -> bool:
    """A small round percentage right behind a noun: "instilled ketotifen 0.025%", not "rash 2%"."""
    value = hit.value("value")
    said = hit.raw("value")
    if hit.raw("cue").lower().split()[0] in _NO_PRODUCT or "." not in said or not said[0].isdigit():
        return False  # "at 12 months -1.0%" is a difference
    return value < _FEW or (value in _COMMON and _is_giving(hit.before(24)))


STRENGTHS = (
    Rule(
        "amount_of_strength",
        "dose",
        pattern(
            rf"(?:{{low}}{_TO}{{high}}|{{value}})[ -]?(?P<unit>{DOSE})(?: of)?(?: an?)? {{concentration}}"
            rf"{_PCT}"
        ),
        "They rubbed in 2 to 3 ml of 5% ointment.",
        {"low": 2, "high": 3, "concentration": 5},
        "None smoked with zinc 50 mg 31%, 100 mg 34%.",
        _of_a_product,
    ),
    Rule(
        "strength_pair",
        "concentration",
        pattern(
            rf"{{value}}{_PCT}(?:,? (?:and|or|vs\.?|versus)|,) {{value2}}{_PCT}[ -](?:(?!for"
            rf"|with|from|among|after|before|during|under|using|were|and|had|than|received|given)"
            rf"[a-z]{{3,14}} )?(?P<cue>{{SUBSTANCE}}|{FORM}\b)"
        ),
        "They compared 2% and 5% minoxidil.",
        {"value": 2, "value2": 5},
        "They compared 2% and 5% of the cases.",
        lambda hit: 0 < hit.value("value2") <= 100,
    ),
    Rule(
        "strength_before",
        "concentration",
        pattern(
            rf"(?:{{low}}{_PCT}?{_TO}{{high}}|{{value}})(?P<unit>{_PCT})[ -](?:(?!(?:of|"
            rf"in|for|and|or|with|without|on|to|by|as|at|per|had|were|was|the|than|from|after|before|during|"
            rf"under|over|into|within|between|following|since|until|while|when|where|who|but|not|both|only|"
            rf"did|used|took|received|given|assigned|allocated|versus|vs|compared|plus|alone|among|"
            rf"higher|lower|greater|more|less|fewer|smaller|larger|better|worse|"
            rf"[a-z]{{2,12}}ing)\b)[a-z][a-z-]{{1,20}} ){{0,2}}(?P<cue>[{{SUBSTANCE}}{{COMPONENT}}"
            rf"]|{FORM}\b|{{UNIT}} ?drops)"
        ),
        "All used 5% minoxidil twice a day.",
        {"value": 5},
        "All improved by 5% on ointment, by 8% after minoxidil.",
        _strength,
    ),
    Rule(
        "strength_behind",
        "concentration",
        pattern(
            rf"(?P<cue>{{SUBSTANCE}}),?(?: (?:topical|ophthalmic|eye|cream|"
            rf"gel|solution|ointment|drops?|foam|mouthwash|varnish|lotion|"
            rf"hydrochloride|maleate|acetate|sodium|gluconate|propionate|"
            rf"fumarate|valerate|tartrate|purite)){{0,2}},? [\[(]?(?:{{low}}{_PCT}?{_TO}{{high}}"
            rf"|{{value}})(?P<unit>{_PCT})[\])]?"
        ),
        "All got timolol 0.5% in one eye.",
        {"value": 0.5},
        "With minoxidil hair loss fell by 5%.",
        _strength_behind,
    ),
    Rule(
        "strength_said",
        "concentration",
        pattern(
            rf"(?<![\w-])(?P<cue>[a-z]{{4,20}}(?: (?:hydrochloride|maleate|acetate|sodium|fumarate|tartrate|solution"
            rf"|cream|gel|ointment|drops|mesylate|phosphate)){{0,2}}) {{value:g}}(?P<unit>{_PCT})"
            r"(?! (?:of|in|for|with|more|less|lower|higher|risk)\b)(?! ?[\[(]?(?:vs|versus|CI|{NUM}))"
        ),
        "All eyes were given lotezumol 0.05% at night.",
        {"value": 0.05},
        "Of all eyes given lotezumol some had a rash 2.5% larger.",
        _strength_said,
    ),
)


RULES = (
    Rule(
        "dose_list",
        "dose",
        pattern(
            rf"{{value}}(?: ?(?:{DOSE}))?, {{value2}}(?: ?(?:{DOSE}))?(?:, {{value3}}(?: ?("
            rf"?:{DOSE}))?)?(?:, {{value4}}(?: ?(?:{DOSE}))?(?:, {{value6}}(?: ?(?:{DOSE}))?)?)?,? (?:or|"
            rf"and) {{value5}} ?(?P<unit>{DOSE}{_END}{PER}{_NO_LEVEL})"
        ),
        "Doses of 10, 20, or 40 mg/day were tried.",
        {"value": 10, "value2": 20, "value5": 40},
        "Of 10, 20 and 40 men some left.",
        _given,
    ),
    Rule(
        "dose_range",
        "dose",
        pattern(
            rf"{{low}}(?: ?(?:{DOSE}){PER})?{_TO}{{high}}[ -]?(?P<unit>{DOSE}{_END}{PER}{_NO_LEVEL})"
        ),
        "The dose rose from 100 to 300 mg a day.",
        {"low": 100, "high": 300},
        "The dose rose in 100 to 300 men.",
        _given,
    ),
    Rule(
        "dose_combined",
        "dose",
        pattern(
            rf"{{value}} ?/ ?{{value2}}(?: ?/ ?{{value3}})? ?(?P<unit>{DOSE}{_END}{PER}{_NO_LEVEL})"
        ),
        "One tablet held 5/160 mg of the two drugs.",
        {"value": 5, "value2": 160},
        "Pressure was 160/90 mmHg.",
    ),
    Rule(
        "dose_auc",
        "dose",
        pattern(r"\b(?P<unit>AUC|area under the curve)(?: of| =|,)? {value}(?! ?%)"),
        "Carboplatin AUC 6 was infused.",
        {"value": 6},
        "The AUC rose by 6%.",
    ),
    Rule(
        "dose",
        "dose",
        pattern(rf"{{value}}[ -]?(?P<unit>{DOSE}{_END}{PER}{_NO_LEVEL})"),
        "Each child got 15 mg/kg of the syrup.",
        {"value": 15},
        "Fasting glucose was 126 mg/dl in the morning.",
        _given,
    ),
)
