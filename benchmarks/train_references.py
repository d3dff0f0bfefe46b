"""Train the tagger of references, and write its weights.

    python benchmarks/train_references.py --gold anystyle_refs.jsonl --gold grobid_refs.jsonl \\
        --output workflow/trialtrace/extract/bibliography/tagger/weights.json
    python benchmarks/train_references.py --gold FILE ... --folds 5

Reads annotated reference strings in the form of `trialtrace evaluate --task references`, the working
half only unless told otherwise, and trains a linear chain (python-crfsuite, L-BFGS with L1 and L2:
`pip install -e .[train]`). The same files give the same weights, byte for byte. With ``--folds`` no
weights are written; each part is read by a tagger that was trained on the others, and scored.
"""

import argparse
import hashlib
import json
import re
import sys
import tempfile
from collections import defaultdict
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "workflow"))

import pycrfsuite
from invented_references import records as invented
from references_gold import labels_of
from trialtrace.evaluate.gold import HALVES, choose, read_gold
from trialtrace.evaluate.tasks.references import judge
from trialtrace.extract.bibliography.entry import parse_by_grammar
from trialtrace.extract.bibliography.tagger.features import at_offsets, features
from trialtrace.extract.bibliography.tagger.model import DECIMALS, read_model
from trialtrace.extract.bibliography.tagger.phases import phased
from trialtrace.extract.bibliography.tagger.refine import (
    grammar_labels,
    identifier_labels,
    refine,
)
from trialtrace.extract.bibliography.tagger.tokens import tokens_of
from trialtrace.extract.bibliography.words import load_words, standard_folder

L1, L2, ROUNDS = 0.1, 0.05, 120
# So many invented entries are learnt beside the annotated ones.
INVENTED = 400


def examples_of(records, scheme, words):
    """Yield (scheme, record, features of each token, labels) for annotated entries."""
    for record in records:
        parsed = parse_by_grammar(record["text"], words)
        tokens = tokens_of(record["text"])
        grammar = grammar_labels(parsed, tokens)
        known = identifier_labels(record["text"], tokens, words)
        near, own = features(record["text"], tokens, grammar, known, words)
        yield (
            scheme,
            record,
            [at_offsets(near, own, at) for at in range(len(tokens))],
            phased(labels_of(record, scheme, tokens, grammar)),
        )


def trained(examples):
    """Train on examples; return the file's content: labels, transitions, weights."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for _, _, found, labels in examples:
        trainer.append(found, labels)
    trainer.set_params(
        {"c1": L1, "c2": L2, "max_iterations": ROUNDS, "feature.possible_transitions": True}
    )
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    weights, transitions = defaultdict(dict), defaultdict(dict)
    for (feature, label), weight in sorted(info.state_features.items()):
        if rounded := round(weight, DECIMALS):
            weights[feature][label] = rounded
    for (before, after), weight in sorted(info.transitions.items()):
        transitions[before][after] = round(weight, DECIMALS)
    return {"labels": sorted(info.labels), "transitions": transitions, "weights": weights}


def written(content):
    """Write weights as text: one feature a line, so that versions can be compared."""
    lines = [
        f"{json.dumps(feature, ensure_ascii=False)}: {json.dumps(weights)}"
        for feature, weights in content["weights"].items()
    ]
    steps = [f"{json.dumps(k)}: {json.dumps(v)}" for k, v in content["transitions"].items()]
    return (
        f'{{"labels": {json.dumps(content["labels"])},\n"transitions": {{\n'
        + ",\n".join(steps)
        + '\n},\n"weights": {\n'
        + ",\n".join(lines)
        + "\n}}\n"
    )


def fold_of(text, folds):
    """Give the same entry, however spaced, to the same part."""
    letters = re.sub(r"\W", "", text).casefold()[:60]
    return hashlib.sha256(letters.encode()).digest()[0] % folds


def measure(examples, beside, folds, words):
    """Score each part by a tagger that has not seen it; print F1 by field."""
    counts = defaultdict(lambda: [0, 0, 0])
    for fold in range(folds):
        rest = [e for e in examples if fold_of(e[1]["text"], folds) != fold] + beside
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "weights.json"
            path.write_text(written(trained(rest)), encoding="utf-8")
            model = read_model(path)
        parse = partial(_read, words=words, model=model)
        for scheme, record, _, _ in examples:
            if fold_of(record["text"], folds) != fold:
                continue
            for score in judge(record, str(record["id"]), scheme, parse).scores:
                for name in {score.label, "all fields"} - (
                    {"all fields"} if score.group == "whole" else set()
                ):
                    c = counts[scheme, name]
                    c[0] += score.counts.tp
                    c[1] += score.counts.fp
                    c[2] += score.counts.fn
    for (scheme, name), (tp, fp, fn) in sorted(counts.items()):
        print(f"{scheme:9} {name:24} {2 * tp / max(1, 2 * tp + fp + fn):.3f}  n={tp + fn}")


def _read(raw, words, model):
    return refine(parse_by_grammar(raw, words), words, model)


def main():
    """Train, or measure out of fold."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, action="append", required=True)
    parser.add_argument("--half", choices=HALVES, default="working")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    words = load_words(standard_folder())
    golds = [read_gold(path) for path in options.gold]
    examples = [e for g in golds for e in examples_of(choose(g, options.half), g.scheme, words)]
    beside = list(examples_of(invented(INVENTED), "anystyle", words))
    if options.folds:
        measure(examples, beside, options.folds, words)
    if options.output:
        text = written(trained(examples + beside))
        options.output.write_text(text, encoding="utf-8")
        print(f"{len(examples)} entries, {len(text.encode()):,} bytes: {options.output}")


if __name__ == "__main__":
    main()
