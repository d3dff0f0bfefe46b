"""Extract: the texts of a batch to references, citations, accounts of studies and evidence; joins.

Needs    the batch's texts, the vocabulary
Makes    one shard a table and batch, then one file a table
Promises a document that breaks the extraction is reported in `documents` and costs no other; the
         join stops when the shards tell of other documents than data/raw holds
"""


rule extract:
    """Read references, citations and accounts of studies from one batch."""
    input:
        texts=f"{SHARDS}/texts/{{batch}}.jsonl",
    output:
        failed=f"{SHARDS}/failed/{{batch}}.txt",
        references=f"{SHARDS}/references/{{batch}}.csv",
        reference_authors=f"{SHARDS}/reference_authors/{{batch}}.csv",
        reference_fields=f"{SHARDS}/reference_fields/{{batch}}.csv",
        extracted_citations=f"{SHARDS}/extracted_citations/{{batch}}.csv",
        evidence=f"{SHARDS}/evidence/{{batch}}.csv",
        extracted_rows=f"{SHARDS}/extracted_rows/{{batch}}.csv",
        machine_values=f"{SHARDS}/machine_values/{{batch}}.csv",
        rejected=f"{SHARDS}/rejected/{{batch}}.csv",
    log:
        "results/logs/extract/{batch}.log",
    conda:
        ENVIRONMENT
    params:
        lexicon=folder(LEXICON),
        options=options("extract"),
        code=digest("extract", LEXICON),
    shell:
        """
        trialtrace extract \
            --texts {input.texts:q} \
            --lexicon {params.lexicon:q} \
            --options {params.options:q} \
            --failed {output.failed:q} \
            --references {output.references:q} \
            --reference-authors {output.reference_authors:q} \
            --reference-fields {output.reference_fields:q} \
            --extracted-citations {output.extracted_citations:q} \
            --evidence {output.evidence:q} \
            --extracted-rows {output.extracted_rows:q} \
            --machine-values {output.machine_values:q} \
            --rejected {output.rejected:q} \
            2>{log:q}
        """


rule join:
    """Merge the shards of all batches into tables."""
    input:
        batches=f"{MANIFESTS}/batches.txt",
        shards=expand(
            f"{SHARDS}/{{table}}/{{batch}}.csv",
            table=[*tables_of("ingest"), *tables_of("extract")],
            batch=BATCHES,
        ),
        failed=expand(f"{SHARDS}/failed/{{batch}}.txt", batch=BATCHES),
    output:
        [table(name) for name in (*tables_of("ingest"), *tables_of("extract"))],
    log:
        "results/logs/join.log",
    conda:
        ENVIRONMENT
    params:
        processed=folder(PROCESSED),
        raw=folder(RAW),
        shards=folder(SHARDS),
        code=digest("join"),
    shell:
        """
        trialtrace join \
            --raw {params.raw:q} \
            --batches {input.batches:q} \
            --shards {params.shards:q} \
            --processed {params.processed:q} \
            2>{log:q}
        """
