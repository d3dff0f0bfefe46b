"""How many people of each arm were analysed, where a text tells it beside how many were randomised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pandas import DataFrame

from trialtrace.derive.model import ArmFacts, Number

# A set of its own, or a part of the sample: no other result of the text is about these people.
_OF_ITS_OWN = re.compile(
    r"\bper[- ]protocol\b|\b(?:as|on)[- ]treat(?:ed|ment)\b|\bsafety\b"
    r"|\bsub-?(?:groups?|sets?|samples?|stud(?:y|ies))\b"
    r"|\bwith (?:available (?:\w+ )?data|(?:\w+ )?data available)\b"
    r"|\bcompleters?\b|\bpharmacokinetic|\bbiops|\bimaging\b|\bMRI\b|\bfollow-?up\b|\bvisits?\b",
    re.IGNORECASE,
)
# Fewer than this share of an arm are a part of it.
_MOST = 0.5


def analysed_sizes(
    sizes: DataFrame, values: DataFrame, evidence: DataFrame
) -> Iterator[tuple[str, list[str]]]:
    """Yield each arm with its sizes that count those analysed, but for sets of their own.

    Parameters
    ----------
    sizes, values, evidence : DataFrame
        The tables of these names.
    """
    quotes = dict(zip(evidence["evidence_id"], evidence["quote"], strict=True))
    told = values[(values["table"] == "sizes") & (values["field"] == "n")]
    said = {v.row_id: str(quotes.get(v.evidence_id, "")) for v in told.itertuples()}
    of_arms = sizes[(sizes["n_kind"] == "analysed") & (sizes["arm_id"] != "")]
    for arm, rows in of_arms.groupby("arm_id"):
        ids = [one for one in rows["size_id"] if not _OF_ITS_OWN.search(said.get(one, ""))]
        if ids:
            yield str(arm), ids


def with_analysed(
    arms: Sequence[ArmFacts], analysed: Mapping[str, Sequence[Number | None]]
) -> list[ArmFacts]:
    """Give every arm those of it that were analysed, where the text tells one number of each."""
    told = [_only(arm, analysed.get(arm.arm_id, ())) for arm in arms]
    if None in told:
        return list(arms)
    return [replace(arm, analysed=number) for arm, number in zip(arms, told, strict=True)]


def _only(arm: ArmFacts, numbers: Sequence[Number | None]) -> Number | None:
    if len(numbers) != 1 or numbers[0] is None or arm.n is None:
        return None
    share = numbers[0].value / arm.n.value if arm.n.value else 0
    return numbers[0] if _MOST <= share <= 1 else None
