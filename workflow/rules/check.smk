"""Check: findings, a linter for evidence.

Needs    all tables so far, and the texts
Makes    findings, finding_spans
Promises each finding has a code, a severity, a line with the values in it, and places
"""


rule check:
    """Look for what an auditor should see."""
    input:
        documents=table("documents"),
        references=table("references"),
        reference_authors=table("reference_authors"),
        reference_fields=table("reference_fields"),
        citations=table("citations"),
        citation_candidates=table("citation_candidates"),
        works=table("works"),
        work_members=table("work_members"),
        trials=table("trials"),
        trial_works=table("trial_works"),
        trial_studies=table("trial_studies"),
        evidence=table("evidence"),
        rejected=table("rejected"),
        rows=table("rows"),
        values=table("values"),
        studies=table("studies"),
        arms=table("arms"),
        arm_components=table("arm_components"),
        sizes=table("sizes"),
        outcomes=table("outcomes"),
        results=table("results"),
        comparison=table("comparison"),
        effects=table("effects"),
        effect_inputs=table("effect_inputs"),
        texts=expand(f"{SHARDS}/texts/{{batch}}.jsonl", batch=BATCHES),
    output:
        [table(name) for name in tables_of("check")],
    log:
        "results/logs/check.log",
    conda:
        ENVIRONMENT
    params:
        processed=folder(PROCESSED),
        texts=folder(TEXTS),
        raw=folder(RAW),
        curated=folder(CURATED),
        lexicon=folder(LEXICON),
        options=options("check"),
        code=digest("check", LEXICON),
    shell:
        """
        trialtrace check \
            --processed {params.processed:q} \
            --texts {params.texts:q} \
            --raw {params.raw:q} \
            --curated {params.curated:q} \
            --lexicon {params.lexicon:q} \
            --options {params.options:q} \
            2>{log:q}
        """
