"""Names beside points of a chart: near their own point, off its lines, led to it where far."""

from __future__ import annotations

from trialtrace.show.figures.labels import Named, write_names
from trialtrace.show.figures.marks import Line, Text
from trialtrace.show.figures.plane import Plane
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import Style

STYLE = Style(dpi=72)
PLANE = Plane(0.0, 0.0, 300.0, 200.0, (0.0, 300.0), (200.0, 0.0), ())


def written(points, lines=()):
    sheet = Sheet(STYLE)
    left_out = write_names(sheet, PLANE, points, lines=lines)
    texts = [mark for mark in sheet.marks if isinstance(mark, Text)]
    leaders = [mark for mark in sheet.marks if isinstance(mark, Line)]
    return texts, leaders, left_out


def box(text):
    ruler = Sheet(STYLE).ruler
    return text.x, text.y - STYLE.ascent, text.x + ruler.width(text.text), text.y


def test_a_name_with_room_stands_right_of_its_point():
    texts, leaders, left_out = written([Named(100, 100, 4, "Ng 2001", "name:a")])
    assert [text.text for text in texts] == ["Ng 2001"]
    assert 100 < texts[0].x < 110
    assert (leaders, left_out) == ([], ())


def test_a_name_between_two_lines_is_broken_before_it_crosses_one():
    lines = [((60.0, 0.0), (60.0, 200.0)), ((140.0, 0.0), (140.0, 200.0))]
    texts, _, left_out = written([Named(100, 100, 4, "Hippocampus & Seahorse 1971", "n")], lines)
    assert [text.text for text in texts] == ["Hippocampus &", "Seahorse 1971"]
    assert all(box(text)[0] > 60 and box(text)[2] < 140 for text in texts)
    assert left_out == ()


def test_a_name_farther_off_is_led_to_its_point_and_no_leader_crosses_a_name():
    crowd = [Named(100 + 9 * dx, 100 + 9 * dy, 4, "", "") for dx in (-1, 0, 1) for dy in (-1, 0, 1)
             if (dx, dy) not in ((0, 0), (1, -1))]  # fmt: skip
    texts, leaders, _ = written([Named(100, 100, 4, "Ng 2001", "n"), *crowd])
    assert [text.text for text in texts] == ["Ng 2001"]
    assert [(leader.x0, leader.y0) for leader in leaders] == [(100, 100)]
    left, top, right, bottom = box(texts[0])
    assert left - 2 <= leaders[0].x1 <= right + 2
    assert top - 4 <= leaders[0].y1 <= bottom + 4


def test_no_name_stands_nearer_to_another_point_without_a_line_to_its_own():
    points = [Named(100, 100, 4, "Aster 2011", "name:a"), Named(112, 103, 4, "Ng 2001", "name:b"),
              Named(104, 92, 4, "Iris 2002", "name:c")]  # fmt: skip
    texts, leaders, _ = written(points)
    led = {leader.gid for leader in leaders}
    for text in texts:
        if f"leader:{text.gid}" in led:
            continue
        left, top, right, bottom = box(text)
        far = {
            point.gid: max(left - point.x, point.x - right, 0)
            + max(top - point.y, point.y - bottom, 0)
            for point in points
        }
        assert min(far, key=far.get) == text.gid
