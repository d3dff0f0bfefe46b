"""Flow diagram: from documents to what was pooled, with the reasons for leaving."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from trialtrace.show.figures.flow.draw import draw_flow
from trialtrace.show.figures.flow.plan import plan_flow
from trialtrace.show.figures.style import Style


def flow_diagram(tables: Mapping[str, pd.DataFrame], *, style: Style | None = None) -> Figure:
    """Draw a flow diagram.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        ``documents references works studies arms results effects syntheses synthesis_members``.
    style : Style, optional
        Sizes and colours; a double column of a journal where none is given.
    """
    return draw_flow(plan_flow(tables), style or Style())
