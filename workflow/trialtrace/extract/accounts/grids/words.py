"""Words around a table's figures for what they are: middles, their bounds, levels of intervals."""

from __future__ import annotations

import re

from trialtrace.grammar.people import PERSONS

# Whom or what a heading counts: "Zinc (24 eyes)".
COUNTED = rf"(?:{PERSONS}|cases|eyes|students|knees|hips|teeth|pts)"
MEAN = re.compile(r"\bmeans?\b|\baverages?\b", re.IGNORECASE)
MEDIAN = re.compile(r"\bmedians?\b", re.IGNORECASE)
GEOMETRIC = re.compile(r"\bgeometric\b", re.IGNORECASE)
# Beside a median; alone, "25 and 75" are numbers like any others.
QUARTILES = re.compile(
    r"\bI\.?Q\.?R\b|inter-?quartile|\bquartiles?\b|\b25(?:th)?\b.{0,14}\b75(?:th)?\b|\bQ1\b.{0,6}\bQ3\b",
    re.IGNORECASE,
)
RANGE = re.compile(r"\branges?\b|\bmin\w*\b.{0,6}\bmax", re.IGNORECASE)
LEVEL = re.compile(r"(?P<level>\d{2}(?:\.\d+)?)\s?%\s?(?:C\.?I\b|confidence)", re.IGNORECASE)
