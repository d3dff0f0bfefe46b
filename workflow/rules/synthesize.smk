"""Synthesize: groups of effects, pooled, summarised without pooling, or the reason why not.

Needs    effects and what they speak of; findings: what has an open error is not pooled
Makes    syntheses, synthesis_members, sensitivity
Promises a trial counts once; one study is never pooled; nothing is pooled that no group declares
"""


rule synthesize:
    """Pool what may be pooled."""
    input:
        effects=table("effects"),
        effect_inputs=table("effect_inputs"),
        values=table("values"),
        trials=table("trials"),
        studies=table("studies"),
        outcomes=table("outcomes"),
        arms=table("arms"),
        results=table("results"),
        findings=table("findings"),
    output:
        [table(name) for name in tables_of("synthesize")],
    log:
        "results/logs/synthesize.log",
    conda:
        ENVIRONMENT
    params:
        processed=folder(PROCESSED),
        texts=folder(TEXTS),
        raw=folder(RAW),
        curated=folder(CURATED),
        lexicon=folder(LEXICON),
        options=options("synthesize"),
        code=digest("synthesize"),
    shell:
        """
        trialtrace synthesize \
            --processed {params.processed:q} \
            --texts {params.texts:q} \
            --raw {params.raw:q} \
            --curated {params.curated:q} \
            --lexicon {params.lexicon:q} \
            --options {params.options:q} \
            2>{log:q}
        """
