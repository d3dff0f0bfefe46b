"""The tables of a run over the five articles, with rows found by what a reader would say of them."""

from trialtrace.tables.io import read_table
from trialtrace.tables.registry import TABLES

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


def reference(world, short, words):
    table = world.of("references", short)
    found = table[table["raw"].str.contains(words, regex=False)]
    assert len(found) == 1
    row = found.iloc[0]
    authors = world["reference_authors"]
    names = authors[authors["reference_id"] == row["reference_id"]].sort_values("ordinal")
    return row, list(names["family"])


def result(world, study_id, outcome_words):
    outcomes = world["outcomes"]
    mine = outcomes[
        (outcomes["study_id"] == study_id) & outcomes["name"].str.contains(outcome_words)
    ]
    assert len(mine) == 1, outcomes[outcomes["study_id"] == study_id]["name"].tolist()
    results = world["results"]
    return mine.iloc[0], results[results["outcome_id"] == mine.iloc[0]["outcome_id"]]
