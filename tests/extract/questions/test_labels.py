"""Rows of tables that name the outcome asked for and count something else, or more, or less of it."""

import pytest
from trialtrace.extract.questions.model import EVENTS

from .test_ask import answer

BOTH = [(12, 40), (11, 44)]


def counted(label, outcome, caption="Adverse events", cells=("12 (30.0)", "11 (25.0)"), over=""):
    rows = [f"| {over} | | |"] if over else []
    table = [
        "| | Clay (n = 40) | Peat (n = 44) |",
        "|---|---|---|",
        *rows,
        f"| {label} | {cells[0]} | {cells[1]} |",
    ]
    rest = "| Itch | 1 (2.5) | 2 (4.5) |"
    return answer("\n".join((f"Table 1. {caption}\n", *table, rest)), "clay", "peat", outcome, EVENTS)  # fmt: skip


@pytest.mark.parametrize(
    ("label", "outcome"),
    [
        ("Severe cough", "cough"),
        ("Cough", "severe cough"),
        ("Cough or limp", "cough"),
        ("Cough and limp", "limp"),
        ("Nocturnal cough", "cough"),
        ("Withdrawal due to cough", "cough"),
        ("Drug-related adverse event", "adverse events"),
        ("Adverse events leading to withdrawal", "adverse events"),
    ],
)
def test_another_outcome(label, outcome):
    assert counted(label, outcome) is None


@pytest.mark.parametrize(
    ("label", "outcome"),
    [
        ("Cough", "cough"),
        ("Severe cough", "severe cough"),
        ("Cough or limp", "cough or limp"),
        ("Withdrawal due to cough", "withdrawal because of cough"),
        ("Hospital deaths", "mortality"),
    ],
)
def test_what_is_asked_for(label, outcome):
    assert counted(label, outcome) == BOTH


def test_episodes_are_no_people():
    assert counted("Episodes of cough", "cough", cells=("12", "11")) is None
    assert counted("Episodes of cough", "episodes of cough", cells=("12", "11")) == BOTH
    assert counted("Patients with cough", "cough", cells=("12", "11")) == BOTH


def test_a_degree_in_the_caption():
    assert counted("Cough", "severe cough", caption="Severe adverse events") == BOTH


def test_why_people_left():
    assert counted("Cough", "cough", over="Withdrawn") is None
    assert counted("Death", "death", over="Reason for withdrawal") == BOTH
