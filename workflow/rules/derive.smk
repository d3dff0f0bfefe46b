"""Derive: effect sizes, each with its formula, inputs and assumptions.

Needs    the chosen values
Makes    effects, effect_inputs
Promises a result that gives no effect has a row that says why
"""


rule derive:
    """Compute the effect sizes that can honestly be computed."""
    input:
        rows=table("rows"),
        values=table("values"),
        studies=table("studies"),
        arms=table("arms"),
        sizes=table("sizes"),
        outcomes=table("outcomes"),
        results=table("results"),
        trials=table("trials"),
        trial_studies=table("trial_studies"),
        works=table("works"),
        evidence=table("evidence"),
        decisions=sorted(map(str, Path(CURATED).glob("decisions.csv"))),
    output:
        [table(name) for name in tables_of("derive")],
    log:
        "results/logs/derive.log",
    conda:
        ENVIRONMENT
    params:
        processed=folder(PROCESSED),
        texts=folder(TEXTS),
        raw=folder(RAW),
        curated=folder(CURATED),
        lexicon=folder(LEXICON),
        options=options("derive"),
        code=digest("derive"),
    shell:
        """
        trialtrace derive \
            --processed {params.processed:q} \
            --texts {params.texts:q} \
            --raw {params.raw:q} \
            --curated {params.curated:q} \
            --lexicon {params.lexicon:q} \
            --options {params.options:q} \
            2>{log:q}
        """
