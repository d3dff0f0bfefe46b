# How many closed-form values of the comparison's meta-regressions R's metafor gives again here.
#
#     LD_PRELOAD=<a BLAS>/libblas.so.3 Rscript benchmarks/metafor_again.R FOLDER/meta/metafor [NAME]
#
# Fits every meta-regression of the files (whose names contain NAME) from the raw data and counts
# the values that differ by more than max(1e-12, 1e-8 |b|). The answer depends on the BLAS: the
# files were made with the reference one. Effects that the installed version defines otherwise
# (ROM, CVR and SMDH in metafor 3.8) and those that need a package which is not there are left out.
suppressMessages({library(metafor); library(jsonlite)})
arguments <- commandArgs(TRUE)
closed <- c("EE", "DL", "HE", "HS", "SJ")
fields <- c(beta = "beta", se = "se", stat = "zval", pval = "pval", ci_lb = "ci.lb", ci_ub = "ci.ub",
            s2w = "s2w", QE = "QE", QEp = "QEp", tau2 = "tau2", se_tau2 = "se.tau2", I2 = "I2",
            H2 = "H2", QM = "QM", QMp = "QMp", R2 = "R2")
predicted <- c(pred = "pred", se = "se", ci_lb = "ci.lb", ci_ub = "ci.ub", pi_lb = "pi.lb", pi_ub = "pi.ub")

beside <- function(found, known, names) {
  do.call(rbind, lapply(names(names), function(name) {
    truth <- as.numeric(known[[name]])
    if (length(truth)) cbind(as.vector(found[[names[[name]]]]), truth)
  }))
}

counts <- list()
for (file in list.files(arguments[1], full.names = TRUE)) {
  if (length(arguments) > 1 && !grepl(arguments[2], basename(file))) next
  data <- fromJSON(file)
  regression <- data$analysis$metareg
  if (is.null(regression)) next
  yi <- data$yi
  vi <- data$vi
  if (data$measure != "GEN") {
    inputs <- data$inputs[names(data$inputs) != "slab"]
    effects <- try(suppressWarnings(do.call(escalc, c(measure = data$measure, inputs))), silent = TRUE)
    if (inherits(effects, "try-error")) next
    yi <- as.vector(effects$yi)[data$rows_used]
    vi <- as.vector(effects$vi)[data$rows_used]
    if (max(abs(yi - data$yi), abs(vi / data$vi - 1)) > 1e-9) next
  }
  known <- regression$fits[sub("/.*", "", names(regression$fits)) %in% closed]
  values <- do.call(rbind, lapply(names(known), function(key) {
    how <- strsplit(key, "/")[[1]]
    fit <- suppressWarnings(rma(yi, vi, mods = ~x, method = how[1], test = how[2],
                                data = data.frame(yi = yi, vi = vi, x = as.numeric(regression$x))))
    at <- known[[key]]$predict
    rbind(beside(fit, known[[key]], fields), beside(predict(fit, newmods = at$newmods), at, predicted))
  }))
  far <- abs(values[, 1] - values[, 2]) > pmax(1e-12, 1e-8 * abs(values[, 2]))
  counts[[data$id]] <- c(sum(!is.na(far)), sum(far, na.rm = TRUE))
}
counts <- do.call(rbind, counts)
for (id in rownames(counts)[counts[, 2] > 0]) cat(id, counts[id, 2], "of", counts[id, 1], "differ\n")
cat(sprintf("%d data sets, %d values, %d differ\n", nrow(counts), sum(counts[, 1]), sum(counts[, 2])))
cat("BLAS:", extSoftVersion()["BLAS"], "\n")
