"""The stage as a whole: tables in, tables out, the same for the same."""

from types import SimpleNamespace

import pandas as pd
from trialtrace.link import stage
from trialtrace.tables.io import make_table


def test_nothing_in_nothing_out(options, words):
    tables = {name: make_table(name) for name in stage.READS}
    out = stage.run(tables, options, SimpleNamespace(texts={}, lexicon=words))
    assert tuple(out) == stage.WRITES
    assert all(frame.empty for frame in out.values())


def test_every_citation_and_reference_comes_out_once(corpus, options):
    texts = {
        "a.txt": "Naps help (Moss 2013). Several trials have shown benefits.\n"
        "References\nMoss S. Naps at work. Sleep. 2013;1:1-3.\n"
    }
    tables, context = corpus(texts)
    out = stage.run(tables, options, context)
    assert list(out["citations"]["citation_id"]) == list(
        tables["extracted_citations"]["citation_id"]
    )
    assert sorted(out["work_members"]["reference_id"]) == sorted(
        tables["references"]["reference_id"]
    )
    again = stage.run(tables, options, context)
    for name in stage.WRITES:
        pd.testing.assert_frame_equal(out[name], again[name])
