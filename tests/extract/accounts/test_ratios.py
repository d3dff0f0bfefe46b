"""Ratios have their kind, their limits and their outcome; what is like a ratio is none."""

import pytest

from .openings import ADULTS

RATIOS = (
    ("Relapse was rarer (HR 0.62; 95% CI, 0.41 to 0.93; P=0.02).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HR 0.62, P = 0.02, 95% CI 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    (
        "The odds ratios were 1.4 (95% CI 1.1-1.8), 2.1 (1.5-2.7) and 3.1 (95% CI, 2.2-4.4) for three kinds of pain.",
        {("odds_ratio", "1.4", "1.1", "1.8"), ("odds_ratio", "2.1", "1.5", "2.7"), ("odds_ratio", "3.1", "2.2", "4.4")},
    ),
    (
        "The ORs for falls and cramps were 0.51 and 1.2, respectively.",
        {("odds_ratio", "0.51", None, None), ("odds_ratio", "1.2", None, None)},
    ),
    ("The rate of falls fell (rate ratio, 0.71; 95% CI, 0.55 to 0.92).", {("rate_ratio", "0.71", "0.55", "0.92")}),
    ("Relapse was rarer (95% CI 0.41 to 0.93; HR 0.62).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HR 0.62; two-sided 95.2% CI, 0.41 to 0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("The HR was 0.62 (P = 0.02).", {("hazard_ratio", "0.62", None, None)}),
    ("Relapse was rarer (hazard rate ratio 0.62; 95% CI, 0.41 to 0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (hazard rate ratio [HRR] 0.62; 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    # no name: the first can only be a ratio, so the second is one; a name in a bracket behind both
    (
        "Hazard ratios were given. Death was tied to pain (1.85; 95% CI 1.20-2.90) and cramps (1.3; 95% CI 1.1-1.6).",
        {("hazard_ratio", "1.85", "1.2", "2.9"), ("hazard_ratio", "1.3", "1.1", "1.6")},
    ),
    (
        "Pain (2.1, 95% CI 1.5-2.9) and cramps (1.9, 95% CI 1.4-2.6) were tied to relapse (odds ratio).",
        {("odds_ratio", "2.1", "1.5", "2.9"), ("odds_ratio", "1.9", "1.4", "2.6")},
    ),
    # the bracket behind has a number of its own
    (
        "Pain scores (2.1, 95% CI 1.5-2.7) and cramps were tied to relapse (odds ratio 2.2).",
        {("odds_ratio", "2.2", None, None), ("estimate", "2.1", "1.5", "2.7")},
    ),
    # a difference of rates over time is no mean's
    (
        "The between-group difference was -6.2 events per 100 patient-years (95% CI -7.6, -5.0).",
        {("estimate", "-6.2", "-7.6", "-5")},
    ),
    ("The between-group difference in pain was -6.2 (95% CI -7.6, -5.0).", {("mean_difference", "-6.2", "-7.6", "-5")}),
    # three ratios, of which two lie around the first
    (
        "The hazard ratios for falls, cramps and burns were 0.82, 0.71 and 0.93, respectively.",
        {
            ("hazard_ratio", "0.82", None, None),
            ("hazard_ratio", "0.71", None, None),
            ("hazard_ratio", "0.93", None, None),
        },
    ),
    ("Relapse was rarer (HR 0.62, 0.41 to 0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    # the level, as people spell it
    ("Relapse was rarer (HR 0.62; IC95%: 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    (
        "Relapse was rarer (HR 0.62 [97.5 confidence interval, 0.41 to 0.93]).",
        {("hazard_ratio", "0.62", "0.41", "0.93")},
    ),
    ("Relapse was rarer (HR 0.62; 95% confidence limit (CL), 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HR 0.62, 95% confidential interval 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    (
        "Zinc lowered the odds of falls (OR 0.61, 95% CI 0.44-0.85). Night work was linked to cramps (1.8, 1.2-2.7).",
        {("odds_ratio", "0.61", "0.44", "0.85"), ("odds_ratio", "1.8", "1.2", "2.7")},
    ),
    (
        "Relapse was rarer with zinc (hazard ratio when zinc was set against placebo (HR) = 0.62, 95% CI 0.41-0.93).",
        {("hazard_ratio", "0.62", "0.41", "0.93")},
    ),
    ("The hazard ratio for relapse was 0.62 with zinc as against placebo (95% CI 0.41 to 0.93).",
     {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Age (HR 1.05; P = 0.01) and stage (2.31; P = 0.02) foretold relapse.",
     {("hazard_ratio", "1.05", None, None), ("hazard_ratio", "2.31", None, None)}),
    ("Smoking (HR 1.7, 95% CI 1.3-2.2) and anaemia (2.2, 1.5-3.2) foretold relapse.",
     {("hazard_ratio", "1.7", "1.3", "2.2"), ("hazard_ratio", "2.2", "1.5", "3.2")}),
    ("Relative risks by fifths of intake were 1.00 (reference), 0.9, 0.8 and 0.7 (95% CI 0.5-0.98).",
     {("risk_ratio", "0.9", None, None),
      ("risk_ratio", "0.8", None, None), ("risk_ratio", "0.7", "0.5", "0.98")}),
    ("Relapse was rarer (adj. HR 0.62; 95% C.I. 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (hazard ratio {HR}, 0.62; 95% confidence interval {CI}, 0.41-0.93).",
     {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("The standardised mortality ratio was 1.71 (95% CI 1.25-2.34).", {("standardised_ratio", "1.71", "1.25", "2.34")}),
    ("Zinc and iron worked together (KOR = 3.9, 95% CI 1.1-13.8).", {("odds_ratio", "3.9", "1.1", "13.8")}),
    ("Relapse was rarer (HR=0.71, P=.02, 95% CI .54-.94).", {("hazard_ratio", "0.71", "0.54", "0.94")}),
    ("Relapse was rarer (OR 0.71, 95% CI 0.54~0.94).", {("odds_ratio", "0.71", "0.54", "0.94")}),
    ("Relapse was 1.8 times more likely with placebo (95% CI 1.2-2.7).", {("risk_ratio", "1.8", "1.2", "2.7")}),
    ("With placebo there were 1.7-fold higher odds of relapse (95% CI, 1.3-2.3).",
     {("odds_ratio", "1.7", "1.3", "2.3")}),
    (
        "Relapse (12/60 (20%) v 20/60 (33%); relative risk 0.60, 95% CI 0.33 to 1.1) and colds (9/60 (15%) v "
        "12/60 (20%); 0.75, 0.34 to 1.6; P = 0.4) were alike.",
        {("risk_ratio", "0.6", "0.33", "1.1"), ("risk_ratio", "0.75", "0.34", "1.6"),
         ("events", "12", None, None), ("events", "20", None, None), ("events", "9", None, None),
         ("percent", "20", None, None), ("percent", "33", None, None), ("percent", "15", None, None)},
    ),
    (
        "Odds ratios were adjusted for age. Among widows, zinc went with fewer falls, 0.66 [95% CI 0.42 to 1.04].",
        {("odds_ratio", "0.66", "0.42", "1.04")},
    ),
    # a step behind the number, a moment in front of it, letters with what they are of
    ("Age foretold relapse (HR 1.2 per 10-year rise; 95% CI 1.1-1.4).", {("hazard_ratio", "1.2", "1.1", "1.4")}),
    ("Age foretold relapse (HR 1.2 per 1 SD rise; 95% CI 1.1-1.4).", {("hazard_ratio", "1.2", "1.1", "1.4")}),
    ("The HR for relapse at 5 years was 0.62.", {("hazard_ratio", "0.62", None, None)}),
    ("Zinc went with longer life (HROS=0.62, 95% CI 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HRrelapse 0.62, 95% CI 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    # the level once more
    ("Relapse was rarer (OR 0.62, [95% CI] 0.41-0.93).", {("odds_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (OR 0.62 [95 CI 0.41-0.93]).", {("odds_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (OR = 0.62, CI95: 0.41-0.93).", {("odds_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (OR 0.62 (CI 95%: 0.41 ; 0.93)).", {("odds_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HR 0.62, 95 CI% 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HR 0.62; 95% [CI] 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HR 0.62 [95% UI 0.41-0.93]).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HR and 95% CI: 0.62, 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HR; 95% CI: 0.62; 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HR_adj = 0.62; 95% CI: 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    # what stands between, and is neither
    ("Relapse was rarer (HR = 0.62, SE = 0.13, 95% CI = 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HR 0.62 (stratified; 95% CI 0.41-0.93)).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HR = 0.62, z = 0.71, p = 0.02, 95% CI = 0.41-0.93).",
     {("hazard_ratio", "0.62", "0.41", "0.93")}),
    ("Relapse was rarer (HR5th vs 1st fifth = 0.62).", set()),
    # letters that are a ratio by their limits alone, and in any text by their decimals
    ("Falls were rarer in the north (PR 0.62; 95% CI 0.43-0.89).", {("risk_ratio", "0.62", "0.43", "0.89")}),
    ("Falls were commoner in the north (aPR = 1.6 [95% CI: 1.0, 2.2]).", {("risk_ratio", "1.6", "1", "2.2")}),
    # limits once more, without their level
    ("Falls were 12% fewer (95% CI 1-21, p=0.03) and burns 10% fewer (-11 to 27, p=0.34).",
     {("estimate", "12", "1", "21"), ("estimate", "10", "-11", "27")}),
    ("The relative risk of falls was reduced by 17% (95% CI 2-30).", {("relative_change", "17", "2", "30")}),
    ("The RR of falls with zinc was 1.45.", {("risk_ratio", "1.45", None, None)}),
    # named once in the singular, and tied to words in one way
    ("The hazard ratio for relapse was 0.62 in women and 0.91 in men.",
     {("hazard_ratio", "0.62", None, None), ("hazard_ratio", "0.91", None, None)}),
    ("The hazard ratio for zinc vs. placebo was 0.62 at 1 year, 0.71 at 3 years, and 0.82 at 5 years.",
     {("hazard_ratio", "0.62", None, None), ("hazard_ratio", "0.71", None, None),
      ("hazard_ratio", "0.82", None, None)}),
    # two estimates in one bracket
    (
        "The odds ratio for falls was 0.66 (0.42-1.04). Burns and cramps did not differ (1.68 [0.83-3.40] and 0.92 "
        "[0.71-1.19], respectively).",
        {("odds_ratio", "0.66", "0.42", "1.04"), ("odds_ratio", "1.68", "0.83", "3.4"),
         ("odds_ratio", "0.92", "0.71", "1.19")},
    ),
    # estimates of the kind before, each in its own bracket with its p-value, or several in one
    (
        "Falls were rarer (relative risk 0.65, 95% CI 0.47 to 0.89, P = 0.01). So were burns (0.61, 0.35 to 1.05, P = "
        "0.07) and cramps (0.68, 0.47 to 1.00, P for trend = 0.04).",
        {("risk_ratio", "0.65", "0.47", "0.89"), ("risk_ratio", "0.61", "0.35", "1.05"),
         ("risk_ratio", "0.68", "0.47", "1")},
    ),
    (
        "Falls were rarer (HR 0.76, 0.60-0.96, p=0.02). Burns were not (0.90, 0.63-1.30, p=0.58; 0.80, 0.50-1.28, "
        "p=0.35).",
        {("hazard_ratio", "0.76", "0.6", "0.96"), ("hazard_ratio", "0.9", "0.63", "1.3"),
         ("hazard_ratio", "0.8", "0.5", "1.28")},
    ),
    ("Falls were rarer (HR 0.76; 0.60-0.96). Median stay (6.1, 4.2-9.7, p=0.58) was alike.",
     {("hazard_ratio", "0.76", "0.6", "0.96"), ("median", "6.1", None, None)}),
    ("Falls and burns were commoner (HR 1.48, 1.30-1.69 and 1.44, 1.32-1.58, respectively).",
     {("hazard_ratio", "1.48", "1.3", "1.69"), ("hazard_ratio", "1.44", "1.32", "1.58")}),
    # brackets in a row, the first of which names the ratio of all
    ("Smoking (odds ratio 2.87, mostly men), gout (1.91, mostly men) and age (2.3 for the oldest) foretold falls.",
     {("odds_ratio", "2.87", None, None), ("odds_ratio", "1.91", None, None), ("odds_ratio", "2.3", None, None)}),
    ("Smoking (odds ratio 2.87, mostly men) and weight (27.1, SD 3.2) were told of each.",
     {("odds_ratio", "2.87", None, None)}),
    ("Smoking (odds ratio 2.87, mostly men), age (as above) and weight (27.1, by the nurse) were told of each.",
     {("odds_ratio", "2.87", None, None)}),
    # estimates that only their limits and the text before make ratios, whatever words stand in front
    (
        "Relapse was rarer (HR 0.7; 0.5-0.9). Fewer died with zinc than with placebo (30 vs 58, 0.51 [0.33-0.79]; "
        "p=0.002). The differences in falls (0.83; 95% CI 0.64 to 1.09) and weight (2.1 kg; 95% CI 1.1 to 3.1) "
        "were small.",
        {("hazard_ratio", "0.7", "0.5", "0.9"), ("hazard_ratio", "0.51", "0.33", "0.79"),
         ("hazard_ratio", "0.83", "0.64", "1.09"), ("mean_difference", "2.1", "1.1", "3.1"),
         ("events", "30", None, None), ("events", "58", None, None)},
    ),
    (
        "The hazard ratio for cancer was 1.10 (95% CI 0.95-1.30). High-grade disease was not commoner (1.16 [99% CI, "
        "0.86-1.58] with zinc and 1.21 [99% CI, 0.90-1.63] with placebo).",
        {("hazard_ratio", "1.1", "0.95", "1.3"), ("hazard_ratio", "1.16", "0.86", "1.58"),
         ("hazard_ratio", "1.21", "0.9", "1.63")},
    ),
    (
        "The OR of falls was 0.7 (0.5-0.9). Signs were syncope (positive likelihood ratio 2.38, 95% CI 1.54-3.69).",
        {("odds_ratio", "0.7", "0.5", "0.9"), ("estimate", "2.38", "1.54", "3.69")},
    ),
    # credible limits lie roughly alike in logarithms
    ("Stroke was commoner (rate ratio 3.36, 1.00 to 11.6). Death was with iron (4.07, 1.23 to 15.7).",
     {("rate_ratio", "3.36", "1", "11.6"), ("rate_ratio", "4.07", "1.23", "15.7")}),
    # numbers of people observed by those expected set no arms against each other
    ("The standardised incidence ratio (SIR) was 6.7 (95% CI 5.8-7.7).",
     {("standardised_ratio", "6.7", "5.8", "7.7")}),
    ("Across fifths the ORs fell (P = 0.01). The estimates were 1.00 (reference), 0.94, 0.86, and 0.75.",
     {("odds_ratio", value, None, None) for value in ("0.94", "0.86", "0.75")}),
    ("The hazard ratio was 0.7 (0.5-0.9). A hazard ratio of 1.3 was predefined as relevant. Grade 3 OR 4 fever came.",
     {("hazard_ratio", "0.7", "0.5", "0.9")}),
    # letters that are explained as something else, or proven elsewhere
    ("Heart rate (HR) was noted. The hazard ratio per 10 b.p.m. rise in HR was 1.14 (1.03-1.26).",
     {("hazard_ratio", "1.14", "1.03", "1.26")}),
    ("Prevalence ratios were reckoned: women were less active (PR = 1.14; 95% CI 1.09;1.19).",
     {("risk_ratio", "1.14", "1.09", "1.19")}),
    ("Clots came with cancer (OR 1.52, 95% CI 1.05-2.44) and surgery (OR 1.46).",
     {("odds_ratio", "1.52", "1.05", "2.44"), ("odds_ratio", "1.46", None, None)}),
    # behind the shares of both arms, with no name and no level; or of the risk that the text has spoken of
    (
        "Relapse was commoner (OR 1.3, 95% CI 1.1-1.6). Zinc did not change falls (624 [41%] of 1523 vs 608 [40%] of "
        "1520; 1.03, 0.89-1.19).",
        {("odds_ratio", "1.3", "1.1", "1.6"), ("odds_ratio", "1.03", "0.89", "1.19"),
         ("events", "624", None, None), ("events", "608", None, None),
         ("percent", "41", None, None), ("percent", "40", None, None)},
    ),
    (
        "Falls were commoner (OR 1.3, 95% CI 1.1-1.6). This risk rose from 1.09 (95% CI 0.96 to 1.23) early to 1.38 "
        "(95% CI 1.26 to 1.51) later.",
        {("odds_ratio", "1.3", "1.1", "1.6"), ("odds_ratio", "1.09", "0.96", "1.23"),
         ("odds_ratio", "1.38", "1.26", "1.51")},
    ),
    # what the others of a list are set against; a standard error
    ("The ORs by quartile were 1.00, 1.19, 1.37, and 2.74.",
     {("odds_ratio", value, None, None) for value in ("1.19", "1.37", "2.74")}),
    ("Falls (relative risk 0.71 [0.05], by year) and burns (0.66 [0.05]) were rarer.",
     {("risk_ratio", "0.71", None, None)}),
    # a text that calls the heart rate HR, and a hazard ratio too
    ("Zinc lowers the heart rate (HR). Relapse was rarer (HR 0.82, 95% CI 0.75-0.90). Death was not (0.90, 0.80-1.02, "
     "p=0.09).", {("hazard_ratio", "0.82", "0.75", "0.9"), ("hazard_ratio", "0.9", "0.8", "1.02")}),
    # decimal commas
    ("The ORs were smaller: 1,46 (1,31-1,63) for gout and 1,23 (1,09-1,38) for falls.",
     {("odds_ratio", "1.46", "1.31", "1.63"), ("odds_ratio", "1.23", "1.09", "1.38")}),
    ("Death was commoner (crude OR: 4,01, adjusted OR: 2,45; 95% CI: 1,52-3,96).",
     {("odds_ratio", "4.01", None, None), ("odds_ratio", "2.45", "1.52", "3.96")}),
    ("The variant gave an ORhet of 1.18 (1.04-1.34).", {("odds_ratio", "1.18", "1.04", "1.34")}),
    (
        "Falls were rarer (HR 0.7; 0.5-0.9). The ORs of burns from Q2 to Q4 were 0.9, 0.8, and 0.7 (95% CI 0.7-1.2, "
        "0.6-1.1, and 0.5-0.98, respectively).",
        {("hazard_ratio", "0.7", "0.5", "0.9"), ("odds_ratio", "0.9", "0.7", "1.2"),
         ("odds_ratio", "0.8", "0.6", "1.1"), ("odds_ratio", "0.7", "0.5", "0.98")},
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RATIOS)
def test_ratios_have_their_kind_and_limits(read, text, expected):
    assert read(ADULTS + text).estimates() == expected


def test_letters_mean_what_the_text_defines_them_to_mean(read):
    """RR is a response rate here: no ratio of risks, whatever its letters."""
    seen = read(ADULTS + "The response rate (RR) was higher with zinc (RR 0.4 versus 0.3).")
    assert "risk_ratio" not in {statistic for statistic, *_ in seen.results()}
    seen = read(
        ADULTS + "The rate ratio (RR) of colds was 0.71. Coughs had an RR of 0.66 (0.5 to 0.87)."
    )
    assert {s for s, *_ in seen.results()} == {"rate_ratio"}


def test_a_ratio_speaks_of_what_stands_behind_its_name(read):
    seen = read(
        ADULTS
        + "The hazard ratio for relapse was 0.61 (95% CI 0.44-0.85), and that for death 0.80 (0.55 to 1.15)."
    )
    assert {
        (value, outcome) for s, value, _, _, outcome in seen.results() if s == "hazard_ratio"
    } == {
        ("0.61", "relapse"),
        ("0.8", "death"),
    }


def test_a_ratio_speaks_of_what_stands_behind_its_limits(read):
    seen = read(
        ADULTS
        + "The hazard ratio was 0.61 (0.44 to 0.85) for falls and 1.22 (0.93 to 1.60) for cramps."
    )
    assert {(value, outcome) for _, value, _, _, outcome in seen.results()} == {
        ("0.61", "falls"),
        ("1.22", "cramps"),
    }


def test_arms_behind_a_ratio_are_no_outcome(read):
    seen = read(
        ADULTS
        + "Colds were rarer: the odds ratio was 0.7 (95% CI 0.5-0.9) for zinc versus placebo."
    )
    assert {outcome for s, _, _, _, outcome in seen.results() if s == "odds_ratio"} == {"Colds"}


def test_a_negative_estimate_is_no_ratio(read):
    seen = read(
        ADULTS
        + "Falls were rarer (OR 0.6; 95% CI 0.4-0.9), and strength fell (-3.0; 95% CI, -6.1 to -0.7)."
    )
    assert ("odds_ratio", "-3", "-6.1", "-0.7") not in seen.estimates()
    assert ("odds_ratio", "0.6", "0.4", "0.9") in seen.estimates()


NO_RATIOS = (
    "The heart rate (HR) was 72 (95% CI 70-74) beats/min.",
    "The waist-hip ratio was 0.92 (95% CI 0.90-0.94).",
    "The positive likelihood ratio was 6.2 (95% CI 4.1-9.4).",
    "The albumin-to-creatinine ratio was 1.8 (1.2-2.6) mg/mmol.",
    "The FHR was 140.5 (95% CI 131-150) in labour.",
    "The hazard ratio for relapse was 0.62 (P = 0.02), and haemoglobin was 12.4 (P = 0.04).",
)


@pytest.mark.parametrize("text", NO_RATIOS)
def test_other_ratios_and_measurements_are_none(read, text):
    found = [one for one in read(ADULTS + text).estimates() if one[0].endswith("_ratio")]
    assert [value for _, value, *_ in found] == (["0.62"] if "0.62" in text else [])


def test_an_unnamed_estimate_behind_two_shares_is_of_the_kind_before_it(read):
    seen = read(
        ADULTS
        + "Relapse was rarer with zinc (relative risk 0.33 [95% CI 0.19-0.56]). There were no differences "
        "between groups in fever (41 of 120 [34%] vs 33 of 120 [28%]; 1.24 [0.79-1.95]; p=0.35)."
    )
    assert ("risk_ratio", "1.24", "0.79", "1.95") in seen.estimates()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The hazard ratio for relapse was 0.62 and for cramps 0.81.", ["0.62", "0.81"]),
        ("The hazard ratio for relapse was 0.62 and that for cramps 0.81.", ["0.62", "0.81"]),
        ("Zinc had a hazard ratio for relapse of 0.62 and for cramps of 0.81.", ["0.62", "0.81"]),
        ("The hazard ratio was 0.62 in women but 0.81 in men.", ["0.62", "0.81"]),
        ("The hazard ratios (Cox) were: relapse, 0.62; cramps, 0.81.", ["0.62", "0.81"]),
        ("The hazard ratios were as follows: relapse 0.62, cramps 0.81.", ["0.62", "0.81"]),
        # what is measured, and no ratio
        (
            "The hazard ratio for relapse was 0.62 and for median time to cramps 5.4 weeks.",
            ["0.62"],
        ),
        (
            "The hazard ratio for relapse was 0.62, and for pain the mean difference was 0.4.",
            ["0.62"],
        ),
        (
            "The hazard ratio for relapse with zinc was 0.62 and with iron the rate was 2.4.",
            ["0.62"],
        ),
        ("The hazard ratio was 0.62 in women, but 2.5 in every 100 men died.", ["0.62"]),
        ("Hazard ratios were adjusted for: mean age 54.2, and BMI 27.4.", []),
    ],
)
def test_a_name_said_once_for_two(read, sentence, expected):
    found = read(ADULTS + sentence).estimates()
    assert sorted(value for kind, value, *_ in found if kind == "hazard_ratio") == expected
