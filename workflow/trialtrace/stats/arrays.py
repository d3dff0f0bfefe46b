"""Turn arguments into checked float vectors, so that no NaN passes silently."""

import numpy as np

from trialtrace.stats.errors import StatsError

__all__ = ["count_vectors", "level_to_crit", "refuse_where", "require", "vector", "vectors"]


def vector(name, value):
    """Return `value` as a one-dimensional float array of finite numbers.

    Parameters
    ----------
    name : str
        Argument name, for the message.
    value : number or sequence of numbers, shape (k,)

    Returns
    -------
    numpy.ndarray of float64, shape (k,)

    Raises
    ------
    StatsError
        If the value is no number, is not finite, or has more than one dimension.
    """
    try:
        out = np.asarray(value, dtype=float)
    except (TypeError, ValueError) as error:
        raise StatsError(f"{name} holds something that is no number; give numbers only") from error
    if out.ndim == 0:
        out = out.reshape(1)
    if out.ndim != 1:
        raise StatsError(f"{name} has {out.ndim} dimensions; give one value per study")
    # A sum is finite exactly when all terms are (overflow apart): one pass, no mask array.
    if not np.isfinite(out.sum()) and not np.isfinite(out).all():
        where = int(np.flatnonzero(~np.isfinite(out))[0])
        raise StatsError(
            f"{name}[{where}] is {out[where]}; leave out studies with missing or infinite values"
        )
    return out


def vectors(**values):
    """Return the named values as float arrays of one common length.

    Single numbers are repeated to the length of the others.

    Raises
    ------
    StatsError
        If a value is missing (None) or the lengths differ.
    """
    require(**values)
    out = {name: vector(name, value) for name, value in values.items()}
    k = max((a.size for a in out.values()), default=0)
    for name, a in out.items():
        if a.size == 1 and k > 1:
            out[name] = np.full(k, a[0])
        elif a.size != k:
            raise StatsError(f"{name} has {a.size} values where others have {k}; give one a study")
    return tuple(out.values())


def require(**values):
    """Raise a `StatsError` that names every value that is None."""
    missing = [name for name, value in values.items() if value is None]
    if missing:
        raise StatsError(f"missing {', '.join(missing)}; give a value for each")


def refuse_where(mask, message):
    """Raise a `StatsError` naming the first study (0-based) for which `mask` is true."""
    mask = np.atleast_1d(mask)
    if mask.any():
        raise StatsError(f"study {int(np.flatnonzero(mask)[0])}: {message}")


def count_vectors(**values):
    """Return the named values as float arrays of non-negative counts of one length."""
    out = vectors(**values)
    for name, a in zip(values, out, strict=True):
        refuse_where(a < 0, f"{name} is negative; counts cannot be")
    return out


def level_to_crit(level):
    """Return the share of confidence (0–1) for a level given as 95 or as 0.95.

    metafor accepts both spellings: a level of 1 or more is read as per cent.

    Raises
    ------
    StatsError
        If the level is not between 0 and 100.
    """
    share = level / 100 if level >= 1 else level
    if not 0 < share < 1:
        raise StatsError(f"level {level} is no confidence level; give 95 or 0.95")
    return share
