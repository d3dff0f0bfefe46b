"""Link: references to works, citations to references, accounts to trials.

Needs    references, citations and accounts of all documents
         data/curated/decisions.csv where it exists
Makes    works, work_members, citations, citation_candidates, trials, trial_works, trial_studies, link_decisions
Promises nothing is merged that differs in first author or year without saying so
"""


rule link:
    """Tell which references are one publication and which accounts are one study."""
    input:
        documents=table("documents"),
        references=table("references"),
        reference_authors=table("reference_authors"),
        extracted_citations=table("extracted_citations"),
        evidence=table("evidence"),
        extracted_rows=table("extracted_rows"),
        machine_values=table("machine_values"),
        decisions=sorted(map(str, Path(CURATED).glob("decisions.csv"))),
    output:
        [table(name) for name in tables_of("link")],
    log:
        "results/logs/link.log",
    conda:
        ENVIRONMENT
    params:
        processed=folder(PROCESSED),
        texts=folder(TEXTS),
        raw=folder(RAW),
        curated=folder(CURATED),
        lexicon=folder(LEXICON),
        options=options("link"),
        code=digest("link", LEXICON),
    shell:
        """
        trialtrace link \
            --processed {params.processed:q} \
            --texts {params.texts:q} \
            --raw {params.raw:q} \
            --curated {params.curated:q} \
            --lexicon {params.lexicon:q} \
            --options {params.options:q} \
            2>{log:q}
        """
