"""The page of the invented corpus, read back."""

from html.parser import HTMLParser

import pytest

OPTIONS = {"title": "Evidence report", "unfolded": 10, "documents_in_full": 200, "rows": 2000}
FIGURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="504pt" height="72pt" viewBox="0 0 504 72">'
    '<defs><path id="g" d="M0 0h9v9z"/></defs><use href="#g"/><text x="9" y="20">Lind</text></svg>'
)
VOID = {"meta", "br", "link", "img", "input", "hr", "wbr"}


class Page(HTMLParser):
    """A page as lists of elements, with the words of each document."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.text = text
        self.elements = []
        self.documents = {}
        self._stack = []
        self._inside = None
        self.feed(text)
        self.close()
        assert not self._stack, f"unclosed: {self._stack}"

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.elements.append((tag, attrs))
        if tag in VOID:
            return
        self._stack.append(tag)
        if "data-document" in attrs:
            self._inside = (attrs["data-document"], len(self._stack))
            self.documents[attrs["data-document"]] = ""

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._stack[-1] == tag, f"</{tag}> closes <{self._stack[-1]}>"
        if self._inside and len(self._stack) == self._inside[1]:
            self._inside = None
        self._stack.pop()

    def handle_data(self, data):
        if self._inside:
            self.documents[self._inside[0]] += data

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]

    @property
    def ids(self):
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]

    @property
    def hrefs(self):
        return [attrs["href"] for attrs in self.all("a")]


@pytest.fixture
def page_of(tmp_path):
    """Write the report of a corpus and read it back."""
    from trialtrace.show.report.stage import write

    def make(corpus, drawn=True, **options):
        figures = tmp_path / "figures"
        figures.mkdir(exist_ok=True)
        if drawn:
            (figures / "forest.svg").write_text(FIGURE, encoding="utf-8")
        path = write(corpus.tables(), corpus.texts, figures, OPTIONS | options, tmp_path / "report")
        return Page(path.read_text(encoding="utf-8"))

    return make
