"""Drug names told by their ending: stems of international nonproprietary names (WHO's stem book).

The lexicon holds the drugs that are spelt out; the stems find the others in any field.
"""

from __future__ import annotations

import re

# Only endings that hardly any other English word has.
_STEMS = (
    "afil|arit|asteride|azepam|azolam|azole|azosin|barbital|caine|camra|cept|cillin|ciclib|"
    "citabine|codone|coxib|dipine|dronate|dronic acid|fenac|floxacin|gatran|gliflozin|gliptin|"
    "glitazone|glutide|grel|iximab|izumab|umab|ximab|zumab|tuximab|kinra|lukast|methasone|"
    "metasone|mycin|nacept|olimus|olol|olone|osetron|oxacin|oxetine|oxidil|parib|parin|"
    "platin|poetin|prazole|pril|prilat|profen|prost|quidar|rafenib|relin|rubicin|sartan|"
    "sidone|stat|statin|sulfan|taxel|tecan|terol|thiazide|tidine|tinib|toin|trexate|triptan|"
    "triptyline|tropium|vastatin|virine|ciclovir|navir|tegravir|buvir|asvir|vudine|xaban|zidime"
)
_NOT_DRUGS = (
    "(?!april\\b|rheostat|thermostat|haemostat|hemostat|cryostat|"
    "concept|except|accept|intercept|precept)"
)

# How the first word of such a name ends, for a quick look.
INN_ENDINGS = frozenset(stem.split()[0][-3:] for stem in _STEMS.split("|"))
INN_WORD = re.compile(rf"\b{_NOT_DRUGS}[a-z]{{2,16}}?(?:{_STEMS})\b", re.IGNORECASE)
