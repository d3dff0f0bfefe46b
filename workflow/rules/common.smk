"""What all rules share: the validated configuration, the batches, digests, the shell's PATH."""

import json
import os
import sys
from pathlib import Path

BASE = Path(workflow.basedir)
PACKAGE = BASE / "workflow" / "trialtrace"
sys.path.insert(0, str(BASE / "workflow"))

from trialtrace.pipeline.batches import update_manifests
from trialtrace.pipeline.config import complete, load_schema
from trialtrace.pipeline.digest import code_digest
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.registry import TABLES, tables_of

RAW = "data/raw"
CURATED = "data/curated"
PROCESSED = "data/processed"
SHARDS = f"{PROCESSED}/shards"
TEXTS = f"{SHARDS}/texts"
MANIFESTS = f"{PROCESSED}/manifests"
LEXICON = os.path.relpath(BASE / "config" / "lexicon")
ENVIRONMENT = "../envs/trialtrace.yaml"

try:
    config = complete(config, load_schema(BASE / "workflow" / "schemas" / "config"), "config")
except TrialtraceError as error:
    sys.exit(str(error))

BATCHES = update_manifests(Path(RAW), Path(MANIFESTS), config["ingest"]["batches"])

# Snakemake may be called by its path, without the environment being active.
shell.executable("bash")
shell.prefix(
    f"set -euo pipefail; export PATH='{Path(sys.executable).parent}':\"$PATH\" "
    f"PYTHONPATH='{BASE / 'workflow'}'; "
)


def table(name):
    """Return the path of a table."""
    return f"{PROCESSED}/{TABLES[name].path}"


def folder(path):
    """Return a parameter that names a folder (files in it stand among inputs and outputs)."""
    return lambda wildcards: path


def options(section):
    """Return a section of the configuration as the JSON that sub-commands take."""
    return json.dumps(config[section], sort_keys=True, ensure_ascii=False)


def digest(stage, *data):
    """Hash the code and data files that a stage depends on (an edit re-runs the stage)."""
    return code_digest(PACKAGE, f"trialtrace.cli.{stage}", data=[Path(d) for d in data])


def print_summary():
    """Print the short account of the run, where there is one."""
    summary_file = Path("results/summary.txt")
    if summary_file.exists():
        print(summary_file.read_text(encoding="utf-8"), file=sys.stderr)
