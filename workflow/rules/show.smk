"""Show: tables, figures and the report for people.

Needs    all tables, the texts; data/curated/risk_of_bias.csv where it exists
Makes    results/tables/, results/references/, results/figures/, results/report/index.html,
         results/summary.txt
Promises the same input gives the same bytes; each plotted number names the table row it is
"""

# Those that every run has; others are drawn where there is something to draw (figures.csv).
FIGURES = ["forest", "effect-direction", "flow", "coverage"]
FIGURE_FORMATS = ["svg", "pdf", "png", "csv", "txt"]
SHEETS = [
    "documents.csv",
    "studies.csv",
    "arms_and_results.csv",
    "references_and_works.csv",
    "citations.csv",
    "findings.csv",
    "effects.csv",
    "syntheses.csv",
    "sensitivity.csv",
    "tables.md",
]


rule write_tables:
    """Write the tables that people read."""
    input:
        [table(name) for name in TABLES],
    output:
        expand("results/tables/{sheet}", sheet=SHEETS),
    log:
        "results/logs/tables.log",
    conda:
        ENVIRONMENT
    params:
        processed=folder(PROCESSED),
        code=digest("tables"),
    shell:
        """
        trialtrace tables \
            --processed {params.processed:q} \
            --out results/tables \
            2>{log:q}
        """


rule export_works:
    """Write the cited publications for reference managers."""
    input:
        [table(name) for name in ("works", "work_members", "references", "reference_authors")],
    output:
        expand("results/references/works.{format}", format=["ris", "bib", "json"]),
    log:
        "results/logs/export.log",
    conda:
        ENVIRONMENT
    params:
        processed=folder(PROCESSED),
        code=digest("export"),
    shell:
        """
        trialtrace export \
            --processed {params.processed:q} \
            --out results/references \
            2>{log:q}
        """


rule draw_figures:
    """Draw the figures, each as SVG, PDF and PNG with its data and a text."""
    input:
        [table(name) for name in TABLES],
        risk=sorted(map(str, Path(CURATED).glob("risk_of_bias.csv"))),
    output:
        expand("results/figures/{figure}.{format}", figure=FIGURES, format=FIGURE_FORMATS),
        "results/figures/figures.csv",
    log:
        "results/logs/figures.log",
    conda:
        ENVIRONMENT
    threads: 2
    params:
        processed=folder(PROCESSED),
        risk=lambda wildcards, input: ["--risk", *input.risk] if input.risk else [],
        options=options("figures"),
        code=digest("figures"),
    shell:
        """
        trialtrace figures \
            --processed {params.processed:q} \
            --options {params.options:q} \
            --out results/figures \
            --processes {threads} \
            {params.risk:q} \
            2>{log:q}
        """


rule write_report:
    """Write one self-contained page: tables, figures, findings, documents with their evidence."""
    input:
        [table(name) for name in TABLES],
        texts=expand(f"{SHARDS}/texts/{{batch}}.jsonl", batch=BATCHES),
        figures=expand("results/figures/{figure}.svg", figure=FIGURES),
    output:
        "results/report/index.html",
    log:
        "results/logs/report.log",
    conda:
        ENVIRONMENT
    params:
        processed=folder(PROCESSED),
        texts=folder(TEXTS),
        options=options("report"),
        code=digest("report", PACKAGE / "show" / "report" / "templates"),
    shell:
        """
        trialtrace report \
            --processed {params.processed:q} \
            --texts {params.texts:q} \
            --figures results/figures \
            --options {params.options:q} \
            --out results/report \
            2>{log:q}
        """


rule summary:
    """Write the short account that is printed at the end of a run."""
    input:
        [table(name) for name in TABLES],
        report="results/report/index.html",
        figures="results/figures/figures.csv",
    output:
        "results/summary.txt",
    log:
        "results/logs/summary.log",
    conda:
        ENVIRONMENT
    params:
        processed=folder(PROCESSED),
        code=digest("summary"),
    shell:
        """
        trialtrace summary \
            --processed {params.processed:q} \
            --report {input.report:q} \
            --figures results/figures \
            --out {output:q} \
            2>{log:q}
        """
