"""AnyStyle and GROBID: fields of reference strings.

Annotated label → field of `parse_reference`. Fields are compared as normalised words (letters and
digits, no case, no accents, no marks), with these exceptions: a year is its four digits; volume,
issue and pages are their digits and letters without words such as "vol." and "pp."; a list of people
is compared without "and", "et al." and "eds". AnyStyle's `volume` holds the issue too: the first
number is the volume, and the issue is asked for where a second follows; "n° 219" alone is an issue;
in "12(3):45-67" what follows the colon is the pages, where no other pages are annotated. "In" in
front of a container is no word of it, as "v.", "S." and "n°" in front of a number are none. The
number of an article answers for the pages. GROBID's untyped `biblScope` may be volume, issue or pages: its
digits may answer to any of the three, each once.

Fields that the annotation has no word for are not judged; `note`, `genre`, organisations, series,
numbers of reports are not asked for, nor are people who are no authors; but where an entry has editors and
no author, the editors stand in the authors' place.
"""

FIELDS = {
    "anystyle": {
        "author": "authors", "title": "title", "journal": "container", "container-title": "container",
        "date": "year", "volume": "volume", "pages": "pages", "publisher": "publisher",
        "location": "place", "edition": "edition", "url": "url", "doi": "doi",
    },
    "grobid": {
        "author": "authors", "title-a": "title", "title-j": "container", "date": "year",
        "biblScope-vol": "volume", "biblScope-issue": "issue", "biblScope-pp": "pages",
        "publisher": "publisher", "pubPlace": "place", "idno-DOI": "doi", "ptr-web": "url",
    },
}  # fmt: skip
# The title of a book is the title where no article is named, and the container where one is.
BOOK_TITLE = "title-m"
UNTYPED = "biblScope"
