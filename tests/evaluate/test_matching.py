from trialtrace.evaluate.matching import Counts, compare, overlaps, pair


def test_one_prediction_earns_one_credit():
    assert compare([20, 20], [20]) == Counts(1, 0, 1)
    assert compare([20], [20, 20, 20]) == Counts(1, 2, 0)
    assert compare([], [1]) == Counts(0, 1, 0)
    assert compare([1], []) == Counts(0, 0, 1)


def test_pairing_does_not_depend_on_order():
    # The first span fits both, the second only one: greedy pairing in either order would lose one.
    wanted = [(0, 4), (2, 4)]
    given = [(1, 4), (0, 3)]
    assert len(pair(wanted, given, overlaps)) == 2
    assert len(pair(wanted[::-1], given, overlaps)) == 2


def test_one_span_over_everything_hits_nothing():
    wanted = [(10, 12), (20, 22), (30, 33)]
    assert pair(wanted, [(0, 500)], overlaps) == []


def test_overlap_takes_half_of_the_longer_span():
    assert overlaps((10, 12), (10, 13))
    assert overlaps((10, 12), (11, 13)) is True
    assert not overlaps((10, 12), (12, 14))
    assert not overlaps((10, 12), (11, 15))
    assert not overlaps((10, 10), (10, 10))
