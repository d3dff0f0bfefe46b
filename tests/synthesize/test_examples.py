"""The example configs are valid, and say what they claim."""

from pathlib import Path

import pytest
import yaml
from trialtrace.pipeline.config import complete, load_schema
from trialtrace.synthesize.groups import groups_of
from trialtrace.tables.errors import TrialtraceError

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "config" / "examples").glob("*.yaml"))


def whole(config, source="test"):
    return complete(config, load_schema(ROOT / "workflow" / "schemas" / "config"), source)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_examples_are_valid(path):
    options = whole(yaml.safe_load(path.read_text(encoding="utf-8")), path.name)["synthesize"]
    groups = groups_of(options)
    assert groups
    assert all(g.reason and g.outcome and g.experimental for g in groups)


def test_defaults_pool_nothing_and_allow_nothing():
    options = whole({})["synthesize"]
    assert options["groups"] == []
    assert options["defaults"]["allow_conditional"] is False
    assert options["defaults"]["allow_secondary"] is False


def test_a_group_overrides_the_defaults():
    group = {"name": "a", "reason": "b", "outcome": ["c"], "experimental": ["d"], "measure": "RR"}
    options = whole(
        {"synthesize": {"groups": [{**group, "model": "DL"}], "defaults": {"test": "z"}}}
    )
    made = groups_of(options["synthesize"])[0]
    assert (made.model, made.test, made.shared_control) == ("DL", "z", "combine")


@pytest.mark.parametrize("key", ["reason", "outcome", "measure"])
def test_a_group_without_its_reason_is_refused(key):
    group = {"name": "a", "reason": "b", "outcome": ["c"], "experimental": ["d"], "measure": "RR"}
    del group[key]
    with pytest.raises(TrialtraceError, match="groups"):
        whole({"synthesize": {"groups": [group]}})


def test_a_misspelt_key_is_named():
    with pytest.raises(TrialtraceError, match="corelations"):
        whole({"derive": {"corelations": [0.5]}})
