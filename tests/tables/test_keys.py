"""Links between tables."""

import pytest
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.io import make_table
from trialtrace.tables.keys import check_links
from trialtrace.tables.registry import TABLES


def arms(study_id):
    return make_table("arms", [{"arm_id": "A1", "study_id": study_id, "ordinal": 1}])


def test_a_link_to_nothing_is_named():
    with pytest.raises(TrialtraceError, match=r"arms: column study_id: 1 values.*'S9'"):
        check_links("arms", arms("S9"), lambda table, key: frozenset({"S1"}))


def test_a_link_to_a_row_or_to_a_table_not_made_yet_passes():
    check_links("arms", arms("S1"), lambda table, key: frozenset({"S1"}))
    check_links("arms", arms("S9"), lambda table, key: None)


def test_every_link_points_to_a_key_of_a_table():
    for spec in TABLES.values():
        for column, (table, key) in spec.links.items():
            assert column in spec.load_model().to_schema().columns, (spec.name, column)
            assert TABLES[table].key == (key,)
