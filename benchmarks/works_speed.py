"""Measure how long it takes to tell which of many references are one publication, and what memory.

    python benchmarks/works_speed.py [--sizes 25000 50000 100000] [--output TABLE.md]

References are invented: each publication is cited one to six times, with and without DOI, in full
and cut, with misprints; some share author and year with hundreds of others, some a title such as
"Editorial". Because they are invented it is known which belong together; pairs that are missed or
wrongly joined are counted too. Every size runs in a process of its own; times are processor times of
one core, memory is the peak of the process above what it held before.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "workflow"))

FAMILIES = 4000
# So many publications of a hundred are letters and editorials, by authors of the same name, or the
# second part of the one before.
EDITORIALS, NAMESAKES, SEQUELS = 2, 5, 2
# So many citations of a hundred misprint the year, or the first author.
MISPRINTS = 2
SYLLABLES = [consonant + vowel for consonant in "bdklmnrst" for vowel in "aeio"]


def word(chance, syllables):
    """Invent a word."""
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables))


def publications(chance, references):
    """Yield (publication, how often it is cited) until so many references are reached."""
    families = [word(chance, chance.randint(2, 4)).title() for _ in range(FAMILIES)]
    vocabulary = [word(chance, chance.randint(2, 4)) for _ in range(3000)]
    stems = [word(chance, 3).title() for _ in range(200)]
    journals = [(f"Journal of Clinical {stem}logy", f"J Clin {stem}l") for stem in stems]
    made = 0
    last = None
    while made < references:
        kind = chance.randint(1, 100)
        if last is not None and kind <= SEQUELS:
            # The second part of a paper, behind the first in one issue.
            pages = str(int(last["pages"].split("-")[1]) + 1)
            last = {**last, "title": last["title"] + ": part two", "pages": f"{pages}-{pages}9",
                    "doi": last["doi"] + "2"}  # fmt: skip
            made += 1
            yield last, 1
            continue
        title = " ".join(chance.choice(vocabulary) for _ in range(chance.randint(5, 14)))
        if kind > 50 and kind <= 50 + EDITORIALS:
            title = chance.choice(("editorial", "reply", "letter to the editor"))
        name = "Wang" if kind > 100 - NAMESAKES else chance.choice(families)
        cited = min(references - made, chance.choice((1, 1, 1, 2, 2, 3, 6)))
        made += cited
        last = {
            "title": title.capitalize(),
            "authors": [(name, "".join(chance.choices("ABCDEFGH", k=2)))]
            + [(chance.choice(families), chance.choice("ABCDEFGH")) for _ in range(2)],
            "year": chance.randint(1985, 2025),
            "journal": chance.choice(journals),
            "volume": str(chance.randint(1, 400)),
            "pages": f"{(p := chance.randint(1, 3000))}-{p + chance.randint(1, 12)}",
            "doi": f"10.5555/{chance.randint(10**7, 10**8)}",
        }
        yield last, cited


def reference(chance, publication, number):
    """Cite a publication once, as people do."""
    title = publication["title"]
    if chance.random() < 0.1 and len(title) > 20:
        at = chance.randint(5, len(title) - 5)
        title = title[:at] + title[at + 1 :]
    year = publication["year"] + (chance.randint(1, 100) <= MISPRINTS)
    return {
        "reference_id": f"R{number:07}",
        "doc_id": f"D{number // 30:06}",
        "ordinal": number % 30 + 1,
        "label": "",
        "kind": "article",
        "et_al": False,
        "year": year,
        "year_suffix": "",
        "title": title,
        "container": chance.choice(publication["journal"]),
        "volume": publication["volume"] if chance.random() < 0.9 else "",
        "issue": "",
        "pages": publication["pages"] if chance.random() < 0.9 else "",
        "article_number": "",
        "doi": publication["doi"] if chance.random() < 0.4 else "",
        "pmid": "",
        "start": 0,
        "raw": title,
    }


def tables(count, seed=5):
    """Return the tables ``references`` and ``reference_authors``, and the truth by reference."""
    import pandas as pd

    chance = random.Random(seed)
    rows, people, truth = [], [], {}
    for work, (publication, cited) in enumerate(publications(chance, count)):
        for _ in range(cited):
            row = reference(chance, publication, len(rows))
            rows.append(row)
            truth[row["reference_id"]] = work
            authors = list(publication["authors"])
            if chance.randint(1, 100) <= MISPRINTS:
                authors[0] = (word(chance, 3).title(), "A")
            for ordinal, (family, given) in enumerate(authors, start=1):
                people.append(
                    {
                        "reference_id": row["reference_id"],
                        "ordinal": ordinal,
                        "family": family,
                        "given": given,
                    }
                )
    order = list(range(len(rows)))
    chance.shuffle(order)
    return pd.DataFrame([rows[i] for i in order]), pd.DataFrame(people), truth


def pairs(groups):
    """Count the pairs in groups of these sizes."""
    return sum(n * (n - 1) // 2 for n in groups)


def measure(count):
    """Group so many references; return a row of the table."""
    from trialtrace.extract.bibliography.words import load_words, standard_folder
    from trialtrace.link.journals import Journals
    from trialtrace.link.records import records_of
    from trialtrace.link.works import find_works
    from trialtrace.pipeline.config import defaults, load_schema
    from trialtrace.pipeline.places import config_schemas

    options = defaults(load_schema(config_schemas()))["link"]
    words = load_words(standard_folder())
    journals = Journals.from_titles(words.journals)
    references, people, truth = tables(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    works = find_works(
        records_of(references, people, words),
        journals,
        weights=options["weights"],
        merge_threshold=options["merge_threshold"],
        look_threshold=options["look_threshold"],
        window=options["window"],
    )
    seconds = time.process_time() - start
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    right = sum(
        pairs(Counter(truth[m.record.reference_id] for m in work.members).values())
        for work in works
    )
    ours = pairs(len(work.members) for work in works)
    wanted = pairs(Counter(truth.values()).values())
    looks = sum(work.review == "needs_a_look" for work in works)
    return [
        f"{count:,}", f"{len(works):,}", f"{seconds:.0f}", f"{peak:.0f}",
        f"{1000 * peak / count:.1f}", f"{ours - right}", f"{wanted - right}", f"{looks:,}",
    ]  # fmt: skip


HEAD = [
    "references", "works", "seconds", "MB more at the peak", "kB a reference",
    "pairs joined wrongly", "pairs not joined", "works that need a look",
]  # fmt: skip


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[25_000, 50_000, 100_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    if options.one:
        print("| " + " | ".join(measure(options.one)) + " |")
        return
    lines = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)]
    for size in options.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        lines.append(
            subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
        )
        print(lines[-1], file=sys.stderr)
    text = "\n".join(lines) + "\n"
    print(text)
    if options.output:
        options.output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
