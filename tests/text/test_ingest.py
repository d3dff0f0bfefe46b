"""Bad files are quarantined with their reason; the others are read."""

import pytest
from trialtrace.pipeline.places import lexicon_folder
from trialtrace.text.cues import load
from trialtrace.text.ingest import Limits, ingest
from trialtrace.text.store import TextStore, write_texts

CUES = load(lexicon_folder() / "page.yaml")
LIMITS = Limits(max_megabytes=1, max_line_kilobytes=100)

BAD = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \n\xc2\xa0\n", "the file holds only white space"),
    "binary.txt": (b"PK\x03\x04\x00\x00\x00rest", "binary: the file holds NUL bytes"),
    "control.txt": (b"\x01\x02\x03 text", "binary: the file holds control characters"),
    "large.txt": (b"word " * 300_000, "1.5 MB, more than ingest.max_megabytes = 1"),
    "line.txt": (b"x" * 100_001, "a line of 100,001 characters"),
    "paper.pdf": (b"%PDF-1.7", "no reader for this kind of file"),
    "{name}.txt": (b"Text.", "braces in the file name"),
    "half16.txt": (b"\xff\xfeA\x00B", "not valid utf-16"),
}


def read(folder, *names):
    rows, documents = ingest(folder, names, CUES, LIMITS)
    return {r.path: r for r in rows}, {d.path: d for d in documents}


@pytest.mark.parametrize("name", BAD)
def test_quarantine(tmp_path, name):
    data, reason = BAD[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("Forty people walked.", encoding="utf-8")
    rows, documents = read(tmp_path, name, "good.txt")
    assert rows[name].status == "quarantined"
    assert rows[name].reason.startswith(reason)
    assert list(documents) == ["good.txt"]


def test_a_file_that_is_gone_or_a_folder_is_quarantined(tmp_path):
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.txt").mkdir()
    rows, documents = read(tmp_path, "link.txt", "folder.txt")
    assert {r.reason for r in rows.values()} == {
        "cannot be read: No such file or directory",
        "cannot be read: Is a directory",
    }
    assert not documents


def test_a_file_that_is_not_utf8_is_read_as_cp1252_and_flagged(tmp_path):
    (tmp_path / "old.txt").write_bytes("Café – 5 µg".encode("cp1252"))
    rows, documents = read(tmp_path, "old.txt")
    assert documents["old.txt"].text == "Café – 5 µg"
    assert rows["old.txt"].encoding == "cp1252"
    assert (
        rows["old.txt"].reason == "not UTF-8 (byte 3); read as cp1252, check letters with accents"
    )


def test_the_canonical_text_is_the_decoded_file_unchanged(tmp_path):
    text = "Ｆｕｌｌ ﬁne 5 cm²\r\n\u00a0x\u2009= 12·3\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    _, documents = read(tmp_path, "a.txt")
    assert documents["a.txt"].text == text


def test_texts_come_back_from_disk(tmp_path):
    (tmp_path / "a.txt").write_text("Title\nForty people walked. Ten ran.", encoding="utf-8")
    _, documents = read(tmp_path, "a.txt")
    document = documents["a.txt"]
    write_texts(tmp_path / "texts" / "0.jsonl", [document])
    store = TextStore(tmp_path / "texts")
    assert store.get(document.doc_id) == document
    assert list(store) == [document]
    assert [document.slice(s) for s in document.sentences][-1] == "Ten ran."
    assert document.sentence_at(document.text.index("Ten")).start == document.text.index("Ten")
