"""Effects that are given as such: GEN (yi with vi or sei)."""

from trialtrace.stats.arrays import refuse_where, require, vectors
from trialtrace.stats.errors import StatsError

__all__ = ["MEASURES"]


def _generic(data, options):
    """yi with vi, or with the standard error sei."""
    require(yi=data.get("yi"))
    if data.get("vi") is None and data.get("sei") is None:
        raise StatsError("missing vi; give a variance (vi) or a standard error (sei)")
    if data.get("vi") is not None:
        yi, vi = vectors(yi=data["yi"], vi=data["vi"])
    else:
        yi, sei = vectors(yi=data["yi"], sei=data["sei"])
        refuse_where(sei < 0, "sei is negative; a standard error cannot be")
        vi = sei**2
    refuse_where(vi < 0, "vi is negative; a variance cannot be")
    return yi, vi


MEASURES = {"GEN": _generic}
