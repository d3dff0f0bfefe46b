"""The page: complete, linked both ways, safe, the same bytes every time."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from trialtrace.show.report.stage import READS, write
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.registry import TABLES

SCHEMA = Path(__file__).parents[3] / "workflow/schemas/config/report.yaml"


def test_every_link_leads_somewhere_and_every_id_is_there_once(invented, page_of):
    page = page_of(invented)
    assert len(page.ids) == len(set(page.ids))
    assert all(href.startswith("#") for href in page.hrefs)
    assert {href[1:] for href in page.hrefs} <= set(page.ids)
    labelled = [
        attrs["aria-labelledby"] for _, attrs in page.elements if "aria-labelledby" in attrs
    ]
    assert set(labelled) <= set(page.ids)


def test_documents_are_shown_letter_by_letter(invented, page_of):
    page = page_of(invented)
    assert page.documents == {d.doc_id: d.text for d in invented.texts}


def test_a_number_leads_to_its_span_and_the_span_to_its_row(invented, page_of):
    page = page_of(invented)
    for row in invented.rows["values"]:
        assert f"value-{row['value_id']}" in page.ids
    # The sample size in the table of studies, and the words in the text.
    assert re.search(r'<a href="#evidence-E120" class="value" title="[^"]*rule n_adults', page.text)
    assert re.search(
        r'<mark class="evidence evidence-sure" id="evidence-E120"><a href="#value-V120"'
        r' title="study: sample size: sure, rule n_adults[^"]*">120</a></mark>',
        page.text,
    )


def test_citations_references_and_works_are_linked(invented, page_of):
    page = page_of(invented)
    assert re.search(
        r'id="citation-span-Clind"><a href="#citation-Clind"[^>]*>Lind </a>', page.text
    )
    row = re.search(r'<tr id="citation-Clind">.*?</tr>', page.text, re.DOTALL)[0]
    assert '<a href="#reference-Rlind"' in row
    reference = re.search(r'<tr id="reference-Rlind">.*?</tr>', page.text, re.DOTALL)[0]
    assert '<a href="#work-Wlind"' in reference
    assert '<a href="#reference-span-Rlind">Lind 2015</a>' in reference
    assert '<td class="number"><a href="#citation-Clind">1</a></td>' in reference
    work = re.search(r'<tr id="work-Wlind">.*?</tr>', page.text, re.DOTALL)[0]
    assert '<th scope="row">Lind 2015</th>' in work
    assert '<td class="number"><a href="#reference-Rlind">1</a></td>' in work
    assert re.search(r'id="reference-span-Rlind"><a href="#reference-Rlind"', page.text)


def test_a_work_leads_to_each_of_its_references(invented, page_of):
    other = invented.rows["references"][0] | {"reference_id": "Rother", "ordinal": 2}
    invented.rows["references"].append(other)
    invented.rows["work_members"].append({"work_id": "Wlind", "reference_id": "Rother"})
    invented.rows["works"][0]["n_references"] = 2
    page = page_of(invented)
    assert (
        '<a href="#reference-Rlind">2</a><sup><a href="#reference-Rother">2</a></sup>' in page.text
    )


def test_findings_lead_to_their_words_and_back(invented, page_of):
    page = page_of(invented)
    row = re.search(r'<tr id="finding-Gyear".*?</tr>', page.text, re.DOTALL)[0]
    assert '<a href="#finding-span-Gyear-1" title="heart/salt.txt">2016 followed 120</a>' in row
    assert '<a href="#finding-span-Gyear-2"' in row
    assert 'data-severity="error" data-code="CIT001"' in row
    assert re.search(r'id="finding-span-Gyear-2"><a href="#finding-Gyear"', page.text)


def test_numbers_set_aside_tell_why(invented, page_of):
    page = page_of(invented)
    assert re.search(
        r'class="rejected rejected-plain" id="rejected-span-Dsalt-\d+-\d+"><a href="#rejected-Dsalt-'
        r'\d+-\d+" title="not study data \(percent\): a market figure, not a result">30%</a>',
        page.text,
    )
    listed = re.search(r'<tr id="rejected-Dsalt-.*?</tr>', page.text, re.DOTALL)[0]
    assert "a market figure, not a result" in listed
    assert '<a href="#rejected-span-Dsalt-' in listed


def test_an_effect_tells_how_it_came_about(invented, page_of):
    page = page_of(invented)
    card = re.search(r'<details class="card" id="effect-Fpres".*?</details>', page.text, re.DOTALL)[
        0
    ]
    for words in (
        "−0.43 [−0.79, −0.07]",
        "[−0.44, −0.42]",
        "conditional",
        "the p-value compares the groups",
        "<code>t_from_p</code>",
        "<code>smd_from_t</code>",
        "open assumption",
        '<a href="#evidence-E60a" class="value">60</a>',
        '<a href="#value-Vp">',
        "t from p and df",
    ):
        assert words in card
    none = re.search(r'<tr id="effect-Fnone">.*?</tr>', page.text, re.DOTALL)[0]
    assert "no number is given" in none


def test_values_show_status_origin_tier_and_rule(invented, page_of):
    text = page_of(invented).text
    row = re.search(r'<tr id="value-V120">.*?</tr>', text, re.DOTALL)[0]
    cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row)
    assert cells[3:] == [
        "stated",
        "document",
        "sure",
        "n_adults",
        "yes",
        "the only value",
        "studies Slind n_total",
    ]
    other = re.search(r'<tr id="value-V18p" class="unused">.*?</tr>', text, re.DOTALL)[0]
    assert "publication" in other
    assert "not reviewed yet" in other


def test_what_was_not_found_is_said_once_and_fills_no_column(invented, page_of):
    absent = {"origin": "document", "chosen": True, "why": "nothing states it"}
    invented.rows["values"] += [
        absent | {"value_id": f"V{i}", "table": t, "row_id": r, "field": f, "status": s}
        for i, (t, r, f, s) in enumerate(
            [
                ("studies", "Slind", "masking", "not_found"),
                ("studies", "Slind", "age", "not_found"),
                ("arms", "Atab", "role", "not_found"),
                ("results", "Xp", "value", "not_applicable"),
            ]
        )
    ]
    page = page_of(invented)
    assert "<p>Not found: study (masking, age); arm: table salt (role).</p>" in page.text.replace(
        ' class="remark"', ""
    )
    assert "Does not apply: result: systolic pressure: p value (value)." in page.text
    studies = re.search(r'<caption id="table-studies".*?</table>', page.text, re.DOTALL)[0]
    assert "Masking" not in studies
    assert "value-V0" not in page.ids


def test_headings_go_down_one_step_at_a_time(invented, page_of):
    levels = [int(tag[1]) for tag, _ in page_of(invented).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_and_table_headers(invented, page_of):
    page = page_of(invented)
    tags = [tag for tag, _ in page.elements]
    assert [tags.count(tag) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert page.all("a")[0] == {"class": "skip", "href": "#main"}
    assert all(attrs.get("scope") in ("col", "row", "rowgroup") for attrs in page.all("th"))
    assert tags.count("caption") == tags.count("table")
    assert page.all("html")[0]["lang"] == "en"


def test_it_works_without_script(invented, page_of):
    page = page_of(invented)
    (form,) = page.all("form")
    assert "hidden" in form
    assert not any("hidden" in attrs for attrs in page.all("tr"))


def test_nothing_comes_from_outside(invented, page_of):
    page = page_of(invented)
    assert not re.search(r"""(src|href|action)\s*=\s*["'](?!#)""", page.text)
    assert "url(http" not in page.text
    policy = next(a["content"] for a in page.all("meta") if "http-equiv" in a)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "script-src 'unsafe" not in policy


HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


def test_documents_cannot_put_code_into_the_page(invented, page_of):
    def poison(text):
        return text.replace("Stronger knees", f"Stronger {HOSTILE} knees")

    knee = invented.texts.get("Dknee")
    text = poison(knee.text)
    shift = len(HOSTILE) + 1
    invented.texts.documents[1] = replace(knee, text=text, blocks=(), sentences=())
    for row in invented.rows["evidence"]:
        if row["doc_id"] == "Dknee":
            row |= {
                "start": row["start"] + shift,
                "end": row["end"] + shift,
                "quote": HOSTILE,
                "rule": HOSTILE,
                "role": HOSTILE,
            }
    for table, column in (
        ("studies", "label"),
        ("studies", "condition"),
        ("arms", "label"),
        ("outcomes", "name"),
        ("findings", "message"),
        ("findings", "subject_id"),
        ("effects", "slab"),
        ("effects", "why_not"),
        ("effects", "assumptions"),
        ("works", "label"),
        ("works", "title"),
        ("documents", "path"),
        ("documents", "title"),
        ("documents", "reason"),
        ("documents", "language"),
        ("rejected", "reason"),
        ("citations", "link_reason"),
        ("values", "why"),
        ("syntheses", "group"),
    ):
        for number, row in enumerate(invented.rows[table]):
            row[column] = f"{HOSTILE}{number}"
    page = page_of(invented, title=HOSTILE)
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    assert "img" not in {tag for tag, _ in page.elements}
    assert page.documents["Dknee"] == text
    assert {href[1:] for href in page.hrefs} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_ids_of_people_cannot_break_an_anchor(invented, page_of):
    wild = 'S "x"><b>'
    for rows in invented.rows.values():
        for row in rows:
            for column, cell in row.items():
                if cell == "Slind":
                    row[column] = wild
    page = page_of(invented)
    assert {href[1:] for href in page.hrefs} <= set(page.ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", name) for name in page.ids)
    assert "b" not in {tag for tag, _ in page.elements}


def test_a_text_that_is_not_the_one_read_stops_with_a_reason(invented, page_of):
    salt = invented.texts.documents[0]
    invented.texts.documents[0] = replace(salt, text="x" + salt.text)
    with pytest.raises(TrialtraceError, match=r"heart/salt.txt: .* run the workflow again"):
        page_of(invented)


def test_limits_leave_no_link_without_its_place(invented, page_of):
    page = page_of(invented, documents_in_full=1, rows=1, unfolded=0)
    assert {href[1:] for href in page.hrefs} <= set(page.ids)
    assert list(page.documents) == ["Dsalt"]
    assert (
        "The first 1 of 3 findings; all of them stand in results/tables/findings.csv" in page.text
    )
    assert "The text of 1 of 2 documents is shown" in page.text
    assert not any("open" in attrs for attrs in page.all("details"))
    bare = page_of(invented, documents_in_full=0)
    assert bare.documents == {}
    assert {href[1:] for href in bare.hrefs} <= set(bare.ids)


def test_nothing_at_all_gives_a_page_that_says_so(invented, page_of):
    invented.rows.clear()
    invented.texts.documents.clear()
    page = page_of(invented)
    for words in (
        "There are no documents.",
        "No account of a study was found.",
        "Nothing is pooled",
    ):
        assert words in page.text


def test_the_same_tables_give_the_same_bytes(invented, tmp_path):
    options = {"title": "t", "unfolded": 1, "documents_in_full": 9, "rows": 9}
    pages = [
        write(invented.tables(), invented.texts, tmp_path / "none", options, tmp_path / name)
        for name in ("a", "b")
    ]
    assert pages[0].read_bytes() == pages[1].read_bytes()
    assert b"No figure was drawn." in pages[0].read_bytes()
    assert str(tmp_path).encode() not in pages[0].read_bytes()
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["index.html"]


def test_options_and_schema_agree(invented, page_of):
    schema = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    assert schema["additionalProperties"] is False
    defaults = {name: key["default"] for name, key in schema["properties"].items()}
    assert all(key["description"] for key in schema["properties"].values())
    assert page_of(invented, **defaults).all("title")


def test_it_reads_only_tables_that_exist():
    assert set(READS) <= set(TABLES)
