"""The pages of the findings, made from the registry: what each check sees, and what to do about it."""

from __future__ import annotations

from trialtrace.check.corpus import Corpus
from trialtrace.check.model import FAMILIES, Check
from trialtrace.check.precision import read_precision
from trialtrace.check.registry import CHECKS
from trialtrace.check.scene import Scene
from trialtrace.check.stage import READS, as_tables
from trialtrace.pipeline.places import ROOT

FOLDER = "docs/findings"
_KNOWABLE = {
    "document": "the document's text alone",
    "bibliography": "the document's text and its reference list",
    "corpus": "several documents read together",
    "publication": "the publication of the trial",
}
_SEVERITIES = {
    "error": "a number or a link is wrong or contradictory",
    "warning": "a careful reader must check",
    "note": "worth knowing",
}
_INTRODUCTION = """\
# Findings

What the linter for evidence reports, by code. A code keeps its meaning for ever. `check.select` and
`check.ignore` in `config/config.yaml` take codes (`REF001`) or families (`REF`), `check.severities` gives
a code or family another severity. To accept a single finding, waive it in `data/curated/decisions.csv`.

More than a note is a check only if at least 80 % of its findings in real documents were right and it fired
at least ten times there (`precision.csv` beside this page; a test keeps to it).

`trialtrace check --select NUM,CLM001` prints the findings of these codes, `--ignore REF` all but these;
both leave the tables as they are.

This page and those it points to are made from the checks themselves by `trialtrace docs`.
"""


def render() -> dict[str, str]:
    """Return the pages by their path below the checkout.

    Returns
    -------
    dict of str to str
        ``docs/findings/README.md`` and a page for each code.
    """
    pages = {f"{FOLDER}/{check.code}.md": page(check) for check in CHECKS.values()}
    return {f"{FOLDER}/README.md": index(), **pages}


def index() -> str:
    """Return the list of all checks."""
    lines = [_INTRODUCTION]
    lines += ["| severity | means |", "|---|---|"]
    lines += [f"| {name} | {meaning} |" for name, meaning in _SEVERITIES.items()]
    for family, subject in FAMILIES.items():
        lines += [
            "",
            f"## {family}: {subject.lower()}",
            "",
            "| code | title | severity | knowable from |",
        ]
        lines.append("|---|---|---|---|")
        for check in CHECKS.values():
            if check.code.startswith(family):
                link = f"[{check.code}]({check.code}.md)"
                lines.append(
                    f"| {link} | {check.title} | {check.severity} | {check.knowable_from} |"
                )
    return "\n".join(lines) + "\n"


def page(check: Check) -> str:
    """Return the page of a check; its messages are those that it gives for its examples."""
    parts = [
        f"# {check.code}: {check.title}",
        f"**Severity** {check.severity} ({_SEVERITIES[check.severity]}).  \n"
        f"**Knowable from** {_KNOWABLE[check.knowable_from]}.  \n"
        f"**Measured** {_measured(check)}.",
        f"## What it sees\n\n{check.sees}",
        f"## Why it matters\n\n{check.why}",
        f"## What to do\n\n{check.todo}",
        "## It reports",
        *(
            f"{_quoted(scene)}\n\n" + "\n".join(f"→ {m}" for m in messages(check, scene))
            for scene in check.fires
        ),
        "## It stays silent",
        *(f"{_quoted(scene)}\n\n{scene.why}".rstrip() for scene in check.silent),
    ]
    if check.supersedes:
        parts.append(
            f"Where it reports, {', '.join(check.supersedes)} is silent about the same place."
        )
    return "\n\n".join(parts) + "\n"


def _measured(check: Check) -> str:
    found = read_precision(ROOT)[check.code]
    if found.precision is None:
        return "it never fired in the documents of the measurement"
    return (
        f"{found.right} of {found.judged} findings that were read were right "
        f"([how](../accuracy.md#findings)); it fired {found.fired} times"
    )


def messages(check: Check, scene: Scene) -> list[str]:
    """Return what a check says of an example."""
    corpus = Corpus(scene.tables(READS), scene.documents())
    return list(as_tables(corpus, [check])["findings"]["message"])


def _quoted(scene: Scene) -> str:
    blocks = [
        "\n".join(f"> {line}  " for line in text.split("\n")).rstrip() for text in scene.texts
    ]
    return "\n>\n> ---\n>\n".join(blocks)
