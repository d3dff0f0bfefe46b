"""Where the title of an abstract stands that came without a heading of its own."""

import pytest

BODY = (
    " Sage J(1), Thyme K. Author information: (1)Kitchen, Herbstadt. AIMS: To study two teas. METHODS: 120 "
    "singers were randomised to honey (n = 60) or sage (n = 60). RESULTS: Pain was seen in 12% with honey "
    "compared with 31% with sage."
)


def tried(read, text):
    return [arm["label"] for arm in read(text).arms() if arm["role"] == "experimental"]


@pytest.mark.parametrize(
    "header",
    [
        "1. Br J Herbs. 2000 Jun;84(6):579-82. ",
        "12. Herbs (Lond). 2011 Aug 19;11:23. doi: 10.1186/0000-11-23. Epub 2011 Sep 1. ",
        "J Teas. 1996 Nov-Dec;41 Suppl 1:S39-47. ",
    ],
)
def test_the_title_stands_behind_the_journal_and_the_pages(read, header):
    found = read(header + "Sage versus honey for sore throats." + BODY)
    assert [arm["label"].lower() for arm in found.arms()] == ["sage", "honey"]
    assert tried(read, header + "Sage versus honey for sore throats." + BODY) == ["Sage"]


@pytest.mark.parametrize(
    "text",
    [
        # near miss: a year that is no issue of a journal
        "Teas for singers. 2000 singers took part in choirs. Sage versus honey is asked." + BODY,
        # near miss: an abstract with the journal in front and no title
        "1. Br J Herbs. 2000 Jun;84(6):579-82. AIMS: To compare." + BODY,
    ],
)
def test_what_is_no_citation_has_no_title_behind_it(read, text):
    assert tried(read, text) == ["honey"]
