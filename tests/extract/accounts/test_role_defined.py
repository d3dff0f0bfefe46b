"""What arms had that a text calls "test arm" and "control arm" alone."""

import pytest
from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.name import Name
from trialtrace.extract.accounts.arms.role_defined import role_defined
from trialtrace.extract.accounts.reading import Line

TEXTS = (
    ("The trial compared hourly rest (test arm, n = 70) versus rest all day long (control arm, n = 71).",
     ["hourly rest", "rest all day long"]),
    ("Singers were randomised to sage (test group) or thyme (control group).", ["sage", "thyme"]),
    # one of them only
    ("Singers were randomised to sage (test group) or thyme.", []),
    # who they were, and how many
    ("Hoarseness was seen in 12% (test arm) and 31% (control arm).", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TEXTS)
def test_brackets_say_what_each_arm_had(text, told):
    arms = [Arm(Name(0, len(word), word, "arms.group_label")) for word in ("test", "control")]
    line = Line(0, 0, len(text), text, "paragraph", 0, "", (), ())
    assert [name.text for _, name in role_defined(arms, [line])] == told


def test_arms_with_names_of_their_own_keep_them():
    arms = [Arm(Name(0, len(word), word, "arms.either")) for word in ("sage", "thyme")]
    text = "They had honey (test arm) or tea (control arm)."
    assert role_defined(arms, [Line(0, 0, len(text), text, "paragraph", 0, "", (), ())]) == []
