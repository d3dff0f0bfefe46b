"""Effect sizes and synthesis: metafor's names, arguments, scales and definitions in numpy.

Knows nothing of documents or tables; every result is a frozen dataclass.
"""

from trialtrace.stats import bias_tests, combine, convert, fail_safe, proportion, rounding
from trialtrace.stats.asymmetry import ranktest, regtest
from trialtrace.stats.backtransform import backtransform
from trialtrace.stats.design import design_matrix, factor_columns
from trialtrace.stats.errors import StatsError, StatsWarning
from trialtrace.stats.influence import blup, cumul, influence, leave1out, rstandard
from trialtrace.stats.mantel_haenszel import rma_mh, rma_mh_random
from trialtrace.stats.many import RmaMany, rma_many
from trialtrace.stats.measures import KNOWN_MEASURES, effect_sizes, escalc
from trialtrace.stats.model import rma
from trialtrace.stats.peto import rma_peto
from trialtrace.stats.pooled import PooledResult
from trialtrace.stats.predict import fit_statistics, predict
from trialtrace.stats.prediction import prediction_interval
from trialtrace.stats.result import RmaResult
from trialtrace.stats.small_sample import kenward_roger
from trialtrace.stats.subgroups import subgroup_test
from trialtrace.stats.tau2_interval import confint_tau2, heterogeneity_interval
from trialtrace.stats.trim_and_fill import trimfill

__all__ = [
    "KNOWN_MEASURES",
    "PooledResult",
    "RmaMany",
    "RmaResult",
    "StatsError",
    "StatsWarning",
    "backtransform",
    "bias_tests",
    "blup",
    "combine",
    "confint_tau2",
    "convert",
    "cumul",
    "design_matrix",
    "effect_sizes",
    "escalc",
    "factor_columns",
    "fail_safe",
    "fit_statistics",
    "heterogeneity_interval",
    "influence",
    "kenward_roger",
    "leave1out",
    "predict",
    "prediction_interval",
    "proportion",
    "ranktest",
    "regtest",
    "rma",
    "rma_many",
    "rma_mh",
    "rma_mh_random",
    "rma_peto",
    "rounding",
    "rstandard",
    "subgroup_test",
    "trimfill",
]
