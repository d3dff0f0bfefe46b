"""Decide: publications' and people's values beside the machine's, and the choice among them.

Needs    machine values, trials; data/raw/publications/*.csv and data/curated/decisions.csv where they exist
Makes    rows, values and their pivots studies, arms, arm_components, sizes, outcomes, results; comparison
Promises no origin overwrites another; the value in use and the reason for it stand in `values`
"""


rule decide:
    """Choose the value in use for each cell."""
    input:
        documents=table("documents"),
        extracted_rows=table("extracted_rows"),
        machine_values=table("machine_values"),
        evidence=table("evidence"),
        trials=table("trials"),
        trial_works=table("trial_works"),
        trial_studies=table("trial_studies"),
        works=table("works"),
        sheets=sorted(map(str, Path(RAW, "publications").glob("*.csv"))),
        decisions=sorted(map(str, Path(CURATED).glob("decisions.csv"))),
    output:
        [table(name) for name in tables_of("decide")],
    log:
        "results/logs/decide.log",
    conda:
        ENVIRONMENT
    params:
        processed=folder(PROCESSED),
        texts=folder(TEXTS),
        raw=folder(RAW),
        curated=folder(CURATED),
        lexicon=folder(LEXICON),
        options=options("decide"),
        code=digest("decide"),
    shell:
        """
        trialtrace decide \
            --processed {params.processed:q} \
            --texts {params.texts:q} \
            --raw {params.raw:q} \
            --curated {params.curated:q} \
            --lexicon {params.lexicon:q} \
            --options {params.options:q} \
            2>{log:q}
        """
