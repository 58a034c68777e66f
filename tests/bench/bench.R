# The same tasks in R, on the same files: Rscript bench.R PEOPLE GROUPS. Each is
# a line: its name, the middle and the least of several runs in seconds.
arguments <- commandArgs(TRUE)
there <- function(package)
    suppressPackageStartupMessages(suppressWarnings(
        require(package, character.only = TRUE, quietly = TRUE)))
time <- function(task, runs, work) {
    seconds <- replicate(runs, system.time(work())[["elapsed"]])
    cat(sprintf("%s\t%.6f\t%.6f\n", task, median(seconds), min(seconds)))
}

people <- read.csv(arguments[1])
groups <- read.csv(arguments[2])
set.seed(1)
if (there("coin")) {
    people$arm <- factor(people$arm)
    time("ri", 3, function() {
        test <- oneway_test(y ~ arm, data = people,
                            distribution = approximate(nresample = 1e5))
        message("coin: p ", format(pvalue(test)))
    })
} else message("skipped: coin is not installed")

if (there("estimatr")) {
    robust <- function(formula) {
        fit <- lm_robust(formula, data = groups, clusters = cluster,
                         se_type = "CR2")
        message("lm_robust: estimate ", format(coef(fit)[["arm"]]),
                ", se ", format(fit$std.error[["arm"]], digits = 7),
                ", df ", format(fit$df[["arm"]]))
    }
    time("cr2", 3, function() robust(y ~ arm))
    time("cr2x", 3, function() robust(y ~ arm + x))
} else message("skipped: estimatr is not installed")

if (there("clubSandwich"))
    time("cr2x-club", 1, function() {
        fit <- lm(y ~ arm + x, data = groups)
        coef_test(fit, vcov = "CR2", cluster = groups$cluster)
    }) else message("skipped: clubSandwich is not installed")
