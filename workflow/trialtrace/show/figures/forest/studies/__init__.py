"""Forest plots of any studies: from arrays, tables in metafor's columns, or a fitted model."""
