"""Batches are stable, and manifests change exactly when their documents do."""

import os

from trialtrace.pipeline.batches import batch_of, find_documents, read_manifest, update_manifests


def add(raw, name, text="Text."):
    file = raw / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def times(folder):
    return {f.name: (f.stat().st_mtime_ns, f.stat().st_ino) for f in folder.iterdir()}


def test_a_batch_depends_on_the_path_alone():
    assert batch_of("a.txt", 16) == batch_of("a.txt", 16)
    # A power of two keeps halves together: with 8 batches each is the union of two of 16.
    for i in range(50):
        assert int(batch_of(f"{i}.txt", 8)) == int(batch_of(f"{i}.txt", 16)) % 8


def test_hidden_files_sheets_and_the_list_of_documents_are_no_documents(tmp_path):
    for name in (
        "b.txt",
        "sub/a.md",
        ".hidden.txt",
        "publications/x.csv",
        "documents.csv",
        "README.md",
    ):
        add(tmp_path, name)
    assert find_documents(tmp_path) == ["b.txt", "sub/a.md"]


def test_manifests_change_only_where_a_document_does(tmp_path):
    raw, folder = tmp_path / "raw", tmp_path / "m"
    for i in range(20):
        add(raw, f"{i}.txt")
    update_manifests(raw, folder, 4)
    before = times(folder)
    update_manifests(raw, folder, 4)
    assert times(folder) == before

    # Same size, older date: only the content tells.
    file = add(raw, "7.txt", "Tex2.")
    os.utime(file, (1, 1))
    update_manifests(raw, folder, 4)
    assert changed(before, folder) == {f"{batch_of('7.txt', 4)}.csv"}

    before = times(folder)
    (raw / "3.txt").unlink()
    update_manifests(raw, folder, 4)
    assert changed(before, folder) == {f"{batch_of('3.txt', 4)}.csv"}
    assert "3.txt" not in {m.path for m in read_manifest(folder / f"{batch_of('3.txt', 4)}.csv")}


def test_a_batch_goes_with_its_last_document(tmp_path):
    raw, folder = tmp_path / "raw", tmp_path / "m"
    add(raw, "a.txt")
    add(raw, "b.txt")
    assert len(update_manifests(raw, folder, 4096)) == 2
    (raw / "a.txt").unlink()
    assert update_manifests(raw, folder, 4096) == [batch_of("b.txt", 4096)]
    assert not (folder / f"{batch_of('a.txt', 4096)}.csv").exists()
    assert (folder / "batches.txt").read_text() == batch_of("b.txt", 4096) + "\n"


def test_names_with_commas_quotes_and_line_breaks_come_back(tmp_path):
    names = ['a,"b".txt', "c\nd.txt", "-e $f%.txt", "ü.txt"]
    for name in names:
        add(tmp_path / "raw", name)
    batches = update_manifests(tmp_path / "raw", tmp_path / "m", 1)
    assert {m.path for m in read_manifest(tmp_path / "m" / f"{batches[0]}.csv")} == set(names)


def test_no_documents_at_all(tmp_path):
    assert update_manifests(tmp_path / "none", tmp_path / "m", 16) == []


def changed(before, folder):
    after = times(folder)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
