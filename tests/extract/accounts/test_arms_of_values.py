"""Three and more arms that one list names beside as many values, where the allotment hides one of them."""

import pytest

OPENING = (
    "Itch in sailors\n\nWe randomly assigned 141 sailors to tar (TAR, 5 g; n = 47) alone or in combination with oil, "
    "either weekly (WOL) (n = 46) or daily (DOL) (n = 48). "
)
ALL = ["tar", "weekly", "DOL"]


@pytest.mark.parametrize(
    "told",
    [
        "Itch stopped in 21%, 22% and 19% for TAR, WOL and DOL, respectively. ",
        "Itch was similar (21, 22, and 19% for TAR, WOL, and DOL, respectively). ",
        "The mean score was 21 (SD 2), 22 (SD 3) and 19 (SD 2) points in the TAR, WOL and DOL groups. ",
    ],
)
def test_a_list_with_as_many_values_names_all_arms(read, told):
    got = read(OPENING + told + "Sailors liked WOL less than TAR, and DOL least; TAR smelled.")
    roles = {one["label"]: one["role"] for one in got.arms()}
    assert roles == dict(zip(ALL, ("active", "experimental", "experimental"), strict=True))
    found = got.of_arms("percent") | got.of_arms("mean")
    assert found == set(zip(("21", "22", "19"), ALL, strict=True))


@pytest.mark.parametrize(
    "told",
    [
        "Itch stopped in 21%, 22% and 19% of sailors, nurses and cooks.",
        "Itch stopped in 21%, 22% and 19% in weeks 1, 2 and 3.",
        "Itch was 21, 22 and 19 points at noon, and 5 in men, women and children.",
        "Itch stopped in 21%, 22% and 19% with men, women and boys.",
        "Rates were 21%, 22% and 19% for falls, ulcers and sores, respectively. Falls, ulcers and sores cost much.",
        "Itch stopped in 21, 22 and 19% in Kenya, Uganda and Tanzania. Kenya, Uganda and Tanzania are hot.",
    ],
)
def test_lists_that_name_no_arms(read, told):
    got = read(
        "Itch in sailors\n\nWe randomly assigned 94 sailors to tar (n = 47) or oil (n = 47). "
        + told
    )
    assert {one["label"] for one in got.arms()} == {"tar", "oil"}
