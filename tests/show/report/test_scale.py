"""Many marks take time in proportion."""

import time

from trialtrace.show.report.anchors import Anchors
from trialtrace.show.report.annotate import annotate
from trialtrace.show.report.marks import Mark
from trialtrace.show.tables.view import Target


def seconds(n):
    text = "In arm A 12 of 30 fell ill. " * n
    marks = [
        Mark(28 * i + a, 28 * i + b, "evidence", "likely", Target("evidence", f"E{i}-{a}"),
             Target("value", f"V{i}-{a}"), "says", "why")
        for i in range(n)
        for a, b in ((0, 27), (3, 14), (9, 11))
    ]  # fmt: skip
    anchors = Anchors([], {})
    start = time.process_time()
    markup = annotate(text, marks, [], anchors)
    assert markup.count("<mark ") == len(marks)
    return time.process_time() - start


def test_ten_times_the_marks_take_about_ten_times_as_long():
    small = min(seconds(400) for _ in range(3))
    assert min(seconds(4000) for _ in range(3)) < 40 * small  # a busy machine slows one of them
