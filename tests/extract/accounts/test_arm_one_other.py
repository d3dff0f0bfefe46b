"""Groups told one after the other: "one group wore a splint, the other group a cast"."""

import pytest

CONTROLS = ("placebo", "none", "active")
TITLE = "Removable splints after wrist surgery: effect on pain.\nPain after surgery is common. "


def _sides(read, text):
    arms = [(one["role"] in CONTROLS, one.get("label", "")) for one in read(text).arms()]
    return [label for control, label in arms if not control] + [
        label for control, label in arms if control
    ]


@pytest.mark.parametrize(
    ("told", "control"),
    [
        ("In one group, plaster casts were used. In the second group, splints were used.", "plaster casts"),
        ("In one group a plaster cast was applied. In the other group a splint was applied.", "plaster cast"),
        ("One group received a plaster cast; the other group received a splint.", "plaster cast"),
        ("One group wore a splint for six weeks and the other group a plaster cast.", "plaster cast"),
        ("Half wore a plaster cast and the other half a splint.", "plaster cast"),
        ("One group was treated with a splint whereas the other served as a control.", "control"),
        ("There was one group with a plaster cast and one group with a splint.", "plaster cast"),
        ("They formed two groups: one received a plaster cast and the other a splint.", "plaster cast"),
        ("Of two groups, one of which wore a splint, the other did not wear any splint.", "did not wear any splint"),
        ("Forty patients wore a plaster cast and the remaining 40 patients wore a splint.", "plaster cast"),
        ("In 38 patients a plaster cast was applied, and in the other 42 patients a splint.", "plaster cast"),
        ("42 were treated with a splint and the remainder were treated with a plaster cast.", "plaster cast"),
        ("In each, one wrist was treated with a splint and the other wrist with a plaster cast.", "plaster cast"),
    ],
)  # fmt: skip
def test_who_had_what_is_told_one_after_the_other(read, told, control):
    text = f"{TITLE}We randomised 80 patients. {told} Pain was lower with splints (P = 0.02)."
    assert _sides(read, text) == ["Removable splints", control]


@pytest.mark.parametrize(
    "told",
    [
        # What befell people, or was measured in them, is nothing that a group had.
        "Forty-two patients had nausea and the other 38 patients had vomiting.",
        "In one group pain was reduced; in the other group it was not.",
        # Only one of two is told.
        "One group wore a splint.",
    ],
)
def test_what_befell_two_groups_is_no_arm(read, told):
    text = (
        f"Wrist surgery and pain.\nWe studied 80 patients before surgery. {told} Pain was common."
    )
    assert len(read(text).arms()) < 2


def test_sizes_are_told_with_the_groups(read):
    told = "In 38 patients a plaster cast was applied, and in the other 42 patients a splint."
    arms = read(f"{TITLE}We randomised 80 patients. {told} Pain was lower with splints.").arms()
    assert {one["label"]: one["n"] for one in arms} == {
        "Removable splints": "42",
        "plaster cast": "38",
    }


def test_the_first_group_is_known_again(read):
    told = "In the first group plaster casts were used and in the second group splints."
    results = "Swelling was seen in 30% of the first group and in 12% of the second group."
    found = read(f"{TITLE}We randomised 80 patients. {told} {results}").results()
    assert [one[1:3] for one in found if one[0] == "percent"] == [
        ("30", "plaster casts"),
        ("12", "splints"),
    ]


def test_one_of_two_sides_is_no_count(read):
    told = "One eye was given zinc drops; the fellow eye was given saline."
    text = f"Zinc drops for dry eyes.\nWe randomised eyes of 30 adults. {told} Tears increased."
    assert [one for one in read(text).results() if one[0] == "events"] == []
    assert _sides(read, text) == ["Zinc drops", "saline"]
