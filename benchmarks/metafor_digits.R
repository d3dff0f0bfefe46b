# How many digits of a meta-regression on calendar years R's metafor itself reproduces.
#
#     Rscript benchmarks/metafor_digits.R
#
# Fits dat.egger2001 (package metadat) on the year of publication, four times: as it is, with
# effects and variances rounded to 15 digits, with its rows in reverse order, and with the years
# counted from their mean. Prints of how many values each differs from the first by more than
# max(1e-12, 1e-8 |b|). Run it under another BLAS (LD_PRELOAD) and compare the files it writes
# to its first argument, where one is given.
suppressMessages(library(metafor))
path <- commandArgs(TRUE)

shared <- c("se", "zval", "pval", "tau2", "se.tau2", "I2", "H2", "R2", "QE", "QEp", "s2w", "QM", "QMp")
fits <- function(data, fields) {
  unlist(lapply(c("EE", "DL", "HE", "HS", "SJ"), function(method) {
    lapply(if (method == "EE") "z" else c("z", "knha"), function(test) {
      fit <- rma(yi, vi, mods = ~x, data = data, method = method, test = test)
      # The intercept of centred years is another quantity: its row is left out.
      lapply(fields, function(name) {
        value <- as.vector(fit[[name]])
        if (length(value) > 1) value[2] else value
      })
    })
  }))
}

all_of_it <- list()
for (measure in c("OR", "RR", "RD", "AS", "PETO")) {
  data <- escalc(measure = measure, ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat.egger2001)
  data <- data.frame(yi = as.vector(data$yi), vi = as.vector(data$vi), x = data$year)
  data <- data[complete.cases(data), ]
  rounded <- transform(data, yi = signif(yi, 15), vi = signif(vi, 15))
  all_of_it[[measure]] <- cbind(
    plain = fits(data, shared),
    rounded = fits(rounded, shared),
    reversed = fits(data[nrow(data):1, ], shared),
    centred = fits(transform(data, x = x - round(mean(x))), shared)
  )
}
values <- do.call(rbind, all_of_it)
plain <- values[, "plain"]
for (other in colnames(values)[-1]) {
  far <- abs(values[, other] - plain) > pmax(1e-12, 1e-8 * abs(plain))
  cat(sprintf("%-9s %d of %d values differ, by up to %.0e of their size\n", other,
              sum(far, na.rm = TRUE), length(plain),
              max((abs(values[, other] - plain) / abs(plain))[far], na.rm = TRUE)))
}
if (length(path)) write.csv(format(values, digits = 17), path[1])
