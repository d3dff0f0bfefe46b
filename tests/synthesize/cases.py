"""Trials as the tests of groups build them: events in arms against a placebo."""

import math

GROUP = {
    "name": "statins and stroke",
    "reason": "same drug class, same outcome, same comparator",
    "outcome": ["stroke"],
    "experimental": ["statin"],
    "comparator": ["role:placebo"],
    "measure": "RR",
}


def trial(
    w,
    path,
    events,
    sizes=(100, 100),
    trial_id="",
    roles=("experimental", "placebo"),
    timepoints=("",),
    outcome="stroke",
    **study,
):
    trial_id = trial_id or w.trial(f"T-{path}", path)
    values = {"n_total": sum(sizes), "n_kind": "analysed", **study}
    study_id = w.study(w.document(path), trial_id, **values)
    arms = [
        w.arm(study_id, role=r, intervention=r, concept="statin" if r == "experimental" else r, n=n)
        for r, n in zip(roles, sizes, strict=True)
    ]
    name = w.outcome(study_id, name=outcome, concept=outcome, polarity="higher_worse")
    for when in timepoints:
        for arm, value in zip(arms, events, strict=True):
            w.result(
                name, arm, statistic="events", value=value, **({"timepoint": when} if when else {})
            )
    return trial_id


def log_rr(a, n1, c, n2):
    return math.log((a / n1) / (c / n2)), 1 / a - 1 / n1 + 1 / c - 1 / n2


DATA = {"a.txt": (8, 15), "b.txt": (10, 12), "c.txt": (5, 14), "d.txt": (20, 22)}


def rows_of(tables, kind):
    frame = tables["sensitivity"]
    return {r["varied"]: r for r in frame[frame["kind"] == kind].to_dict("records")}
