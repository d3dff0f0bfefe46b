"""What the people of a trial were like when they came in: in a bracket behind them, in a sentence of its own."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

# "We included 92 adults, of whom 34 in the zinc group and 31 in the salt group had gout",
# "comparable in age (44 v 45 years), and 34% ...", "Characteristics did not differ: 34% ...": all behind it.
_SAMPLE = sought(
    r"\b(?:we|were)\s(?:included|enrolled|recruited|studied)\b[^;.]{0,90}?"
    r"\b(?:of whom|of which|and there were|including)\b"
    r"|\b(?:similar|comparable|matched|balanced)\s(?:in|for|with respect to|regarding|as to)\s(?:mean\s|median\s)?"
    r"(?:age|sex|gender)\b(?=[^;]{3,60}\d\s?%[^;.]{3,90}\b(?:had|were)\b)|\b(?:characteristics|demographics?|features)\s(?:of\s[^.;:()]{3,40}\s)?"
    r"(?:(?:were|was)\s(?:similar|comparable|balanced)|did not differ)[^.;:()]{0,30}:",
    re.IGNORECASE,
)
# "Forty adults with gout (28 women, urate 9.1 ± 1.2 mg/dl) were randomised": not "in the zinc
# group (...)", nor "40 relapsed (...) and were given".
_WHO_CAME_IN = sought(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|hundred))\s"
    r"(?:[\w'’/-]+\s){0,4}?"
    rf"(?:{PERSONS}|adolescents|boys|girls|residents|outpatients|inpatients|players|athletes|runners|cyclists|swimmers"
    r"|dancers|soldiers|recruits|workers|employees|teachers|trainees)\b"
    r"(?:(?!\b(?:groups?|arms?|received|treated|given)\b)[^().;:\d]){0,80}"
    # "(aged 27 ± 1 years) with high pressure (143 ± 11 mm Hg) were included"
    r"(?:\([^()]{1,60}\)(?:(?!\b(?:groups?|arms?|received|treated|given)\b)[^().;:\d]){1,60})?"
    r"\((?P<inside>[^()]{3,200}(?:\([^()]{0,40}\)[^()]{0,120}){0,4})\)"
    r",?\s(?:who\s|that\s)?(?:(?:were|was|had\sbeen)\s(?:[a-z]+ly\s|then\s)?"
    r"(?:randomi[sz]ed|assigned|allocated|enrol\w+|recruited|included|studied|entered|divided|stratified)"
    r"|participated|took\spart|entered|consented|agreed"
    r"|(?:took|received|underwent|drank|ate|completed|performed)\b(?=[^.;]{0,200}\brandom))\b",
    re.IGNORECASE,
)


# "Previous therapy included zinc (48%) and iron (16%)": all that stands behind it, as behind a mean age.
_LISTED_BEFORE = sought(
    r"\b(?:previous|prior)\s(?:[\w-]+\s){0,2}?(?:therap(?:y|ies)|treatments?|regimens?|medications?|drugs)\s"
    r"(?:included|comprised|consisted of)\b|^\W*(?:\w+:\s)?(?:the\s)?(?:mean|median|average)\s(?:\(SDs?\)\s)?age\b",
    re.IGNORECASE,
)
# What they did or had in the trial: no list of traits any more.
_IN_TRIAL = re.compile(
    r"\b(?:survival|survived|respon\w+|relapse\w*|recurren\w+|died|deaths?|mortality|progress\w+|cured|complications?"
    r"|adverse|toxic\w*|outcomes?|events?)\b",
    re.IGNORECASE,
)
# "46% of the women had not received zinc previously", "84% were known to be receptor-positive".
_HAD_BEFORE = sought(
    r"\d\s?(?:%|per ?cent\b)\)?(?:\s(?:of\s(?:the\s|all\s|these\s)?)?(?:[a-z-]{3,}s|(?:wo)?men|people|children))?\s(?:"
    r"(?:were|was)\s(?:known to be\b|(?:previously|newly)\s(?:\w+ed|untreated|un\w+ed)\b)"
    r"|had\s(?:previously|already|never)\s(?:\w+ed|been|had|undergone|taken)\b"
    r"|had\s(?:not\s)?(?:received|undergone|been\s\w+ed)\s[^.;,%\d]{0,60}?"
    r"\b(?:previously\b|before (?:entry\b|enrol|the\b))"
    r"|(?:were|was|had)\s(?:[\w-]+\s){0,3}?(?:hormone|o?estrogen|progesterone)[- ]receptor[- ](?:positive|negative)\b)",
    re.IGNORECASE,
)


# "34% on zinc and 31% on salt had a history of ulcers", "12 and 10 cases who had had surgery before".
_EARLIER = (
    r"(?:previous|previously\s(?:been|had|received|undergone|treated|taken|used)|prior|pre-?operative|pre-?existing"
    r"|family history|history|newly diagnosed)"
)
_HAD_EARLIER = sought(
    r"(?:^|[.;:]\s|,\s(?:and\s)?)(?P<inside>[^.;:]{0,60}?\d(?:[^.;:]|\.(?=\d)){1,140}?"
    r"(?<!who\s)(?<!that\s)(?<!whom\s)\b(?:had|were|was|reported)\s(?:(?!not\b|no\b)[\w-]+\s){0,3}?"
    rf"{_EARLIER}\b[^.;:,()]{{0,60}})",
    re.IGNORECASE,
)
_WHO_HAD_EARLIER = sought(
    rf"(?P<inside>\d+\s(?:(?:{PERSONS}|cases)\s)?(?:\(\d[^()]{{0,8}}\)\s)?(?:and\s\d+\s)?(?:{PERSONS}|cases)\s"
    rf"(?:\(\d[^()]{{0,8}}\)\s)?(?:who|that)\s(?:had\s)?(?:received|undergone|underwent|had)\s(?:[\w-]+\s){{0,2}}?{_EARLIER}\b)",
    re.IGNORECASE,
)


# "We studied 48 women, 30 of whom smoked": who some of them were.
_SOME_WERE = sought(
    r"\b(?:studied|included?|enrol\w+|recruited|examined|comprised|involved|evaluated|investigated)\b[^.;]{0,90}?"
    rf"\d\s(?:[\w'’/-]+\s){{0,4}}?(?:{PERSONS})\b[^.;:()]{{0,60}},\s"
    r"(?P<inside>(?:\d+|[a-z]+(?:-[a-z]+)?)\sof\s(?:whom|them)\s(?:used|were|was|smoked|had(?!\sreceived)|took)\b[^.;]{0,80})"
)
# "Patients with gout were older (61 v 58 years) and more often men (71% v 62%)".
_WERE_OLDER = sought(
    r"\b(?:were|was)\s(?:\w+ly\s)?(?:older|younger)\b(?:\([^()]*\)|(?!\band\s(?:had|showed|developed|experienced|reported|lost|gained"
    r"|took|received|did)\b(?!\s(?:[\w-]+\s){0,3}history\b))[^;()])*",
    re.IGNORECASE,
)
_LIKELY_TO_BE = sought(
    r"\blikely\sto\sbe\s(?:women|men|(?:fe)?male|white|black|older|younger|married|single|obese|(?:current\s)?smokers)\s"
    r"[(\[](?P<inside>[^()\[\]]{3,60})[)\]]",
    re.IGNORECASE,
)


# "30% of the zinc group and 28% of the salt group were male", "eight in each group were smokers".
_ARE = r"(?:women|men|(?:fe)?males?|girls|boys|white|black|(?:current\s|former\s|never\s)?smokers|married|unmarried)"
_WERE_SO = sought(
    r"(?:^|[.;:]\s)[^.;:]{0,40}(?:\d|[Pp]er ?cent|patients|participants|subjects)(?:[^.;:]|\.(?=\d)){1,120}?"
    rf"\s(?:were|was)\s{_ARE}(?=[,.;(\s]*(?:$|[.;,(]|and\b|at\b))",
    re.IGNORECASE,
)
# "(45% women)"
_SO_MANY = sought(rf"[(\[,]\s?(?P<inside>\d+(?:\.\d+)?\s?%)\s{_ARE}(?=[),;\]])", re.IGNORECASE)

# "(28 men; 9 smokers", "(12 women, 16 men; mean age 51.4 years)": who the people of a group were.
_SEXES = sought(
    r"[(\[](?P<inside>[^()\[\]]{0,80}?\b\d+\s?(?:(?:[a-z-]+\s)?(?:(?:wo)?men|(?:fe)?males?|girls|boys)|[MF]\b)"
    r"(?:\s?[,;/:]\s?|\s?,?\sand\s)\d+\s?(?:(?:[a-z-]+\s)?(?:(?:wo)?men|(?:fe)?males?|girls|boys)|[MF])\b[^()\[\]]*)",
)
_SEX_OF_A_SIZE = sought(
    rf"[(\[]\s?(?:[nN]\s?=\s?\d+|\d+\s(?:{PERSONS}|cases))\s?[;,:]\s?(?:of\swhom\s)?"
    r"(?P<inside>(?:\d+|[a-z]+)\s(?:were\s|was\s)?(?:(?:wo)?m[ea]n|(?:fe)?males?|girls|boys)\b[^()\[\]]*)",
)


_SET_AGAINST = re.compile(
    r",?\s(?:as\s)?(?:compared (?:with|to)|versus|vs\.?|against)\s[^;:]{0,80}?(?=[;:]|\.\s|\.?$)"
)


def _end_of(text: str, end: int) -> int:
    """Return where a trait ends, with what it is set against: "34% were men, compared with 31% on salt"."""
    against = _SET_AGAINST.match(text, end)
    return against.end() if against else end


def traits_in(line: Line) -> list[tuple[int, int]]:
    """Return where a sentence says what the people were like who came into a trial."""
    found = [
        (line.start + match.start("inside"), line.start + match.end("inside"))
        for match in _WHO_CAME_IN.finditer(line.text)
    ]
    found += [
        (line.start + match.start("inside"), line.start + match.end("inside"))
        for pattern in (_SOME_WERE, _LIKELY_TO_BE, _SO_MANY, _SEXES, _SEX_OF_A_SIZE)
        for match in pattern.finditer(line.text)
    ]
    found += [
        (line.start + match.start(), line.start + _end_of(line.text, match.end()))
        for pattern in (_WERE_OLDER, _WERE_SO, _HAD_EARLIER, _WHO_HAD_EARLIER)
        for match in pattern.finditer(line.text)
        if not _IN_TRIAL.search(match.group())
    ]
    for pattern in (_LISTED_BEFORE, _SAMPLE):
        listed = pattern.search(line.text)
        if listed is not None and not _IN_TRIAL.search(line.text):
            found.append((line.start + listed.start(), line.end))
    for match in _HAD_BEFORE.finditer(line.text):
        low = match.start()
        while low and (line.text[low - 1].isdigit() or line.text[low - 1] in ".,( "):
            low -= 1  # the count in front of its share, too
        found.append((line.start + low, line.start + match.end()))
    return found


# Who took part, by the stage of their illness: "stage II (22%) and III (78%)".
_STAGE = re.compile(r"\b(?:stages? |and |or |, )(?:I{1,3}|IV|V)[ABCabc]?\s?\($")
# "groups II (30%) and III (20%)" are groups.
_GROUPS = re.compile(
    r"\b(?:groups?|arms?)\s(?:(?:I{1,3}|IV|V)\b[^.;A-Za-z]{0,24}(?:(?:and|or|vs)\s)?)+\($"
)


def is_of_stage(before: str) -> bool:
    """Tell whether the text in front of a share says that people had a stage of illness.

    Parameters
    ----------
    before : str
        What stands in front of the number.
    """
    return _STAGE.search(before[-16:]) is not None and _GROUPS.search(before[-60:]) is None
