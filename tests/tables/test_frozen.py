"""A class made by ``frozen`` cannot be told from a frozen dataclass, but for its speed."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest
from trialtrace.tables.frozen import frozen


@frozen
class Dose:
    amount: float
    unit: str = "mg"
    days: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plain:
    amount: float
    unit: str = "mg"
    days: list[int] = field(default_factory=list)


@frozen
class Point:
    x: int
    y: int


def test_takes_what_a_dataclass_takes():
    for given, named in (((2.0,), {}), ((2.0, "g"), {}), ((), {"days": [1], "amount": 3.0})):
        assert asdict(Dose(*given, **named)) == asdict(Plain(*given, **named))
    assert Dose(1.0).days is not Dose(1.0).days
    with pytest.raises(TypeError):
        Dose()
    with pytest.raises(TypeError):
        Dose(1.0, grams=2)


def test_is_frozen_from_its_first_breath():
    dose = Dose(5.0)
    with pytest.raises(FrozenInstanceError):
        dose.amount = 6.0
    with pytest.raises(FrozenInstanceError):
        del dose.unit
    assert type(dose) is Dose
    assert not hasattr(dose, "__dict__")


def test_compares_hashes_and_copies():
    point = Point(1, 2)
    assert point == Point(1, 2) != Point(2, 1)
    assert len({point, Point(1, 2), Point(2, 1)}) == 2
    assert replace(point, y=5) == Point(1, 5)
    assert copy.copy(point) == point == pickle.loads(pickle.dumps(point))
    assert repr(point) == "Point(x=1, y=2)"
    assert [one.name for one in fields(Dose)] == ["amount", "unit", "days"]
