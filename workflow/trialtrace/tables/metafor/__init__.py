"""Tables of studies in metafor's columns (``ai n1i ci n2i``, ``m1i sd1i n1i`` …, ``yi vi``)."""

from trialtrace.tables.metafor.csv_file import read_metafor_csv
from trialtrace.tables.metafor.table import MetaforTable, metafor_table

__all__ = ["MetaforTable", "metafor_table", "read_metafor_csv"]
