"""What a careful auditor finds in the five articles, and nothing else."""

from types import SimpleNamespace

import pytest
from trialtrace.check.stage import run

# document, code, words of the message, words of the text that the first span begins with
EXPECTED = [
    ("000", "CIT009", "none of 28 entries is cited", "Abdallah M"),
    ("000", "CLM001", "“Several clinical trials have evaluated", "Several clinical trials"),
    ("000", "CLM001", "“Studies using dutasteride-based solutions", "Studies using"),
    ("000", "CLM001", "“Formulations rich in growth factors", "Formulations rich"),
    ("000", "CLM001", "“Mesotherapy has been show to be effective", "Mesotherapy has been show"),
    ("000", "CLM001", "“Intradermal minoxidil has outperformed", "Intradermal minoxidil"),
    ("000", "CLM001", "“Although the size and quality of studies vary", "Although the size"),
    ("000", "CLM001", "“Early studies have shown improvements", "Early studies"),
    ("000", "CLM001", "“Crucially, most clinical trials", "Crucially, most"),
    ("000", "CLM012", "“most promising”, “most effective” and “more cost-effective”", "Once dismissed"),
    ("000", "LNK002", "by Rushton is listed for 2002 and 2021", "Rushton DH."),
    ("000", "REF002", "53918–53918", "53918–53918"),
    ("000", "REF004", "AB156–C", "AB156–C"),
    ("000", "REF006", "entry 28 (Wan et al. 2025)", "Wan J"),
    ("001", "CLM002", "No source for $540 million", "In fact, the global"),
    ("001", "CLM002", "No source for 90% and 38%", "One report found"),
    ("001", "CLM012", "“more effective” and “game-changers” without a source", "Think of it this way"),
    ("001", "CLM011", "2 sentences", "In fact, the global"),
    ("001", "XDC003", "says that mesotherapy is not for alopecia areata", "- Patchy Hair Loss"),
    ("002", "CIT001", "“Konda & Thappa (2012)”, but entry 4 (Konda & Thappa 2009) is of 2009", "Konda & Thappa (2012)"),
    ("002", "CIT001", "“Sakar et al, 2010”, but entry 8 (Sakar et al. 2011) is of 2011", "Sakar et al, 2010"),
    ("002", "CIT002", "“Sivagnanam et al (2010)”, but entry 9 (Sivagnanam 2010) lists one author", "Sivagnanam et al"),
    ("002", "CLM008", "yielded positive results", "On the other hand"),
    ("002", "CLM010", "“Female Pattern Hair loss”; the text says no condition", "Mesotherapy Using"),
    ("002", "REF002", "45-45", "45-45"),
    ("002", "REF005", "“.K.J.”", ".K.J."),
    ("002", "REF005", "“Y.,Hamed” and “B.,Ghannam”", "Y.,Hamed"),
    ("003", "CIT009", "5 of 6 entries are never cited", "FALISSARD"),
    ("003", "CLM002", "No source for 57%", "57% of women"),
    ("003", "CLM002", "No source for 70%", "70% of men"),
    ("003", "CLM003", "No significant effect is told", "However, the number of follicular units"),
    ("003", "CLM004", "p = 0.01, but the text does not say what it compares", "0.01"),
    ("003", "CLM006", "rythema is given for “mesotherapy", "88"),
    ("003", "CLM007", "p = 0.01, but no size of the effect", "0.01"),
    ("003", "CLM009", "says that the study was randomised; the text does not", "Comparative Study"),
    ("003", "CLM010", "“Androgenic Alopecia”; the text says only “alopecia”", "Comparative Study"),
    ("003", "CLM012", "“the ideal solution” without a source, in 1 sentence", "To combat hair loss"),
    ("003", "CLM016", "to have come with “microneedling procedure”, “5% minoxidil” not", "microneedling"),
    ("003", "LNK001", "first authors GUPTA and PIRACCINI", "GUPTA"),
    ("003", "NUM005", "make 52 of 56 components; 4 not named", "56"),
    ("003", "REF006", "5 of 5 entries", ""),
    ("004", "CIT010", "“December 2017 study", "December 2017 study"),
    ("004", "CLM008", "‘late onset’ side effects", "The findings showed"),
    ("004", "REF007", "3 of 3 entries", ""),
]  # fmt: skip


def rows_of(five, found):
    """Return (document, code, message, words of the first span) for each finding."""
    paths = dict(zip(five[0]["documents"].doc_id, five[0]["documents"].path, strict=True))
    spans = found["finding_spans"]
    first = spans[spans.ordinal == 1].set_index("finding_id").quote
    return [
        (paths[f.doc_id][:3], f.code, f.message, first[f.finding_id])
        for f in found["findings"].itertuples()
    ]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: f"{e[0]}-{e[1]}-{e[2][:20]}")
def test_finding_is_there(five, five_found, expected):
    document, code, words, opening = expected
    found = [
        row
        for row in rows_of(five, five_found)
        if row[:2] == (document, code) and words in row[2] and row[3].startswith(opening)
    ]
    assert len(found) == 1, rows_of(five, five_found)


def test_nothing_else_is_reported(five, five_found):
    rows = rows_of(five, five_found)
    extra = [
        row
        for row in rows
        if not any(
            row[:2] == e[:2] and e[2] in row[2] and row[3].startswith(e[3]) for e in EXPECTED
        )
    ]
    assert extra == []


def test_spans_are_the_words_of_the_text(five, five_found):
    texts = five[1]
    for span in five_found["finding_spans"].itertuples():
        assert texts[span.doc_id].text[span.start : span.end] == span.quote


def test_cited_year_points_to_every_citation_and_to_the_year_of_the_entry(five, five_found):
    findings = five_found["findings"]
    sakar = findings[findings.message.str.contains("Sakar et al, 2010")].finding_id.item()
    spans = five_found["finding_spans"]
    quotes = list(spans[spans.finding_id == sakar].quote)
    assert quotes == ["Sakar et al, 2010", "Sakar et al (2010)", "2011"]


def test_unsourced_survey_is_reported_once(five, five_found):
    """A sentence with figures is a CLM002, and not the CLM001 that it would be without them."""
    about = [row for row in rows_of(five, five_found) if "One report found" in row[2]]
    assert [row[1] for row in about] == ["CLM002"]


def test_same_input_same_findings(five, five_found):
    tables, texts = five
    again = run(
        tables,
        {"select": [], "ignore": [], "severities": {}},
        SimpleNamespace(texts=texts, curated=None),
    )
    assert again["findings"].equals(five_found["findings"])
    assert again["findings"].finding_id.is_unique
