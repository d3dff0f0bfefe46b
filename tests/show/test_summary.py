"""The words at the end of a run."""

from trialtrace.show.summary import READS, counts, figures_line, summary
from trialtrace.tables.registry import TABLES


def test_summary_of_a_small_corpus(invented):
    assert summary(invented.tables(), {"Report": "results/report/index.html"}) == (
        "Documents   2 read, 1 quarantined\n"
        "            broken.txt: not text: NUL bytes\n"
        "References  1 reference to 1 work; 1 citation, 1 linked\n"
        "Studies     2 accounts of 1 trial: 2 arms, 3 outcomes, 2 results\n"
        "Values      7 with evidence of 8; 1 number set aside as no study data\n"
        "Findings    1 error, 1 warning, 0 notes; 1 waived\n"
        "Effects     2 computed (1 conditional, 1 poolable, 1 not poolable); "
        "1 not computed, each with the reason\n"
        "Pooled      nothing\n"
        "Report      results/report/index.html\n"
    )


def test_other_routes_and_contradicted_effects_are_counted_apart(invented):
    invented.rows["effects"][1]["primary"] = False
    invented.rows["effects"][0]["assumption_status"] = "contradicted"
    found = counts(invented.tables())
    assert (found.effects, found.other_routes, found.without_effect) == (1, 1, 1)
    assert (found.conditional, found.contradicted, found.poolable) == (0, 1, 0)
    assert "1 contradicted" in summary(invented.tables())


def test_pooled_syntheses_are_counted(invented):
    invented.rows["syntheses"][0] |= {"method": "meta_analysis", "estimate": 0.4}
    assert "Pooled      1 meta-analysis\n" in summary(invented.tables())


def test_a_file_name_cannot_command_the_terminal(invented):
    invented.rows["documents"][2]["path"] = "a\x1b[2J\nDocuments 9 read.txt"
    text = summary(invented.tables())
    assert "a\\x1b[2J\\nDocuments 9 read.txt: not text" in text
    assert "\x1b" not in text


def test_a_flood_of_quarantined_documents_is_cut_and_said(invented):
    bad = invented.rows["documents"][2]
    invented.rows["documents"] += [
        bad | {"doc_id": f"Dbad{i}", "path": f"{i:03}.txt"} for i in range(120)
    ]
    text = summary(invented.tables())
    assert "121 quarantined" in text
    assert "and 21 more; the table documents holds all" in text


def test_nothing_at_all(invented):
    invented.rows.clear()
    text = summary(invented.tables())
    assert text.startswith("Documents   0 read, 0 quarantined\n")
    assert "Effects     0 computed" in text


def test_it_reads_only_tables_that_exist():
    assert set(READS) <= set(TABLES)


def test_missing_figures_are_named_where_the_figures_are(tmp_path):
    assert figures_line(tmp_path) == str(tmp_path)
    index = "figure,title,pages,not_drawn_because\nforest,F,1,\n"
    (tmp_path / "figures.csv").write_text(index, encoding="utf-8")
    assert figures_line(tmp_path) == str(tmp_path)
    (tmp_path / "figures.csv").write_text(index + "funnel,F,0,too few\n", encoding="utf-8")
    assert figures_line(tmp_path) == f"{tmp_path}; nothing to draw for funnel: figures.csv says why"
