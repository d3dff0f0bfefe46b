"""Units of measure and nouns of amount, as fragments of patterns; the same in every field."""

# What is given to people. "g" and "ml" measure other things too: see the family of doses.
DOSE = (
    r"(?:mg|milligrams?|mcg|ug|\u00b5g|micrograms?|micro ?g|mu ?g|ng|g|gm|grams?|IU|i\.u\.|MIU|MU|"
    r"million units|(?:international )?units?|U|ml|millilit(?:re|er)s?|cc|\u00b5l|lit(?:re|er)s?|"
    r"mmol|\u00b5mol|nmol|mEq|cGy|mGy|Gy|mCi|MBq|GBq|kcal|kilocalories|calories|kJ|"
    r"tablets?|capsules?|pills?|drops?|puffs?|sachets?|ampoules?|vials?|sprays?|pellets?|"
    r"cups?|tablespoons?|teaspoons?|servings?|portions?|sticks?|pieces?|ounces?|oz|"
    r"J/cm\u00b2|J|mJ/cm\u00b2|mW/cm\u00b2|mA|Hz|AUC)"
)
PER = (
    r"(?:(?: ?/ ?| per |\u00b7)(?:kilograms?(?: of body ?weight)?|kg|g|m\u00b2|mL|dose|day|d|24 ?h|"
    r"hours?|hr?|min(?:ute)?|week|wk|month|eye|knee|side|"
    r"site|session|cm\u00b2|meal|person|patient|kg body ?weight|"
    r"injection|drop|tablet|capsule|night)\b(?:-\u00b9)?"
    r"|[ .](?:m-\u00b2|(?:kg|d|day|h|hr|min|ml|l)(?:-{NUM}|\({NUM}\)))){0,3}"
)
# What is measured on people or things.
MEASURE = (
    r"(?:"
    r"(?:mg|g|\u00b5g|mcg|ng|pg|mmol|\u00b5mol|nmol|pmol|mEq|IU|"
    r"mIU|\u00b5IU|U|kU|mU|AU|copies|cells|cfu|CFU|fl|CFU)"
    r"(?: ?/ ?| per )(?:d[lL]|m[lL]|\u00b5[lL]|[lL]|mol|mmol|mg|"
    r"g|mm\u00b3|day|d|h|hr|24 ?h|min|field|kg)"
    r"(?:/(?:min|h|day|d|kg))?|mL/min(?:ute)?(?:/\S{1,4} ?m\u00b2)?|[lL]/min|"
    r"mm ?Hg|cm ?H\u2082?2?O|mm\u00b2|mm\u00b3|cm\u00b2|cm\u00b3|"
    r"m\u00b2|mm|cm|\u00b5m|um|nm|km|m(?![\w/-])|met(?:re|er)s?|inch(?:es)?|"
    r"millimet(?:re|er)s?|centimet(?:re|er)s?|feet|foot|ft|miles?|microns?|"
    r"kg ?/ ?m\u00b2|kilograms?|kilos?|kg|lbs?|pounds|stone|grams?|g|"
    r"bpm|beats(?: per minute|/min)|breaths(?: per minute|/min)|"
    r"dB|decibels|logMAR|diopt(?:re|er)s?|D|"
    r"letters|lines|degrees?(?: (?:C|F|Celsius|Fahrenheit))?|\u00b0 ?[CF]?|"
    r"J/cm\u00b2|mW|W|watts?|kcal|kJ|"
    r"Hz|kHz|MHz|(?-i:METs?)|Gy|L|ml|cc|milliseconds?|ms|kPa|mV|\u00b5V|N|Nm|"
    r"hairs?(?: ?/ ?cm\u00b2| per (?:square cent|cm\u00b2))?\w*|hairs per day|"
    r"(?:[a-z]+s) ?(?:/|per) ?(?:mm\u00b2|cm\u00b2|mm\u00b3|square \w+))"
)
# A unit that may stand between a value and its spread or bound: short, and never "to" or "and".
LOOSE = (
    r"(?: ?%| ?(?:mm ?Hg|[a-zA-Z\u00b5][a-zA-Z\u00b5]{0,9}(?:/[a-zA-Z\u00b2\u00b3]{1,6}"
    r"){1,2}|kg|mg|ml|cm|mm|g|"
    r"years?|months?|weeks?|days?|hours?|hrs?|h|min(?:ute)?s?|sec(?:ond)?s?|s|points?|letters?|lines?|degrees?"
    r"|dB|D|hairs?|L|mmol/l|mmol|nmol|pg|ng|kPa|kcal|watts?|W|beats|bpm|steps|units?|IU|U)(?![A-Za-z]))?"
)
# Products named by their strength.
FORM = (
    r"(?:solutions?|creams?|ointments?|gels?|lotions?|foams?|shampoos?|"
    r"mouthwash(?:es)?|mouthrinses?|rinses?|"
    r"varnish(?:es)?|toothpastes?|dentifrices?|pastes?|sprays?|"
    r"eye ?drops?|drops?|saline|dextrose|glucose|"
    r"solution|suspension|emulsion|patch(?:es)?|peels?|strength|"
    r"formulations?|w/v|w/w|v/v|injections?|"
    r"topical|vehicle|serum|oil|aqueous|concentration)"
)
