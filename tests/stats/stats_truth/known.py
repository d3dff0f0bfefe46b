"""Keys of the benchmark files that no method here claims to answer."""

OUT_OF_SCORE = {
    "analysis/default_tolerance": "metafor at its loose default tolerance, kept for comparison",
    "analysis/fsn": "fail-safe N is not among the methods asked for (Rosenthal, Orwin, Rosenberg "
    "exist, see test_fail_safe)",
    "analysis/hc_DL": "Henmi-Copas interval is not among the methods asked for",
    "analysis/tes": "test of excess significance is not among the methods asked for",
    "GLMM": "generalised linear mixed models are not among the methods asked for",
    "metabias/Schwarzer": "Schwarzer's test is not among the methods asked for",
}
