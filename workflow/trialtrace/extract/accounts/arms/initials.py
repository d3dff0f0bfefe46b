"""What abbreviations stand for: the words whose letters they take."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.arm import Arm, stem, tokens_of
from trialtrace.extract.accounts.reading import Line


def spell_out(arms: list[Arm], lines: list[Line]) -> None:
    """Learn what abbreviations stand for: "core needle biopsy (CNB)"."""
    for arm in arms:
        told = (
            _TOLD_BEHIND.match(_behind(arm, lines))
            if _SHORT_NAME.fullmatch(arm.name.text)
            else None
        )
        if told:  # "AT (doxorubicin 50 mg/m2 and paclitaxel)"
            arm.spelled |= {word for word in tokens_of(told["told"]) if len(word) > _SHORTEST_WORD}
        for short in re.findall(r"\b[A-Z][A-Z0-9-]{0,7}s?\b", arm.name.text):
            for line in lines:
                at = line.text.find(f"({short})")
                at = line.text.find(f"({short}s)") if at < 0 else at
                if at > 0:
                    arm.spelled |= {stem(word) for word in words_of(short, line.text[:at])}
                    arm.spelled |= _of_others(line.text[:at], arm, arms)
                    break
        opens = _INITIALS.match(arm.name.text)
        if opens and not arm.spelled:
            arm.spelled |= _beginning_with(opens.group(), lines)
        for short in _SUMS.findall(arm.name.text):
            for line in lines:
                at = line.text.find(f"({short})")
                if at > 0:
                    arm.spelled |= {stem(word) for word in _summands_of(short, line.text[:at])}
                    break


def _of_others(before: str, arm: Arm, arms: list[Arm]) -> set[str]:
    """Return what the abbreviation of another arm stands for: "DE plus zinc | (DEZ)"."""
    for other in arms:
        if other is not arm and _SHORT_NAME.fullmatch(other.name.text):
            more = (
                rf"\b{re.escape(other.name.text)}\s(?:plus|with|followed by|and)\s[\w -]{{3,30}}$"
            )
            if re.search(more, before[-_LONGEST_SUM:].rstrip()):
                return set(other.spelled)
    return set()


_INITIALS = re.compile(r"[A-Z]{3,5}(?![\w/+-])(?!\s(?:and|plus|with|followed)\b)")


def _beginning_with(short: str, lines: list[Line]) -> set[str]:
    """Return the words in a row that begin with the letters of a name: "plain lumbar drainage" for PLD."""
    row = re.compile(
        r"\b"
        + r"(?:[\s-]|\s(?:and|plus|with)\s)".join(rf"{one}[a-z]{{3,}}" for one in short)
        + r"\b",
        re.IGNORECASE,
    )
    told = next((found for line in lines if (found := row.search(line.text))), None)
    if told:
        return {stem(word) for word in re.findall(r"[A-Za-z]{4,}", told.group())}
    # "THZ" where the title speaks of one word that has these letters: "thiazincate"
    fit = {
        one
        for one in tokens_of(lines[0].text if lines else "")
        if len(one) > 2 * len(short)
        and one.isalpha()
        and one[0] == short[0].lower()
        and in_order(short, one)
        and one.find(short[1].lower(), 1) < _SECOND_LETTER  # a sum of drugs has other letters
        and not _OF_PEOPLE.match(one)
    }
    return fit if len(fit) == 1 else set()


_SECOND_LETTER = 6
_OF_PEOPLE = re.compile(
    r"(?:patient|cancer|carcinoma|metasta|advanced|recurren|postmenopaus|premenopaus|controlled|comparison"
    r"|compar|efficacy|effective|prospective|multicent|international|survival|response|toxicity|treatment)"
)


# "zinc oxide and ferrous iron (ZNO/FE)": each part stands for one of the joined.
_SUMS = re.compile(r"\b[A-Z]{2,7}(?:[/+-][A-Z]{2,7}){1,2}\b")


def _summands_of(short: str, before: str) -> list[str]:
    """Return the joined words in front of a bracket that a sum of abbreviations stands for."""
    parts = re.split(r"[/+-]", short)
    joined = re.search(rf"{_MEMBER}(?:{_JOINT}{_MEMBER}){{{len(parts) - 1}}}\s?$", before[-90:])
    words = re.split(_JOINT, joined.group().strip()) if joined else []
    fit = [in_order(part, word) for part, word in zip(parts, words, strict=False)]
    return [part for word in words for part in word.split("-")] if any(fit) else []


_LONGEST_SUM = 60
_SHORT_NAME = re.compile(r"[A-Z][A-Z0-9+/-]{1,9}")
_TOLD_BEHIND = re.compile(r"\s*[(\[](?P<told>(?![^()\[\]]{0,9}\bn\s*=)[a-z][^()\[\]]{6,140})")
_SHORTEST_WORD = 4


def _behind(arm: Arm, lines: list[Line]) -> str:
    """Return what a sentence says right behind the name of an arm."""
    for line in lines:
        if line.start <= arm.name.start < line.end:
            return line.after(arm.name.end, 160)
    return ""


def words_of(short: str, before: str) -> list[str]:
    """Return the words right in front of an abbreviation whose letters it takes.

    One word that holds all letters in order, else the words that begin with them.
    """
    letters = [letter.lower() for letter in short.removesuffix("s") if letter.isalpha()]
    words = re.findall(r"[A-Za-z-]+", before[-90:])
    if not words or not letters:
        return []
    if len(words[-1]) > len(short) + 2 and in_order(short, words[-1]):
        return [words[-1]]
    found: list[str] = []
    for word in reversed(words[-2 * len(letters) :]):
        parts = [part[0].lower() for part in word.split("-") if part]
        if letters and any(part in letters for part in parts):
            for part in reversed(parts):
                if part in letters:
                    del letters[len(letters) - 1 - letters[::-1].index(part) :]
            found.append(word)
        elif len(word) > 3 and found:
            break
        if not letters:
            break
    if letters or not _JOINING.isdisjoint(found):  # no letter stands for "and"
        found = _members_of(short, before) or found
    if letters or len(found) < 2:  # "intraarticular lidocaine (IAL)": a word gives several letters
        found = _phrase_of(short, words) or found
    return [word for word in found if len(word) > 3 and word not in _JOINING]


_JOINING = frozenset(("and", "plus", "with"))
_JOINT = r"(?:\s?,\s(?:and\s)?|\s(?:and|plus|with|followed by)\s|\s?/\s?)"


def _members_of(short: str, before: str) -> list[str]:
    """Return as many joined words as an abbreviation has letters, one of which it begins with.

    A drug may have given the first letter of another of its names: "zinc and salt (ES)".
    """
    letters = [letter.lower() for letter in short.removesuffix("s") if letter.isalpha()]
    if not 1 < len(letters) <= _MOST_MEMBERS:
        return []
    joined = re.search(
        rf"{_FIRST_MEMBER}{_MEMBER}(?:{_JOINT}{_MEMBER}){{{len(letters) - 1}}}\s?$", before[-90:]
    )
    members = re.split(_JOINT, joined.group().strip()) if joined else []
    begun = [one[0].lower() == letter for one, letter in zip(members, letters, strict=False)]
    return members if any(begun) else []


# The list has no more members.
_FIRST_MEMBER = r"(?<!,\s)(?<!\sand\s)(?<!\splus\s)(?<!/)(?<!/\s)"
_MEMBER = r"(?<![\w-])[A-Za-z][A-Za-z-]{3,}"
_MOST_MEMBERS = 4


def _phrase_of(short: str, words: list[str]) -> list[str]:
    """Return the fewest last words that hold the letters of an abbreviation in order, from its first."""
    for count in range(2, min(len(short) + 2, len(words)) + 1):
        phrase = words[-count:]
        if phrase[0][0].lower() == short[0].lower() and in_order(short, " ".join(phrase)):
            return phrase
    return []


def in_order(short: str, words: str) -> bool:
    """Tell whether the letters of an abbreviation stand in a phrase in order, from a word's start."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    for opening in re.finditer(r"\b[A-Za-z]", words):
        place = opening.start()
        for letter in letters:
            place = words.lower().find(letter, place) + 1
            if not place:
                break
        else:
            if letters and words[opening.start()].lower() == letters[0]:
                return True
    return False


_NAME_WORD = re.compile(
    r"\b(?!(?:and|of|the|plus|with|or|in|for|by|at|on)\b)[A-Za-z]+", re.IGNORECASE
)
_FEWEST_INITIALS, _MOST_INITIALS = 2, 4
_PAIR = 2
# What two or three capitals stand for in any trial.
_OF_ANY_TRIAL = frozenset(
    """
    ae bmi bp cd ci cr ct df ed hr iq iqr iv im ls md mi or os pa pd pfs pr qol rd rr rt sae sc sd
    se uk us
    """.split()  # noqa: SIM905
)


def undefined_shorts(arms: list[Arm], lines: list[Line]) -> list[tuple[Arm, str]]:
    """Learn "UC" for usual care where the text abbreviates the other arms and never says what it is.

    Parameters
    ----------
    arms : list of Arm
        Arms with the abbreviations that stand beside their names.
    lines : list of Line
        Sentences of the account.

    Returns
    -------
    list of tuple of Arm and str
        The one arm without an abbreviation and its initials; empty where they are not used beside
        another arm's, stand in brackets (for the words in front), or stand for something in any trial.
    """
    bare = [arm for arm in arms if not arm.shorts]
    if len(bare) != 1 or len(arms) < _PAIR:
        return []
    short = "".join(word[0] for word in _NAME_WORD.findall(bare[0].name.text)).upper()
    if not _FEWEST_INITIALS <= len(short) <= _MOST_INITIALS or short.lower() in _OF_ANY_TRIAL:
        return []
    if any(f"({short})" in line.text for line in lines):
        return []
    used = re.compile(rf"(?<![\w-]){short}(?![\w-])")
    others = [one.upper() for arm in arms for one in arm.shorts]
    listed = any(
        used.search(line.text) and any(one in line.text for one in others) for line in lines
    )
    return [(bare[0], short)] if listed else []
