"""Marked text: nothing changes but the tags, however marks overlap."""

import html
import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from trialtrace.show.report.anchors import Anchors, anchor
from trialtrace.show.report.annotate import annotate
from trialtrace.show.report.marks import KINDS, Mark
from trialtrace.show.tables.view import Target
from trialtrace.text.model import Block

NOWHERE = Anchors([], {})


def mark(start, end, kind="evidence", number=0, detail="why"):
    return Mark(
        start,
        end,
        kind,
        "likely",
        Target(kind, f"{kind[0]}{number}"),
        Target("value", f"v{number}"),
        "what",
        detail,
    )


def words(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", str(markup)))


class Covered(HTMLParser):
    """Collect, for each mark, the words between its tags, and check that tags nest."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack = []
        self.covered = {}
        self.links = []
        self.opened = []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name = attrs.get("id") or attrs.get("data-part")
        if attrs.get("id"):
            self.opened.append(attrs["id"])
        self.stack.append((tag, name))
        if tag == "a":
            self.links.append(attrs)

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        for _, name in self.stack:
            if name:
                self.covered[name] = self.covered.get(name, "") + data


def read(markup):
    parser = Covered()
    parser.feed(str(markup))
    parser.close()
    assert not parser.stack
    return parser


def ordered(marks):
    return sorted(marks, key=lambda m: (m.start, -m.end, KINDS.index(m.kind), m.place.id))


@st.composite
def marked_texts(draw):
    text = draw(
        st.text(
            st.one_of(
                st.sampled_from("<>&\"'\r\n\t %±²é\u202e\u2028abc0129"),
                st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
            ),
            min_size=1,
            max_size=80,
        )
    )
    spans = draw(
        st.lists(
            st.tuples(st.integers(0, len(text) - 1), st.integers(1, 40), st.sampled_from(KINDS)),
            max_size=12,
        )
    )
    marks = [
        mark(start, min(len(text), start + length), kind, number, detail=text)
        for number, (start, length, kind) in enumerate(spans)
    ]
    return text, ordered(marks)


@given(marked_texts())
@settings(max_examples=150)
def test_without_its_tags_it_is_the_text(made):
    text, marks = made
    blocks = [Block(0, len(text), "title")]
    markup = annotate(text, marks, blocks, NOWHERE)
    assert words(markup) == text
    page = read(markup)
    assert sorted(page.opened) == sorted(anchor(m.place) for m in marks)
    if "\x00" not in text:
        for m in marks:
            assert page.covered[anchor(m.place)] == text[m.start : m.end]


def test_crossing_marks_are_split_and_only_the_first_part_has_the_id():
    markup = annotate("abcdef", [mark(0, 4, "finding"), mark(2, 6, "citation", 1)], [], NOWHERE)
    assert str(markup) == (
        '<span class="finding finding-likely" id="finding-f0">'
        '<a href="#read-finding-f0" title="what: why">ab</a>'
        '<span class="citation citation-likely" id="citation-c1">'
        '<a href="#read-citation-c1" title="what: why | what: why">cd</a></span></span>'
        '<span class="citation citation-likely" data-part="citation-c1">'
        '<a href="#read-citation-c1" title="what: why">ef</a></span>'
    )


def test_the_innermost_mark_carries_the_link_and_every_reason_is_told():
    marks = [mark(0, 9, "reference", 1, "list"), mark(2, 4, "evidence", 2, "rule")]
    page = read(annotate("abcdefghi", marks, [], Anchors([Target("value", "v2")], {})))
    assert [(a["href"], a["title"]) for a in page.links] == [
        ("#read-reference-r1", "what: list"),
        ("#value-v2", "what: rule | what: list"),
        ("#read-reference-r1", "what: list"),
    ]


def test_text_and_reasons_cannot_become_markup():
    wild = '<script>alert(1)</script>"&amp;'
    markup = str(annotate(wild, [mark(0, len(wild), detail=wild)], [], NOWHERE))
    assert "<script" not in markup
    assert words(markup) == wild
    assert 'title="what: &lt;script&gt;alert(1)&lt;/script&gt;&#34;&amp;amp;"' in markup


def test_line_ends_stay_what_they_are():
    assert str(annotate("a\r\nb\rc", [], [], NOWHERE)) == "a&#13;\nb&#13;c"


def test_blocks_stand_around_marks():
    markup = annotate("Menu 3", [mark(5, 6)], [Block(0, 6, "noise")], NOWHERE)
    assert str(markup).startswith('<span class="block noise">Menu <mark class="evidence')


def test_no_text_and_no_marks():
    assert str(annotate("", [], [], NOWHERE)) == ""
    assert str(annotate("plain", [], [], NOWHERE)) == "plain"
