"""Effects of tables in metafor's columns."""

import math

import numpy as np
import pandas as pd
import pytest
from trialtrace.derive.given import NO_DATA, NO_EFFECT, effects_given
from trialtrace.stats import KNOWN_MEASURES, escalc
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.metafor import metafor_table
from trialtrace.tables.metafor.columns import NEEDS


def table(**columns):
    return metafor_table(pd.DataFrame(columns), source="studies.csv")


def test_effects_are_escalcs():
    counts = {"ai": [4, 6, 3], "n1i": [123, 306, 231], "ci": [11, 29, 11], "n2i": [139, 303, 220]}
    found = effects_given(table(slab=["A", "B", "C"], **counts), "RR")
    expected = escalc("RR", **counts)
    np.testing.assert_allclose(found["yi"], expected["yi"], rtol=1e-12)
    np.testing.assert_allclose(found["vi"], expected["vi"], rtol=1e-12)
    # metafor's documentation prints -0.8893 and 0.3256 for this study of dat.bcg.
    assert found.loc[0, ["yi", "vi"]].tolist() == pytest.approx([-0.8893, 0.3256], abs=5e-5)
    half = 1.959964 * 0.325585**0.5
    assert found.loc[0, "ci_ub"] == pytest.approx(found.loc[0, "yi"] + half, abs=1e-5)
    assert found.loc[0, "derivation"] == "RR from ai n1i ci n2i"


def test_limits_stand_as_given_and_give_the_standard_error():
    found = effects_given(table(yi=[0.5], ci_lb=[0.1], ci_ub=[1.0]), "HR").iloc[0]
    assert (found["ci_lb"], found["ci_ub"]) == (0.1, 1.0)
    assert found["sei"] == pytest.approx(0.9 / (2 * 1.959964), rel=1e-6)
    narrow = effects_given(table(yi=[0.5], ci_lb=[0.1], ci_ub=[1.0]), "HR", level=90).iloc[0]
    assert narrow["sei"] == pytest.approx(0.9 / (2 * 1.644854), rel=1e-6)


def test_rows_without_an_effect_say_why():
    counts = {"ai": [4, None, 0], "n1i": [123, 9, 10], "ci": [11, 2, 0], "n2i": [139, 9, 10]}
    found = effects_given(table(**counts), "RR", options={"drop00": True})
    assert found["why_not"].tolist() == ["", NO_DATA, NO_EFFECT]
    assert [math.isnan(y) for y in found["yi"]] == [False, True, True]


@pytest.mark.parametrize(
    ("columns", "measure", "said"),
    [
        (
            {"ai": [1, 12], "n1i": [9, 9], "ci": [1, 1], "n2i": [9, 9]},
            "RR",
            "row 2: more events than",
        ),
        ({"yi": [1, 1], "vi": [0.1, 0]}, "GEN", "row 2: vi is not above 0"),
        ({"yi": [1], "ci_lb": [2], "ci_ub": [3]}, "GEN", "row 1: ci_lb, yi and ci_ub do not stand"),
        ({"xi": [1], "ni": [0]}, "PR", "row 1: ni is 0"),
    ],
)
def test_impossible_rows_are_named(columns, measure, said):
    with pytest.raises(TrialtraceError) as caught:
        effects_given(table(**columns), measure)
    assert said in str(caught.value)
    assert str(caught.value).startswith("studies.csv, row")


@pytest.mark.parametrize("measure", sorted(KNOWN_MEASURES))
def test_each_measure_is_computed_from_each_set_of_its_columns(measure):
    values = {
        "ai": 4, "bi": 6, "ci": 5, "di": 7, "n1i": 20, "n2i": 22, "x1i": 4, "x2i": 5, "t1i": 50, "t2i": 60,
        "m1i": 10, "m2i": 11,
        "sd1i": 2, "sd2i": 3, "xi": 4, "ni": 30, "ti": 40, "sdi": 2, "ri": 0.5,
    }  # fmt: skip
    for columns in NEEDS[measure]:
        mixed = {"mi": 9, **values} | ({"ai": 0.7} if measure in ("ARAW", "AHW", "ABT") else {})
        found = effects_given(table(**{name: [mixed[name]] for name in columns}), measure)
        assert math.isfinite(found["yi"][0])
        assert found["vi"][0] > 0
