"""A wrong option gives one line with the key, the value and what is allowed."""

from pathlib import Path

import pytest
import yaml
from trialtrace.pipeline.config import complete, defaults, load_schema
from trialtrace.pipeline.places import config_schemas
from trialtrace.tables.errors import TrialtraceError

SCHEMA = load_schema(config_schemas())
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("config", "parts"),
    [
        ({"ingest": {"batches": 7}}, ["ingest.batches", "7", "allowed are 1, 2, 4, 8"]),
        ({"ingest": {"batchs": 8}}, ["ingest.batchs", "did you mean batches?"]),
        ({"ingset": {}}, ["ingset", "did you mean ingest?"]),
        ({"ingest": "yes"}, ["ingest", '"yes"', "type object"]),
        ({"derive": {"level": 100}}, ["derive.level", "100", "less than 100"]),
        ({"ingest": {"max_megabytes": 0}}, ["ingest.max_megabytes", "0", "more than 0"]),
        ({"check": {"severities": {"REF1": "note"}}}, ["check.severities.REF1", "keys that match"]),
    ],
)
def test_one_clear_line(config, parts):
    with pytest.raises(TrialtraceError) as error:
        complete(config, SCHEMA, "config.yaml")
    message = str(error.value)
    assert message.startswith("config.yaml: ")
    assert "\n" not in message
    assert all(part in message for part in parts), message


def test_defaults_fill_what_is_left_out():
    config = complete({"ingest": {"batches": 32}}, SCHEMA, "c")
    assert config["ingest"]["batches"] == 32
    assert config["ingest"]["max_megabytes"] == 10
    assert set(config) == set(SCHEMA["properties"])


def test_numbers_may_come_as_text_from_the_command_line():
    config = complete({"ingest": {"batches": "8", "max_megabytes": "2.5"}}, SCHEMA, "c")
    assert config["ingest"]["batches"] == 8
    assert config["ingest"]["max_megabytes"] == 2.5


def test_a_value_with_two_faults_is_told_once():
    with pytest.raises(TrialtraceError) as error:
        complete({"ingest": {"batches": "many"}}, SCHEMA, "c")
    assert str(error.value).count("ingest.batches") == 1


def test_the_config_file_holds_every_default():
    file = yaml.safe_load((ROOT / "config" / "config.yaml").read_text(encoding="utf-8"))
    assert file == defaults(SCHEMA)


@pytest.mark.parametrize("section", sorted(SCHEMA["properties"]))
def test_every_key_is_described_and_no_level_is_open(section):
    def walk(part, where):
        assert part.get("description"), where
        if part.get("type") == "object":
            assert part.get("additionalProperties") is False, where
        for key, sub in part.get("properties", {}).items():
            walk(sub, f"{where}.{key}")

    walk(SCHEMA["properties"][section], section)
