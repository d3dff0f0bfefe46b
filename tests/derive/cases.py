"""Studies with counts or means, and the inputs of an effect: what the tests of routes share."""


def trial(w, path="ward.txt", roles=("experimental", "placebo"), sizes=(50, 48), **study):
    """A study with arms; returns (study, arms)."""
    study_id = w.study(w.document(path), w.trial(f"T-{path}", "Adeyemi 2014"), **study)
    names = ("drug", "control", "third")
    arms = [
        w.arm(study_id, role=role, intervention=name, **({"n": n} if n is not None else {}))
        for role, name, n in zip(roles, names, sizes, strict=False)
    ]
    return study_id, arms


def counted(w, study, arms, *values, statistic="events", n=None, **outcome):
    name = w.outcome(study, **{"name": "wound infection", "polarity": "higher_worse", **outcome})
    for arm, value in zip(arms, values, strict=True):
        more = {"n": n} if n is not None else {}
        w.result(name, arm, statistic=statistic, value=value, **more)
    return name


def means(w, study, arms, rows, **more):
    name = w.outcome(study, name="systolic pressure", polarity="higher_worse")
    for arm, row in zip(arms, rows, strict=True):
        for statistic, value in row.items():
            w.result(name, arm, group=f"g{arm}", statistic=statistic, value=value, **more)
    return name


def inputs(tables, effect):
    rows = tables["effect_inputs"].query("effect_id == @effect['effect_id']")
    return {r["name"]: r for r in rows.to_dict("records")}
