"""LNK: entries that may be the same publication, in one list or across documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.lists import about, whole
from trialtrace.check.model import Check, Hit
from trialtrace.check.ref_pages import last_page
from trialtrace.check.same import distinct, first_author, groups, same_work, title_key
from trialtrace.check.scene import Scene
from trialtrace.check.words import entry, fold, listed, names_agree, quoted, same_journal

# Below this likeness (0 to 100) two titles are of different publications, not misprints.
_UNLIKE = 60


def _hit(corpus: Corpus, group: list[Record], **values: object) -> Hit:
    named = [_where(corpus, reference, group) for reference in group]
    longest = max((reference.title for reference in group), key=len)
    return Hit(
        about(group[0]),
        tuple(whole(reference) for reference in group),
        {"title": quoted(longest, 90), "entries": listed(named), **values},
    )


def _where(corpus: Corpus, reference: Record, group: list[Record]) -> str:
    name = entry(corpus, reference)
    several = len({member.doc_id for member in group}) > 1
    return f"{name} of {corpus.paths[reference.doc_id]}" if several else name


def _first_authors(corpus: Corpus) -> Iterable[Hit]:
    for group in groups(corpus):
        known = [r for r in group if first_author(corpus, r)]
        kept = distinct(
            known, lambda a, b: names_agree(first_author(corpus, a), first_author(corpus, b))
        )
        # The same title in another journal is more often another paper than a wrong author.
        rivals = [
            r
            for r in kept
            if any(o is not r and (same_work(corpus, r, o) or _one_place(r, o)) for o in kept)
        ]
        if len(rivals) > 1:
            names = listed([first_author(corpus, r) for r in rivals])
            yield _hit(corpus, rivals, names=names)


def _one_place(one: Record, other: Record) -> bool:
    if not one.container or not other.container or one.year != other.year:
        return False
    # Letters about one paper share its title, journal and year, but not its pages.
    apart = one.pages and other.pages and _first_page(one) != _first_page(other)
    return same_journal(one.container, other.container) and not apart


def _years(corpus: Corpus) -> Iterable[Hit]:
    for group in groups(corpus):
        # Without a journal it may be a book, of which each edition and printing has its year.
        dated = [r for r in group if r.year and r.container and r.kind not in ("book", "chapter")]
        for one in distinct(dated, lambda a, b: _one_name(corpus, a, b)):
            own = [r for r in dated if _one_name(corpus, one, r)]
            kept = distinct(own, lambda a, b: a.year == b.year)
            if len(kept) > 1:
                values = {
                    "author": first_author(corpus, one),
                    "years": listed([str(r.year) for r in kept]),
                }
                yield _hit(corpus, kept, **values)


def _one_name(corpus: Corpus, one: Record, other: Record) -> bool:
    left, right = first_author(corpus, one), first_author(corpus, other)
    return bool(left and right) and names_agree(left, right)


# Column of an identifier → what stands before it in a message.
_IDENTIFIERS = {"doi": "", "pmid": "PMID "}


def _identifiers(corpus: Corpus) -> Iterable[Hit]:
    for field, prefix in _IDENTIFIERS.items():
        yield from _several_of_one(corpus, field, prefix)
        yield from _one_of_several(corpus, field, prefix)


def _several_of_one(corpus: Corpus, field: str, prefix: str) -> Iterable[Hit]:
    """One publication under several identifiers."""
    for group in groups(corpus):
        identified = [r for r in group if getattr(r, field)]
        alike = [
            r
            for r in identified
            if r.year == identified[0].year
            and _one_name(corpus, r, identified[0])
            and fold(r.title) == fold(identified[0].title)
        ]
        kept = distinct(alike, lambda a, b: getattr(a, field).lower() == getattr(b, field).lower())
        if len(kept) > 1:
            told = prefix + listed([getattr(r, field) for r in kept])
            yield _hit(corpus, kept, fault=f"one publication with {told}")


def _one_of_several(corpus: Corpus, field: str, prefix: str) -> Iterable[Hit]:
    """One identifier on entries with clearly different titles."""
    bearers: dict[str, list[Record]] = defaultdict(list)
    for reference in corpus.records("references"):
        if getattr(reference, field) and reference.title:
            bearers[getattr(reference, field).lower()].append(reference)
    for value, group in bearers.items():
        kept = distinct(group, _alike)
        if len(kept) > 1:
            yield _hit(corpus, kept, fault=f"different titles with {prefix}{value}")


def _alike(one: Record, other: Record) -> bool:
    from rapidfuzz.fuzz import ratio

    left, right = fold(one.title), fold(other.title)
    # A title cut short (a running title, a missing subtitle) is a part of the other.
    return left in right or right in left or ratio(left, right) >= _UNLIKE


def _listed_twice(corpus: Corpus) -> Iterable[Hit]:
    for group in groups(corpus):
        by_document: dict[str, list[Record]] = defaultdict(list)
        for reference in group:
            by_document[reference.doc_id].append(reference)
        for own in by_document.values():
            one = own[0]
            same = [
                r for r in own
                if same_work(corpus, r, one) and r.year == one.year and _one_name(corpus, r, one)
            ]  # fmt: skip
            if len(same) > 1 and (title_key(one) or one.doi or one.pmid):
                yield _hit(corpus, same)


def _places(corpus: Corpus) -> Iterable[Hit]:
    for group in groups(corpus):
        for one, other in combinations(group, 2):
            if not same_work(corpus, one, other) or one.year != other.year:
                continue
            faults = []
            if one.volume and other.volume and one.volume != other.volume:
                faults.append(f"volume {one.volume} and {other.volume}")
            if _first_page(one) and _first_page(other) and _first_page(one) != _first_page(other):
                faults.append(f"pages {one.pages} and {other.pages}")
            if faults:
                yield _hit(corpus, [one, other], faults=listed(faults))


def _first_page(reference: Record) -> str:
    found = last_page(reference.pages)
    return str(found[0]) if found else reference.pages.strip()


def _undecided(corpus: Corpus) -> Iterable[Hit]:
    for group in groups(corpus):
        for one in distinct(group, lambda a, b: same_work(corpus, a, b)):
            own = [r for r in group if same_work(corpus, r, one)]
            members = corpus.members_of.get(corpus.work_of.get(one.reference_id, ""), [])
            if not any(r.title or first_author(corpus, r) for r in own):
                continue  # only a journal and a year: nothing was taken for anything
            if len(own) > 1 and any(member.review == "needs_a_look" for member in members):
                yield _hit(corpus, own, verdict="taken for one publication, but not for sure")


def _kept_apart(corpus: Corpus) -> Iterable[Hit]:
    """Pairs that are too like for two publications and too unlike for one."""
    seen: set[frozenset[str]] = set()
    for member in corpus.records("work_members"):
        pair = frozenset((member.reference_id, member.beside))
        if not member.beside or pair in seen:
            continue
        seen.add(pair)
        both = [corpus.references[member.reference_id], corpus.references[member.beside]]
        both.sort(key=lambda r: (corpus.paths[r.doc_id], r.ordinal))
        if not same_work(corpus, *both) and _one_name(corpus, *both) and _one_title(*both):
            yield _hit(corpus, both, verdict="kept apart, but perhaps one publication")


def _one_title(one: Record, other: Record) -> bool:
    """Tell titles that are equal or cut from those in which words stand against words: "part I", "part II"."""
    left, right = set(fold(one.title).split()), set(fold(other.title).split())
    return bool(left and right) and (left <= right or right <= left)


def _not_sure(corpus: Corpus) -> Iterable[Hit]:
    yield from _undecided(corpus)
    yield from _kept_apart(corpus)


def _pair(
    one: tuple[str, int, str],
    other: tuple[str, int, str],
    merged: str = "",
    why: str = "",
    **more: str,
) -> Scene:
    title = more.pop("title", "Zinc lozenges for the common cold in children")
    titles = (title, more.pop("other_title", title))
    dois = (more.pop("doi", ""), more.pop("other_doi", ""))
    pmids = (more.pop("pmid", ""), more.pop("other_pmid", ""))
    lines = []
    for (who, year, place), name, doi, pmid in zip((one, other), titles, dois, pmids, strict=True):
        identified = (f" doi:{doi}" if doi else "") + (f" PMID: {pmid}" if pmid else "")
        lines.append(f"{who} A. {name}. Airway Rep. {year};{place}.{identified}")
    scene = Scene(("References\n" + "\n".join(lines),), why=why)
    for line, (who, year, place), name, doi, pmid in zip(
        lines, (one, other), titles, dois, pmids, strict=True
    ):
        volume, pages = place.split(":")
        fields = {
            "year": year,
            "title": name,
            "container": "Airway Rep",
            "volume": volume,
            "pages": pages,
        }
        scene = scene.entry(line, (f"{who}|A",), doi=doi, pmid=pmid, **fields)
    return scene.work(1, 2, review=merged) if merged else scene


_ADA, _SAME = ("Ada", 2016, "4:1-9"), ("Ada", 2016, "4:1-9")

CHECKS = (
    Check(
        code="LNK001",
        severity="note",
        title="One title, two first authors",
        sees="Entries with the same title in the same journal and year (or judged to be one work) "
        "under different first authors.",
        why="One of the names is wrong, or one publication is counted twice under two names.",
        todo="Look the publication up; decide whether the entries are one work.",
        knowable_from="bibliography",
        message="{title} stands under the first authors {names}: {entries}",
        find=_first_authors,
        fires=(_pair(("Ada", 2016, "4:1-9"), ("Bo", 2016, "4:1-9")),),
        silent=(
            _pair(("Ada", 2016, "4:1-9"), ("Bo", 2019, "7:1-9"), why="Another year: likely another paper."),
            _pair(("Ada", 2016, "4:1-9"), ("Bo", 2016, "4:80-9"), title="Editorial", why="The title tells nothing."),
            _pair(("Ada", 2016, "4:1-9"), ("Bo", 2016, "4:80-1"), why="Other pages: a letter about it."),
        ),
        supersedes=("LNK006",),
    ),
    Check(
        code="LNK002",
        severity="note",
        title="One title and author, different years",
        sees="Entries with the same title and first author and different years; books have editions "
        "and are left alone.",
        why="One entry may be wrong in year, volume and pages; or a preprint or update is counted as a "
        "second study.",
        todo="Look both up; correct the wrong one, or decide that they are one work.",
        knowable_from="bibliography",
        message="{title} by {author} is listed for {years}: {entries}",
        find=_years,
        fires=(_pair(("Ada", 2006, "4:1-9"), ("Ada", 2016, "14:31-9")),),
        silent=(
            _pair(_ADA, _SAME, why="The same year."),
            _pair(("Ada", 2006, "4:1-9"), ("Ada", 2016, "14:31-9"),
                  other_title="Zinc lozenges for the common cold in adults", why="Another title."),
        ),
        supersedes=("LNK006",),
    ),
    Check(
        code="LNK003",
        severity="note",
        title="DOIs or PMIDs contradict each other",
        sees="One publication (title, first author and year) with two DOIs or two PMIDs, or one of these "
        "on entries with clearly different titles.",
        why="At least one of them leads to another publication than the entry describes.",
        todo="Open the DOIs or PMIDs and correct the entry.",
        knowable_from="bibliography",
        message="{fault}: {entries}",
        find=_identifiers,
        fires=(
            _pair(_ADA, _SAME, doi="10.1000/a.1", other_doi="10.1000/b.2"),
            _pair(_ADA, ("Bo", 2016, "4:50-9"), doi="10.1000/a.1", other_doi="10.1000/a.1",
                  other_title="Honey against cough at night"),
            _pair(_ADA, _SAME, pmid="15000001", other_pmid="15000009"),
        ),
        silent=(
            _pair(_ADA, _SAME, doi="10.1000/A.1", other_doi="10.1000/a.1", why="DOIs know no case."),
            _pair(_ADA, _SAME, doi="10.1000/a.1", other_doi="10.1000/a.1",
                  other_title="Zinc lozenges", why="The title was cut short."),
            _pair(_ADA, ("Ada", 2016, "9:50-9"), pmid="15000001", other_pmid="15000009",
                  other_title="Zinc lozenges for the common cold in adults", why="Two papers of one year."),
        ),
        supersedes=("LNK006",),
    ),
    Check(
        code="LNK004",
        severity="note",
        title="Listed twice",
        sees="Two entries of one list that are the same publication.",
        why="The list looks longer than the evidence is.",
        todo="Strike one of them.",
        knowable_from="bibliography",
        message="{title} is listed twice: {entries}",
        find=_listed_twice,
        fires=(_pair(_ADA, _SAME, "merged"),),
        silent=(_pair(_ADA, ("Ada", 2018, "6:1-9"), why="Two works."),),
        supersedes=("LNK006",),
    ),
    Check(
        code="LNK005",
        severity="note",
        title="One publication in two places",
        sees="Entries that are one work, of one year, with different volumes or first pages.",
        why="One of the entries is wrong; or two publications were taken for one.",
        todo="Look the publication up and correct the entry, or split the work.",
        knowable_from="corpus",
        message="{title} is given with {faults}: {entries}",
        find=_places,
        fires=(_pair(_ADA, ("Ada", 2016, "14:1-9"), "merged"),),
        silent=(_pair(_ADA, ("Ada", 2016, "4:1"), "merged", why="The same first page."),),
        supersedes=("LNK006",),
    ),
    Check(
        code="LNK006",
        severity="note",
        title="Perhaps the same publication",
        sees="Entries that were judged to be one work without being sure, or kept apart though first author and "
        "title agree, where no other check tells why.",
        why="A work that was merged wrongly hides a study; one that was kept apart counts it twice.",
        todo="Compare the entries and record merge or split in decisions.csv.",
        knowable_from="corpus",
        message="{verdict}: {entries}",
        find=_not_sure,
        fires=(
            _pair(_ADA, ("Bo", 2016, "4:1-9"), "needs_a_look",
                  other_title="Zinc lozenges for common colds in children"),
            _pair(_ADA, ("Ada", 2016, "4:60-9"), other_title="Zinc lozenges for the common cold").apart(1, 2),
        ),
        silent=(
            _pair(_ADA, _SAME, "merged", why="Merged without doubt."),
            _pair(_ADA, ("Ada", 2016, "4:60-9"), other_title="Honey against cough at night", why="Two papers."),
            _pair(_ADA, ("Ada", 2016, "4:60-9"), why="Another group of people.",
                  other_title="Zinc lozenges for the common cold in adults").apart(1, 2),
            _pair(_ADA, ("Bo", 2016, "4:60-9"), why="A letter about it.").apart(1, 2),
        ),
    ),
)  # fmt: skip
