"""Numbers that are no study data: what each looked like and why it was left."""

from __future__ import annotations

from trialtrace.extract.accounts.ledger import Ledger
from trialtrace.extract.accounts.reading import (
    LONGEST_SENTENCE,
    Line,
    Reading,
    numbers_of,
    quote_span,
)
from trialtrace.extract.accounts.rule import Rule, possible
from trialtrace.extract.accounts.scopes.scope_rules import GENERIC
from trialtrace.extract.accounts.scopes.segment import Scope
from trialtrace.extract.model import Rejected

# Why a kind of number is no study data, whoever's sentence it stands in.
BY_KIND = {
    "threshold": "a definition, criterion or target, not something measured",
    "significance_level": "a level of significance, power or confidence that was chosen",
    "scale": "part of the name or range of a scale",
    "things": "a share or measure of what takes part in no trial",
    "person": "the age of somebody who is named",
    "grade": "a grade, stage or class",
    "studies": "a count of studies",
    "label": "a number used as a name",
    "identifier": "part of a name or code",
    "date": "a date",
    "year": "a year",
    "time_of_day": "a time of day",
    "money": "an amount of money",
    "telephone": "a telephone number",
    "citation": "a marker that points to a source",
    "list_marker": "the number of a list item",
    "reference_to": "points to a table, figure or page",
    "ordinal": "a rank in an order",
    "compound": "part of a word",
}
# Why a number of a describing kind serves no cell although its sentence speaks of a study.
IN_SCOPE = {
    "dose": "a dose that could not be given to one arm",
    "concentration": "a strength of a product that could not be given to one arm",
    "schedule": "a schedule that could not be given to one arm",
    "duration": "a length of time that is neither follow-up nor length of one arm's treatment",
    "timepoint": "a moment that no result of the sentence refers to",
    "follow_up": "a follow-up time beside the one in use",
    "age": "an age beside the one in use",
    "components": "a count of components that no arm's intervention lists",
    "groups": "a count of groups",
    "sites": "a count of places",
    "allocation": "an allocation ratio",
    "participants": "a count of people that is neither the sample size nor one arm's number",
    "n_equals": "a count of people that is neither the sample size nor one arm's number",
    "p_value": "a p-value whose result could not be told",
    "interval": "an interval whose estimate could not be told",
    "relative_effect": "a relative effect, which is no arm's own number",
    "percent_points": "a difference between groups, which is no arm's own number",
    "change": "a change from start to end that no arm could be told for",
    "statistic": "a test statistic",
}
UNTOLD = "what it measures, or in whom, could not be told"
PLACE = {
    "noise": "it stands in a part of the page that is not the article",
    "heading": "it stands in a heading",
    "title": "it stands in the title",
    "caption": "it stands in a caption",
}
GENERIC_REASONS = {
    "generic.plural": "the sentence speaks of studies in general, not of one",
    "generic.population": "the sentence speaks of people or a market in general, not of a study's participants",
    "generic.earlier_work": "the sentence speaks of earlier work, not of this study",
    "generic.argument": "the sentence argues, and tells no result",
    "generic.own_place": "the sentence speaks of the writer's own house, not of the study",
    "generic.present": "the sentence says what is so in general, not what was found",
    "generic.those_who": "the sentence says what is so of whomever, not what was found",
    "generic.convention": "the sentence says what is so by convention, not what was found",
    "generic.would_be": "the sentence says what was hoped or would be, not what was found",
    "generic.advice": "the sentence gives advice or says what is usual",
    "generic.reader": "the sentence speaks to the reader",
}


def reject_rest(
    reading: Reading, ledger: Ledger, scopes: tuple[Scope, ...]
) -> tuple[Rejected, ...]:
    """Give every number that serves no cell its reason, each exactly once."""
    in_scope = {line.index for scope in scopes for line in scope.lines}
    taken = ledger.taken()
    rejected: list[Rejected] = []
    text = reading.document.text
    done = -1
    quoted, quote = (-1, -1), ""
    generic = possible(GENERIC, (line.text for line in reading.lines))
    for line in reading.lines:
        elsewhere = (
            _why_no_study(line, generic) if line.mentions and line.index not in in_scope else ""
        )
        for mention in line.mentions:
            why = BY_KIND.get(mention.kind) or elsewhere or IN_SCOPE.get(mention.kind, UNTOLD)
            for part in numbers_of(mention):
                if part.start < done:
                    continue
                done = part.end
                if (part.start, part.end) in taken:
                    continue
                span = quote_span(line.start, line.end, part.start, part.end)
                if span != quoted:
                    quoted, quote = span, text[slice(*span)]
                rejected.append(
                    Rejected(
                        reading.document.doc_id,
                        text[part.start : part.end],
                        part.start,
                        part.end,
                        quote,
                        quoted[0],
                        mention.kind,
                        why,
                    )
                )
    return tuple(rejected)


def _why_no_study(line: Line, generic: tuple[Rule, ...]) -> str:
    """Say in plain words why a sentence speaks of no study."""
    if line.kind in PLACE:
        return PLACE[line.kind]
    if len(line.text) > LONGEST_SENTENCE:
        return "the sentence is too long to be one that a person wrote"
    for one in generic:
        if one.search(line.text):
            return GENERIC_REASONS[one.name]
    return "no study is in focus here"
