"""`trialtrace read`: extract one document and print each value with its quote."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("document", type=Path, help="a .txt or .md file")
    parser.add_argument("--rejected", action="store_true", help="print the rejected numbers too")


def run(args: argparse.Namespace) -> None:
    """Print what was found."""
    from trialtrace.extract.api import extract_text
    from trialtrace.tables.errors import TrialtraceError
    from trialtrace.text.reader import Unreadable, decode

    try:
        text = decode(args.document.read_bytes()).text
    except OSError as error:
        raise TrialtraceError(f"{args.document}: cannot be read: {error.strerror}") from None
    except Unreadable as error:
        raise TrialtraceError(f"{args.document}: {error}") from None
    found = extract_text(text, args.document.name)
    evidence = {e.evidence_id: e for e in found.evidence}
    print(f"{len(found.references)} references, {len(found.citations)} citations")
    for value in found.values:
        span = evidence[value.evidence_id]
        print(
            f"{value.table}.{value.field} = {value.value}  [{value.row_id}] {span.tier} {span.rule}"
        )
        print(f"    {span.start}-{span.end} {span.raw!r} in: {' '.join(span.quote.split())}")
    if args.rejected:
        for number in found.rejected:
            print(
                f"rejected {number.raw!r} at {number.start}: {number.looked_like}: {number.reason}"
            )
