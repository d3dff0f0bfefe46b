"""What an entry has told already: labels know whether its title is over.

A chain sees only neighbours; it cannot know that a title has been read forty words ago. So each label
has two forms, before the end of the title and after it. Which form a label takes follows from the
labels before it, so that reading them off again is simply leaving the form away.
"""

from __future__ import annotations

import numpy as np

# Written behind a label once the title is over.
OVER = "'"
_TITLE = "title"


def plain(label: str) -> str:
    """Return a label without its form.

    Examples
    --------
    >>> plain("year'")
    'year'
    """
    return label.removesuffix(OVER)


def phased(labels: list[str]) -> list[str]:
    """Give labels their forms.

    Examples
    --------
    >>> phased(["author", "title", "title", "year", "container"])
    ['author', 'title', 'title', "year'", "container'"]
    """
    found: list[str] = []
    over = False
    for at, label in enumerate(labels):
        over = over or (at > 0 and labels[at - 1] == _TITLE != label)
        found.append(label + OVER if over else label)
    return found


def allowed(labels: tuple[str, ...]) -> np.ndarray:
    """Tell for each pair of labels whether the second may follow the first.

    Parameters
    ----------
    labels : tuple of str
        Labels with their forms.

    Returns
    -------
    array of bool (labels, labels)
    """
    return np.array([[_follows(before, after) for after in labels] for before in labels])


def _follows(before: str, after: str) -> bool:
    over = before.endswith(OVER) or (before == _TITLE and plain(after) != _TITLE)
    return after.endswith(OVER) == over
