"""Trialtrace: from documents about treatments to tables, figures and a report.

    snakemake             everything
    snakemake tables      data/processed/, results/tables/ and results/references/
    snakemake figures     results/figures/
    snakemake report      results/report/index.html

Stages and their tables are described in docs/data-dictionary.md, options in config/config.yaml.
"""


configfile: "config/config.yaml"


include: "workflow/rules/common.smk"
include: "workflow/rules/ingest.smk"
include: "workflow/rules/extract.smk"
include: "workflow/rules/link.smk"
include: "workflow/rules/decide.smk"
include: "workflow/rules/derive.smk"
include: "workflow/rules/check.smk"
include: "workflow/rules/synthesize.smk"
include: "workflow/rules/show.smk"


rule tables:
    input:
        rules.write_tables.output,
        rules.export_works.output,


rule figures:
    input:
        rules.draw_figures.output,


rule report:
    input:
        rules.write_report.output,


rule all:
    default_target: True
    input:
        rules.tables.input,
        rules.figures.input,
        rules.report.input,
        rules.summary.output,


onsuccess:
    print_summary()
