"""Classic published results, pinned: outside truth that needs no benchmark folder."""

import pytest
from trialtrace.stats import (
    bias_tests,
    confint_tau2,
    escalc,
    fit_statistics,
    influence,
    kenward_roger,
    predict,
    prediction_interval,
    ranktest,
    regtest,
    rma,
    rma_mh,
    trimfill,
)

from tests.stats.stats_published import BCG, BCG_LATITUDE, BCG_RR


@pytest.fixture(scope="module")
def bcg():
    return escalc("RR", **BCG)


def close(value, rel=1e-9):
    return pytest.approx(value, rel=rel, abs=1e-11)


def test_escalc_of_the_bcg_trials(bcg):
    assert list(bcg.columns) == ["yi", "vi"]
    assert bcg.yi[0] == close(-0.889311333920205)
    assert bcg.vi[1] == close(0.194581121398144)


@pytest.mark.parametrize("method", BCG_RR)
def test_estimators(bcg, method):
    fit = rma(bcg.yi, bcg.vi, method=method)
    beta, se, tau2, se_tau2, i2, h2 = BCG_RR[method]
    assert (fit.beta, fit.se, fit.tau2) == (close(beta), close(se), close(tau2))
    assert fit.se_tau2 is None if se_tau2 is None else fit.se_tau2 == close(se_tau2)
    assert (close(i2), close(h2)) == (fit.I2, fit.H2)
    assert close(152.233008082373) == fit.QE
    assert fit.QEp == close(1.99676459084597e-26)


@pytest.mark.parametrize(
    ("test", "se", "pval", "ci_lb", "ci_ub"),
    [
        ("z", 0.179781516105206, 7.05425810164165e-05, -1.06689763881035, -0.362167045505929),
        ("knha", 0.180791744092848, 0.00192001509605729, -1.10844371368555, -0.320620970630728),
    ],
)
def test_reml_tests(bcg, test, se, pval, ci_lb, ci_ub):
    fit = rma(bcg.yi, bcg.vi, test=test)
    assert (fit.se, fit.pval) == (close(se), close(pval))
    assert (fit.ci_lb, fit.ci_ub) == (close(ci_lb), close(ci_ub))


def test_adhoc_never_narrows(bcg):
    narrow = rma(bcg.yi, bcg.vi, method="HE", test="knha")
    assert narrow.s2w == close(0.97639676319242)
    assert rma(bcg.yi, bcg.vi, method="HE", test="adhoc").s2w == 1.0


@pytest.mark.parametrize(
    ("kind", "bounds"),
    [
        ("default", (-1.86669221790289, 0.437627533586608)),
        ("simple", (-1.81148770906755, 0.382423024751267)),
        ("Riley", (-2.00837590692258, 0.579311222606299)),
        ("HTS", (-2.00837590692258, 0.579311222606299)),
        ("t", (-1.9953419585091, 0.566277274192826)),
        ("V", (-1.9953419585091, 0.566277274192826)),
    ],
)
def test_prediction_intervals(bcg, kind, bounds):
    fit = rma(bcg.yi, bcg.vi)
    ours = prediction_interval(fit.beta, fit.se, fit.tau2, fit.k, kind)
    assert ours == (close(bounds[0]), close(bounds[1]))


def test_kenward_roger(bcg):
    ours = kenward_roger(rma(bcg.yi, bcg.vi))
    assert (ours.se, ours.pval) == (close(0.181535636413218), close(0.0025368508047364))
    assert (ours.ci_lb, ours.ci_ub) == (close(-1.11635595183724), close(-0.312708732479038))


def test_intervals_of_tau2(bcg):
    fit = rma(bcg.yi, bcg.vi)
    assert confint_tau2(fit).tau2[1:] == (close(0.119718361141261), close(1.11147908406093))
    profile = confint_tau2(fit, kind="PL").tau2
    assert profile[1:] == (close(0.115266105748054), close(0.964695326514215))


def test_fit_statistics(bcg):
    ours = fit_statistics(rma(bcg.yi, bcg.vi))
    assert ours.ll == close(-12.2023714154936)
    assert (close(28.4047428309871), close(29.3745561305631)) == (ours.AIC, ours.BIC)
    assert ours.AICc == close(29.7380761643205)


def test_meta_regression_on_latitude(bcg):
    fit = rma(bcg.yi, bcg.vi, mods={"latitude": BCG_LATITUDE}, method="DL")
    assert fit.coef_names == ("intrcpt", "latitude")
    assert fit.beta == close([0.259543712434023, -0.0292287387551884])
    assert fit.se == close([0.232307473392695, 0.00673301083956727])
    assert fit.tau2 == close(0.0633005024264152)
    assert (close(79.498494450165), close(18.8452335426353)) == (fit.R2, fit.QM)
    ours = predict(fit, [13, 33, 55])
    assert ours.pred == close([-0.120429891383426, -0.705004666487195, -1.34803691910134])
    assert ours.pi_lb == close([-0.702599159329724, -1.23626041233316, -1.96511619064523])


def test_mantel_haenszel():
    ours = rma_mh("RR", **BCG)
    assert (ours.beta, ours.se) == (close(-0.453709604683754), close(0.0393373668712944))
    assert (close(152.567553586657), close(92.1346316973064)) == (ours.QE, ours.I2)


def test_asymmetry(bcg):
    egger = regtest(bcg.yi, bcg.vi, model="lm")
    assert (egger.stat, egger.pval) == (close(-1.40128200228933), close(0.188706995081979))
    assert egger.est == close(-0.19092864235982)
    rank = ranktest(bcg.yi, bcg.vi)
    assert (rank.tau, rank.pval) == (close(0.0256410256410256), close(0.952361907960866))
    score = bias_tests.begg(bcg.yi, bcg.vi)
    assert (score.bias, score.se) == (2, close(16.391054470859))


def test_trim_and_fill(bcg):
    ours = trimfill(rma(bcg.yi, bcg.vi, method="DL"))
    assert (ours.k0, ours.side) == (1, "right")
    assert ours.se_k0 == close(2.45279864318293)
    assert ours.fit.beta == close(-0.656073212988602)
    assert ours.filled_yi == close([0.309510324887748])


def test_influence(bcg):
    ours = influence(rma(bcg.yi, bcg.vi, method="DL"))
    assert ours.rstudent[0] == close(-0.224733520404072)
    assert ours.dffits[1] == close(-0.336397649501559)
    assert ours.cook_d[1] == close(0.111188145950158)
    assert ours.cov_r[0] == close(1.06258003051682)
    assert ours.dfbs[2] == close(-0.163835863839585)
