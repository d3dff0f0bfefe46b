"""Reading takes time in proportion to the text, also where the text is meant to hurt."""

import time

import pytest
from trialtrace.extract.api import extract_document
from trialtrace.grammar.lexicon import load
from trialtrace.grammar.mentions import LONGEST, find_mentions
from trialtrace.pipeline.places import lexicon_folder
from trialtrace.text.cues import load as load_cues
from trialtrace.text.reader import read_text

FOLDER = lexicon_folder()
LEXICON = load(FOLDER)
CUES = load_cues(FOLDER / "page.yaml")
# Long enough to be told from the start-up of a text, short enough for a test.
LENGTH = 6_000
ABSTRACT = (
    "Ninety bakers with wrist pain were randomised to a splint (n = 45) or to advice (n = 45). At "
    "12 weeks pain was 3.1 (SD 1.2) with the splint and 4.4 (SD 1.5) with advice (difference 1.3, "
    "95% CI 0.7 to 1.9; p < 0.001). Three bakers left the trial. The splint was worn by 80%.\n\n"
)
PIECES = {
    "abstract": ABSTRACT,
    "digits": "7",
    "brackets": "[7",
    "open": "(",
    "list": "12, 34, 56, ",
    "signs": "\u00b1",
    "spaces": " " * 999 + "a",
    "letters": "x",
    "vs": "vs ",
    "lines": "12 34\n",
    "rows": "| 5 | 6 |\n",
    "marks": "(1) a, ",
    "means": "mean 5 (2) ",
    "years": "(2010) ",
    "sentence": "Pain fell by 5% in 30 women (p = 0.02). ",
}


# Sentences whose reading depends on what the text said before, behind a text that says it.
TRIAL = (
    "Zinc versus iron in potters: a randomised trial\n\n"
    "We randomised 240 potters to zinc (n = 120) or iron (n = 120). "
)
HAZARD = TRIAL + "The hazard ratio for relapse was 1.1 (95% CI 0.9-1.3). "
LOOKING_BACK = {
    "unnamed ratios": (HAZARD, "Falls were not commoner (1.16 [99% CI, 0.86-1.58]). "),
    "ratios behind counts": (
        HAZARD, "Fewer fell than with iron (30 vs 58, 0.51 [0.33-0.79]; p=0.002). ",
    ),
    "letters": (TRIAL, "Falls came with age (OR 1.46). "),
    "letters of two meanings": (
        TRIAL + "The heart rate (HR) was noted. ",
        "Falls came with age (HR 1.46, 95% CI 1.2-1.9). ",
    ),
    "one trial after another": (
        "", "Sailors were randomised to zinc or placebo (20 sailors each). ",
    ),
    "one pair after another": (
        "", "Copper binding heals sprains. Plaster binding is the standard. The randomly assigned 55 runners healed "
        "more often with cuprobinding compared with plaster binding (89% vs 65%). ",
    ),
    "people counted": ("", "Of 70 willing sailors, 60 were randomised; 58 attended the last visit. "),
    "what was compared": (TRIAL, "Pain and sleep were compared. Itch was less. "),
    "decimal commas": (TRIAL, "Falls were rarer (OR: 2,45; 95% CI: 1,52-3,96). "),
}  # fmt: skip
# Looking back is cheap for the first sentences: only a longer text shows what each one costs.
LONG = 4 * LENGTH


def read(piece, length, head=""):
    text = head + (piece * (length // len(piece) + 1))[:length]
    return extract_document(read_text(text, "growth.txt", CUES), LEXICON)


def seconds(piece, length, times=2, head=""):
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        read(piece, length, head)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", PIECES)
def test_twice_the_text_takes_about_twice_as_long(name):
    """Quadratic would be four times; what starting a text costs is allowed for."""
    piece = PIECES[name]
    once, twice = seconds(piece, LENGTH), seconds(piece, 2 * LENGTH)
    if twice > 3 * once + 0.05:  # once more: the machine may have been busy
        once, twice = seconds(piece, LENGTH, 6), seconds(piece, 2 * LENGTH, 6)
    assert twice <= 3 * once + 0.05


@pytest.mark.parametrize("name", LOOKING_BACK)
def test_looking_back_takes_no_longer_from_a_later_sentence(name):
    head, piece = LOOKING_BACK[name]
    once, twice = (seconds(piece, length, head=head) for length in (LONG, 2 * LONG))
    if twice > 3 * once:
        once, twice = (seconds(piece, length, 5, head) for length in (LONG, 2 * LONG))
    assert twice <= 3 * once


@pytest.mark.parametrize("piece", ["[7", "12, 34, 56, ", "a12 ", "5% of 30 (2) "])
def test_a_monstrous_line_keeps_every_number(piece):
    text = piece * (LONGEST // len(piece) + 2_000)
    mentions = find_mentions(text, 0, len(text), LEXICON)
    parts = [part for mention in mentions for part in mention.parts]
    assert "".join(text[part.start : part.end] for part in parts) == "".join(
        letter for letter in text if letter.isdigit()
    )
    assert all(mention.rule == "long_line" for mention in mentions)


def test_a_monstrous_line_shares_its_quotes():
    found = read("12, 34, 56, ", 2 * LONGEST)
    quotes = {one.quote_start: one.quote for one in found.rejected}
    assert len(found.rejected) > 8_000
    assert len(quotes) < 100
    assert sum(map(len, quotes.values())) < 5 * LONGEST
