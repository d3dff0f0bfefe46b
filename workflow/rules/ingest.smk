"""Ingest: the files of a batch to canonical texts and a table of what was read.

Needs    data/raw/, through the batch's manifest (paths and hashes of its documents)
Makes    shards of `documents`, texts as JSON lines
Promises a file that cannot be read is quarantined with its reason and costs no other
"""


rule ingest:
    """Read the documents of one batch."""
    input:
        manifest=f"{MANIFESTS}/{{batch}}.csv",
        lexicon=f"{LEXICON}/page.yaml",
    output:
        documents=f"{SHARDS}/documents/{{batch}}.csv",
        texts=f"{SHARDS}/texts/{{batch}}.jsonl",
    log:
        "results/logs/ingest/{batch}.log",
    conda:
        ENVIRONMENT
    params:
        raw=folder(RAW),
        lexicon=folder(LEXICON),
        options=options("ingest"),
        code=digest("ingest"),
    shell:
        """
        trialtrace ingest \
            --raw {params.raw:q} \
            --manifest {input.manifest:q} \
            --lexicon {params.lexicon:q} \
            --options {params.options:q} \
            --documents {output.documents:q} \
            --texts {output.texts:q} \
            2>{log:q}
        """
