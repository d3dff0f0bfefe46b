"""The page on extraction and the code agree on the signs and their weights."""

import re
from pathlib import Path

from trialtrace.extract.accounts.results.roles import signs as arm_signs

PAGE = Path(__file__).parents[3] / "docs" / "extraction.md"


def test_the_page_lists_every_sign_with_its_weight():
    told = {
        name: float(weight)
        for name, weight in re.findall(
            r"^\| `(arm\.\w+)` \| ([\d.]+) \|", PAGE.read_text("utf-8"), re.M
        )
    }
    known = {
        sign.name: sign.weight
        for sign in vars(arm_signs).values()
        if isinstance(sign, arm_signs.Sign)
    }
    assert told == known
