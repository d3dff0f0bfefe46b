"""An effect in a part of a trial's people never stands for the trial."""

from tests.synthesize.cases import GROUP, trial


def in_part(w, study_path, events, subgroup):
    """Add counts of a subgroup to the outcome of a trial that was built before."""
    doc = next(r for r in w.rows if r["table"] == "outcomes" and r["doc_id"] == study_path)
    arms = [r["row_id"] for r in w.rows if r["table"] == "arms" and r["doc_id"] == study_path]
    for arm, value in zip(arms, events, strict=True):
        w.result(doc["row_id"], arm, group=f"{arm}{subgroup}", statistic="events", value=value,
                 n=30, subgroup=subgroup)  # fmt: skip


def pooled(tables):
    return tables["syntheses"].query("method == 'meta_analysis'")


def entering(tables):
    members = tables["synthesis_members"].merge(tables["effects"], on="effect_id")
    inside = members[members["included"]]
    return sorted(set(zip(inside["trial_id_x"], inside["subgroup"], strict=True)))


def test_the_whole_sample_stands_for_the_trial_beside_its_parts(world):
    for path, events in {"a.txt": (8, 15), "b.txt": (10, 12)}.items():
        trial(world, path, events)
    in_part(world, "a.txt", (2, 6), "women")
    tables = world.synthesize(GROUP)
    assert set(pooled(tables)["k"]) == {2}
    assert entering(tables) == [("T-a.txt", ""), ("T-b.txt", "")]
    reasons = set(tables["synthesis_members"]["why_not"])
    assert "is about a part of the trial's people (women)" in reasons


def test_a_part_does_not_stand_in_where_the_whole_is_missing(world):
    for path, events in {"a.txt": (8, 15), "b.txt": (10, 12), "c.txt": ()}.items():
        if events:
            trial(world, path, events)
        else:
            trial(world, path, ("0", "0"), timepoints=())
            in_part(world, path, (2, 6), "women")
    tables = world.synthesize(GROUP)
    assert set(pooled(tables)["k"]) == {2}
    assert ("T-c.txt", "women") not in entering(tables)


def test_a_group_of_a_subgroup_takes_the_effects_in_it(world):
    for path, events in {"a.txt": (8, 15), "b.txt": (10, 12)}.items():
        trial(world, path, events)
        in_part(world, path, (3, 6), "women aged 60 or more")
        in_part(world, path, (5, 9), "men")
    tables = world.synthesize({**GROUP, "subgroup": ["women"]})
    assert entering(tables) == [
        ("T-a.txt", "women aged 60 or more"), ("T-b.txt", "women aged 60 or more"),
    ]  # fmt: skip
    reasons = set(tables["synthesis_members"]["why_not"])
    assert "is about men; the group is about women" in reasons
    assert "is about all people of the trial; the group is about women" in reasons
