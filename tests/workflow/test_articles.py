"""The five articles, end to end: what a careful human reader finds, by value and quote."""

from pathlib import Path

import pandas as pd
import pytest
from trialtrace.extract.trail import EXCLUSIVE
from trialtrace.tables.io import read_table
from trialtrace.tables.registry import TABLES

pytestmark = pytest.mark.workflow

DOCS = {
    "000": "000_63350dd16c195b80.txt",
    "001": "001_44f13e6ce01ebcfa.txt",
    "002": "002_22cf045a276ada9f.txt",
    "003": "003_86a5bd4000f7d435.txt",
    "004": "004_ee228f7382af1ebf.txt",
}


class World:
    """All tables of the run, with rows found by what a reader would say of them."""

    def __init__(self, folder):
        self.folder = folder
        self.tables = {name: read_table(folder / "data/processed", name) for name in TABLES}
        documents = self["documents"].set_index("path")["doc_id"]
        self.doc = {short: documents[path] for short, path in DOCS.items()}
        self.text = {
            short: (folder / "data/raw" / path).read_bytes().decode()
            for short, path in DOCS.items()
        }

    def __getitem__(self, name):
        return self.tables[name]

    def of(self, name, short):
        table = self[name]
        return table[table["doc_id"] == self.doc[short]]

    def study(self, short, words):
        """The one account of a document one of whose quotes holds some words."""
        values, evidence = self["values"], self["evidence"]
        ids = set(self.of("studies", short)["study_id"])
        quoted = evidence[evidence["quote"].str.contains(words, regex=False)]["evidence_id"]
        rows = values[values["evidence_id"].isin(quoted)]["row_id"]
        owners = set(self["rows"][self["rows"]["row_id"].isin(rows)]["study_id"]) & ids
        assert len(owners) == 1, (short, words, owners)
        return owners.pop()

    def stated(self, row_id):
        """field → (value, raw) of a row, from its document."""
        values = self["values"]
        mine = values[(values["row_id"] == row_id) & (values["origin"] == "document")]
        raw = self["evidence"].set_index("evidence_id")["raw"]
        stated = mine[mine["status"] == "stated"]
        return {v.field: (v.value, raw[v.evidence_id]) for v in stated.itertuples()}


@pytest.fixture(scope="module")
def world(articles):
    return World(articles.folder)


# --- references and works ---------------------------------------------------------------------


def test_all_five_are_read(world):
    assert (world["documents"]["status"] == "read").all()
    assert len(world["documents"]) == 5


@pytest.mark.parametrize(
    ("short", "count"), [("000", 28), ("001", 0), ("002", 9), ("003", 6), ("004", 3)]
)
def test_number_of_references(world, short, count):
    assert len(world.of("references", short)) == count


def reference(world, short, words):
    table = world.of("references", short)
    found = table[table["raw"].str.contains(words, regex=False)]
    assert len(found) == 1
    row = found.iloc[0]
    authors = world["reference_authors"]
    names = authors[authors["reference_id"] == row["reference_id"]].sort_values("ordinal")
    return row, list(names["family"])


REFERENCES = [
    ("000", "Uzel BPC", "Uzel", 6, True, 2021,
     "Intradermal injections with 0.5% minoxidil for the treatment of female androgenetic alopecia: "
     "a randomized, placebo-controlled trial", "Dermatol Ther", "34", "1", "", "e14622", ""),
    ("000", "Abdallah M", "Abdallah", 3, False, 2009,
     "Mesotherapy using dutasteride-containing solution in male pattern hair loss: a controlled "
     "pilot study", "J Pan Arab Leag Dermatol", "20", "", "137–145", "", ""),
    ("000", "Choi JW", "Choi", 4, False, 2016,
     "Histopathologic features of ophiasis-type alopecia areata", "J Am Acad Dermatol", "76", "6",
     "AB156–C", "", ""),
    ("000", "Wan J", "Wan", 6, True, 2025,
     "A prospective study of exosome therapy for androgenetic alopecia", "Aesthetic Plast Surg", "",
     "", "", "", ""),
    ("002", "Moftah, N.", "Moftah", 6, False, 2013,
     "Mesotherapy Using Dutasteride-containing Preparation In Treatment Of Female Pattern Hair loss: "
     "Photographic, Morphometric And Ultrastructural Evaluation",
     "Journal of European Academy of Dermatology and Venereology", "27", "6", "686-693", "", ""),
    ("002", "Duque-Estrada, B.", "Duque-Estrada", 4, False, 2009,
     "Alopecia Secondary To Mesotherapy", "Journal of the American Academy of Dermatology", "61", "",
     "707-709", "", ""),
    ("002", "Sivagnanam, G.", "Sivagnanam", 1, False, 2010, "Mesotherapy – The French Connection",
     "Journal of Pharmacology and Pharmacotherapeutics", "1", "1", "4-8", "", ""),
    ("003", "SONAGRA B.", "SONAGRA", 1, True, 2019,
     "Comparative Study between Mesotherapy and Topical 5% Minoxidil by Dermoscopic Evaluation for "
     "Androgenic Alopecia in Male: A Randomized Controlled Trial",
     "International Journal of Trichology", "", "", "", "", ""),
    ("004", "Hair Loss at Injection Sites", None, 0, False, None,
     "Hair Loss at Injection Sites of Mesotherapy for Alopecia", "Journal of Cosmetic Dermatology",
     "", "", "", "", "10.1111/jocd.12320"),
]  # fmt: skip


@pytest.mark.parametrize("expected", REFERENCES, ids=lambda e: e[1])
def test_fields_of_references(world, expected):
    short, words, first, n, et_al, year, title, container, volume, issue, pages, article, doi = (
        expected
    )
    row, names = reference(world, short, words)
    assert (names[0] if names else None) == first
    assert len(names) == n
    assert bool(row["et_al"]) is et_al
    assert (None if pd.isna(row["year"]) else int(row["year"])) == year
    got = tuple(
        row[c] for c in ("title", "container", "volume", "issue", "pages", "article_number", "doi")
    )
    assert got == (title, container, volume, issue, pages, article, doi)


def test_spans_of_references_and_their_fields_slice_the_text(world):
    text = {world.doc[short]: world.text[short] for short in DOCS}
    references = world["references"]
    for row in references.itertuples():
        assert text[row.doc_id][row.start : row.end] == row.raw
    doc = references.set_index("reference_id")["doc_id"]
    for row in world["reference_fields"].itertuples():
        assert text[doc[row.reference_id]][row.start : row.end] == row.raw


def work_of(world, short, words):
    row, _ = reference(world, short, words)
    members = world["work_members"].set_index("reference_id")
    work = members.loc[row["reference_id"], "work_id"]
    return world["works"].set_index("work_id").loc[work]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("000", "Sivagnanam G."), ("002", "Sivagnanam, G.")),
        (("002", "Mysore, V. (2010)"), ("004", "Mesotherapy in the Management of Hair Loss")),
        (("003", "GUPTA A. K."), ("003", "PIRACCINI M.")),
    ],
)
def test_one_publication_listed_twice_is_one_work(world, one, other):
    assert work_of(world, *one).name == work_of(world, *other).name


def test_the_pair_with_two_first_authors_needs_a_look(world):
    assert work_of(world, "003", "GUPTA A. K.")["review"] == "needs_a_look"


def test_rushton_is_flagged_and_not_merged(world):
    works = [work_of(world, "000", f"{y};{v}") for y, v in ((2002, 27), (2021, 46))]
    assert works[0].name != works[1].name
    assert {w["review"] for w in works} == {"needs_a_look"}


# --- citations --------------------------------------------------------------------------------


def citation(world, short, words):
    table = world.of("citations", short)
    found = table[table["quote"].str.contains(words, regex=False)]
    assert len(found), words
    return found


def linked_to(world, row):
    references = world["references"].set_index("reference_id")
    return references.loc[row["reference_id"], "raw"] if row["reference_id"] else ""


@pytest.mark.parametrize(
    ("cited", "listed"),
    [
        ("Baran & Maibach", "Baran, R."),
        ("Lucas, 2001", "Lucas, .K.J."),
        ("Konda & Thappa", "Konda, D."),
        ("Mysore (2010)", "Mysore, V. (2010)"),
        ("Sivagnanam et al", "Sivagnanam, G."),
        ("Duque-Estrada et al", "Duque-Estrada, B."),
        ("Moftah et al", "Moftah, N."),
    ],
)
def test_author_year_mentions(world, cited, listed):
    table = world.of("citations", "002")
    found = table[(table["style"] == "author_year") & table["raw"].str.contains(cited, regex=False)]
    assert len(found) == 1
    assert linked_to(world, found.iloc[0]).startswith(listed)


def test_the_narrative_mention_and_its_anaphor(world):
    story = citation(world, "003", "A study published in the").iloc[0]
    assert story["style"] == "narrative"
    assert linked_to(world, story).startswith("SONAGRA")
    anaphor = citation(world, "003", "88% of patients").iloc[0]
    assert anaphor["style"] == "anaphor"
    assert "the previously mentioned study" in anaphor["raw"]
    assert anaphor["antecedent_id"] == story["citation_id"]
    assert anaphor["reference_id"] == story["reference_id"]


def test_footnote_marks_and_the_unmarked_study(world):
    marks = world.of("citations", "004")
    marks = marks[marks["style"] == "footnote"]
    assert sorted(marks["label"]) == ["*", "**", "***"]
    assert (marks["reference_id"] != "").all()
    study = citation(world, "004", "December 2017 study").iloc[0]
    assert study["style"] == "narrative"
    assert "10.1111/jocd.12320" in linked_to(world, study)


def test_generic_talk_has_candidates_and_no_link(world):
    table = world.of("citations", "000")
    generic = table[table["style"] == "generic"]
    quotes = " ".join(generic["quote"])
    for words in (
        "Several clinical trials have evaluated",
        "in some trials",
        "Early studies have shown",
    ):
        assert words in quotes
    assert (generic["reference_id"] == "").all()
    assert set(generic["citation_id"]) & set(world["citation_candidates"]["citation_id"])
    findings = world.of("findings", "000")
    claims = findings[findings["code"].str.startswith("CLM")]
    assert 6 <= claims["subject_id"].isin(set(generic["citation_id"])).sum() <= 10


# --- accounts ---------------------------------------------------------------------------------


def test_exactly_four_accounts(world):
    counts = {short: len(world.of("studies", short)) for short in DOCS}
    assert counts == {"000": 0, "001": 0, "002": 2, "003": 1, "004": 1}


def test_the_account_in_003(world):
    study_id = world.study("003", "49 men")
    stated = world.stated(study_id)
    assert stated["n_total"] == ("49", "49")
    assert stated["sex"][0] == "male"
    assert "alopecia" in stated["condition"][0]
    assert "hair loss treatment in the past six months" in stated["eligibility"][0]
    # That it was randomised stands only in the title of the reference.
    assert stated.get("allocation", ("", ""))[0] != "randomised"


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        ("25", {"intervention": "mesotherapy", "frequency": "weekly", "co_intervention": "microneedling"}),
        ("24", {"intervention": "minoxidil", "dose": "2 to 3 ml", "frequency": "twice a day",
                "duration": "four months"}),
    ],
)  # fmt: skip
def test_the_arms_in_003(world, n, expected):
    study_id = world.study("003", "49 men")
    arms = world["arms"]
    arm = arms[(arms["study_id"] == study_id) & (arms["n"] == int(n))]
    assert len(arm) == 1
    row = arm.iloc[0]
    for field, words in expected.items():
        assert words in row[field], (field, row[field])
    assert world.stated(row["arm_id"])["n"] == (n, n)


def test_there_are_two_arms_and_56_components(world):
    study_id = world.study("003", "49 men")
    arms = world["arms"][world["arms"]["study_id"] == study_id]
    assert sorted(arms["n"]) == [24, 25]
    parts = world["arm_components"][world["arm_components"]["study_id"] == study_id]
    assert set(parts["arm_id"]) == {arms.set_index("n").loc[25, "arm_id"]}
    counts = {
        row.kind: int(row.count_) for row in parts.rename(columns={"count": "count_"}).itertuples()
    }
    assert counts.pop("total") == 56
    assert sorted(counts.values()) == [2, 4, 4, 5, 13, 24]
    assert counts["amino acids"] == 24


def result(world, study_id, outcome_words):
    outcomes = world["outcomes"]
    mine = outcomes[
        (outcomes["study_id"] == study_id) & outcomes["name"].str.contains(outcome_words)
    ]
    assert len(mine) == 1, outcomes[outcomes["study_id"] == study_id]["name"].tolist()
    results = world["results"]
    return mine.iloc[0], results[results["outcome_id"] == mine.iloc[0]["outcome_id"]]


def test_hair_shaft_diameter(world):
    study_id = world.study("003", "49 men")
    arms = world["arms"][world["arms"]["study_id"] == study_id].set_index("n")["arm_id"]
    outcome, results = result(world, study_id, "diameter")
    assert outcome["kind"] == "efficacy"
    row = results[results["p_value"].notna()]
    assert len(row) == 1
    row = row.iloc[0]
    assert (row["p_relation"], float(row["p_value"])) == ("=", 0.01)
    assert row["p_compares"] == "unclear"
    assert row["direction"] == "increase"
    assert (row["arm_id"], row["versus_arm_id"]) == (arms[25], arms[24])
    assert world.stated(row["result_id"])["p_value"] == ("0.01", "0.01")


def test_follicular_units(world):
    study_id = world.study("003", "49 men")
    _, results = result(world, study_id, "follicular units")
    row = results.iloc[0]
    assert row["direction"] == "no_difference"
    assert results["p_value"].isna().all()
    assert results["value"].isna().all()


def test_erythema(world):
    study_id = world.study("003", "49 men")
    arms = world["arms"][world["arms"]["study_id"] == study_id].set_index("n")["arm_id"]
    outcome, results = result(world, study_id, "erythema")
    assert outcome["kind"] == "harm"
    row = results[results["value"].notna()]
    assert len(row) == 1
    row = row.iloc[0]
    assert (row["statistic"], float(row["value"]), row["arm_id"]) == ("percent", 88.0, arms[25])
    assert (results["arm_id"] != arms[24]).all()
    assert world.stated(row["result_id"])["value"] == ("88", "88")


def test_the_two_cases_in_002(world):
    study_id = world.study("002", "Two cases of secondary hair loss")
    assert world.stated(study_id)["n_total"] == ("2", "Two")
    row = world["studies"].set_index("study_id").loc[study_id]
    assert row["structure"] == "case_report" or row["design"] == "case_report"
    assert "Duque-Estrada" in row["label"]
    outcome, _ = result(world, study_id, "hair loss")
    assert outcome["kind"] == "harm"
    arm = world["arms"][world["arms"]["study_id"] == study_id].iloc[0]
    assert (
        "mesotherapy" in arm["intervention"].lower() or "mesoglycan" in arm["intervention"].lower()
    )


def test_moftah_in_002(world):
    study_id = world.study("002", "dutasteride-containing solution")
    row = world["studies"].set_index("study_id").loc[study_id]
    assert "Moftah" in row["label"]
    arm = world["arms"][world["arms"]["study_id"] == study_id].iloc[0]
    assert "dutasteride" in arm["intervention"]
    results = world["results"][world["results"]["study_id"] == study_id]
    assert results["value"].isna().all()
    assert results["p_value"].isna().all()
    assert len(results) == 1


def test_the_2017_study_in_004(world):
    study_id = world.study("004", "late onset")
    row = world["studies"].set_index("study_id").loc[study_id]
    assert str(row["n_total"]) == "<NA>"
    outcomes = world["outcomes"][world["outcomes"]["study_id"] == study_id]
    assert set(outcomes["kind"]) == {"harm"}
    names = " ".join(outcomes["name"])
    assert "scarring" in names
    assert "hair loss" in names


# --- what is no study data --------------------------------------------------------------------

REJECTED = [
    ("001", "540", "hair mesotherapy market"),
    ("001", "90", "keratin"),
    ("001", "90", "influencers"),
    ("001", "38", "influencers"),
    ("001", "48", "washing your hair"),
    ("003", "57", "57% of women"),
    ("003", "70", "70% of men"),
    ("003", "50", "hairs per day"),
    ("003", "150", "hairs per day"),
    ("003", "45", "Each session lasts"),
    ("000", "0.25", "depth of injection"),
    ("000", "2", "depth of injection"),
    ("000", "three", "treatment protocol"),
    ("004", "1976", "asthma"),
    ("004", "2017", "December 2017 study"),
    ("004", "18", "men aged 18"),
]


@pytest.mark.parametrize(("short", "number", "where"), REJECTED)
def test_numbers_that_are_no_study_data_are_rejected_with_a_reason(world, short, number, where):
    table = world.of("rejected", short)
    text = world.text[short]
    found = [
        row
        for row in table.itertuples()
        if number in row.raw and where in text[max(0, row.start - 250) : row.end + 250]
    ]
    assert found
    assert all(len(row.reason) > 5 for row in found)
    used = world.of("evidence", short)
    for row in found:
        assert not ((used["start"] < row.end) & (used["end"] > row.start)).any()


def test_telephone_numbers_are_rejected(world):
    table = world.of("rejected", "004")
    assert "".join(table[table["looked_like"] == "telephone"]["raw"]) == 2 * "02077306666"


# --- effects and syntheses --------------------------------------------------------------------


def test_the_two_effects(world):
    effects = world["effects"][world["effects"]["measure"] != ""]
    primary = effects[effects["primary"]].set_index("measure")
    assert sorted(primary.index) == ["PR", "SMD"]
    smd = primary.loc["SMD"]
    assert float(smd["yi"]) == pytest.approx(0.754857, abs=5e-7)
    assert float(smd["bound_low"]) == pytest.approx(0.710, abs=5e-4)
    assert float(smd["bound_high"]) == pytest.approx(0.828, abs=5e-4)
    assert (int(smd["n1i"]), int(smd["n2i"])) == (25, 24)
    assert smd["conditional"]
    assert smd["assumption_status"] == "open"
    pr = primary.loc["PR"]
    assert float(pr["yi"]) == pytest.approx(22 / 25, abs=1e-12)
    assert float(pr["ci_lb"]) == pytest.approx(0.700442, abs=5e-7)
    assert float(pr["ci_ub"]) == pytest.approx(0.958332, abs=5e-7)
    assert pr["conditional"]
    assert not effects["poolable"].any()


def test_every_other_result_says_why_it_has_no_effect(world):
    none = world["effects"][world["effects"]["measure"] == ""]
    assert (none["why_not"].str.len() > 20).all()
    assert set(world["studies"]["study_id"]) == set(world["effects"]["study_id"])


def test_inputs_lead_back_to_the_sentence(world):
    effects = world["effects"].set_index("measure")
    inputs = world["effect_inputs"]
    evidence = world["evidence"].set_index("evidence_id")
    mine = inputs[inputs["effect_id"] == effects.loc["SMD", "effect_id"]]
    raws = {row.name_: evidence.loc[row.evidence_id, "raw"]
            for row in mine.rename(columns={"name": "name_"}).itertuples() if row.evidence_id}  # fmt: skip
    assert {"0.01", "25", "24"} <= set(raws.values())


def test_nothing_is_pooled(world):
    assert (world["syntheses"]["estimate"].isna()).all()
    assert (world["syntheses"]["why_not"] != "").all()


# --- the audit trail --------------------------------------------------------------------------


def test_every_span_slices_the_text(world):
    text = {world.doc[short]: world.text[short] for short in DOCS}
    for name in ("evidence", "rejected", "citations"):
        for row in world[name].itertuples():
            document = text[row.doc_id]
            assert document[row.start : row.end] == row.raw
            assert document[row.quote_start : row.quote_start + len(row.quote)] == row.quote
            assert row.quote_start <= row.start <= row.end <= row.quote_start + len(row.quote)
    for row in world["finding_spans"].itertuples():
        assert text[row.doc_id][row.start : row.end] == row.quote


def test_one_span_supports_one_field_of_one_row(world):
    spans = world["evidence"].set_index("evidence_id")
    values = world["values"]
    owners = {}
    for value in values[values["evidence_id"] != ""].itertuples():
        if (value.table, value.field) in EXCLUSIVE:
            span = spans.loc[value.evidence_id]
            cell = (value.row_id, value.field)
            assert owners.setdefault((span.doc_id, span.start, span.end), cell) == cell


def test_no_number_without_evidence_reaches_a_table(world):
    values = world["values"]
    chosen = values[values["chosen"] & (values["status"] == "stated")]
    assert (chosen["evidence_id"] != "").all() or set(
        chosen[chosen["evidence_id"] == ""]["origin"]
    ) <= {"derived", "human", "publication"}
    known = {(v.row_id, v.field) for v in chosen.itertuples()}
    numbers = {"studies": ["n_total"], "arms": ["n"], "arm_components": ["count"],
               "results": ["value", "low", "high", "n", "p_value"]}  # fmt: skip
    for name, fields in numbers.items():
        key = TABLES[name].key[0]
        for field in fields:
            for row_id in world[name].loc[world[name][field].notna(), key]:
                assert (row_id, field) in known


# --- findings ---------------------------------------------------------------------------------

FINDINGS = [
    ("CIT", ["Konda", "2012", "2009"]),
    ("CIT", ["Sakar", "2010", "2011"]),
    ("CIT", ["Sivagnanam", "et al"]),
    ("LNK", ["Gupta", "Piraccini"]),
    ("LNK", ["Rushton", "2002", "2021"]),
    ("CIT", ["28"]),
    ("NUM", ["56", "52"]),
    ("CLM", ["0.01"]),
    ("CLM", ["erythema"]),
    ("CLM", ["andomi"]),
    ("CLM", ["57%"]),
    ("CLM", ["540"]),
]


@pytest.mark.parametrize(("family", "words"), FINDINGS)
def test_findings(world, family, words):
    table = world["findings"]
    mine = table[table["code"].str.startswith(family)]["message"]
    assert any(all(w.lower() in m.lower() for w in words) for m in mine), mine.tolist()


# --- what people get --------------------------------------------------------------------------


def test_the_summary_is_printed_at_the_end(articles):
    said = articles.run.stdout + articles.run.stderr
    for words in ("5 read", "46", "results/report/index.html", "results/figures"):
        assert words in said


def test_figures_and_report_are_there(articles):
    results = Path(articles.folder) / "results"
    for name in ("forest", "effect-direction", "flow"):
        for ending in ("svg", "pdf", "png", "csv", "txt"):
            assert (results / "figures" / f"{name}.{ending}").stat().st_size > 0
    page = (results / "report" / "index.html").read_text(encoding="utf-8")
    assert "http://" not in page.split("<main")[0].replace("http://www.w3.org", "")
    assert "0.75" in page
