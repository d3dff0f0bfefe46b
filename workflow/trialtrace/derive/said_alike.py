"""Effects that a text's own words deny: it calls two groups alike whose numbers set them far apart.

"HbA1c changed similarly (-0.41 ± 0.1 and -0.59 ± 0.1 in 259 each)": those are no standard deviations,
whatever the text calls them. Which number was misread, or misprinted, is not to be guessed.
"""

from __future__ import annotations

import math

from trialtrace.derive.model import Computed, Contrast, Refusal

# So many standard errors from nothing (p = 0.001) no author calls no difference.
_FAR = 3.29
_OWN = frozenset({"ai", "m1i", "percent1i"})


def denied(contrast: Contrast, effect: Computed) -> Refusal | None:
    """Refuse an effect of the arms' own numbers where the text says that the arms did not differ.

    Parameters
    ----------
    contrast : Contrast
        The arms with what is said between them.
    effect : Computed
        What was computed from their numbers.
    """
    said = {m.direction.value for m in contrast.between} - {"", "unclear"}
    if said != {"no_difference"} or not any(one.name in _OWN for one in effect.inputs):
        return None
    if effect.vi <= 0 or abs(effect.yi) <= _FAR * math.sqrt(effect.vi):
        return None
    apart = abs(effect.yi) / math.sqrt(effect.vi)
    told = f"the text calls the groups alike, and these numbers set them {apart:.1f} standard errors apart"
    return Refusal(f"{told}: one of them is not what it looks like", effect.inputs)
