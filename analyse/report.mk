# analyse: a table meets a design, and what is found becomes a report.
noinst_LIBRARIES += libanalyse.a

libanalyse_a_SOURCES = \
	analyse/cmd-analyse.c analyse/cmd-analyse.h \
	analyse/design/adjustment.c analyse/design/adjustment.h \
	analyse/design/alike.c analyse/design/alike.h \
	analyse/design/analysis.c analyse/design/analysis.h \
	analyse/design/answer.c analyse/design/answer.h \
	analyse/design/attrition.c analyse/design/attrition.h \
	analyse/design/beginning.c analyse/design/beginning.h \
	analyse/design/check.c analyse/design/check.h \
	analyse/design/check-covariates.c \
	analyse/design/check-estimates.c \
	analyse/design/check-facilitators.c \
	analyse/design/check-few.c \
	analyse/design/check-groups.c \
	analyse/design/check-observed.c \
	analyse/design/check-people.c \
	analyse/design/check-record.c \
	analyse/design/check-scales.c \
	analyse/design/check-tests.c \
	analyse/design/check-window.c \
	analyse/design/assumption.c analyse/design/assumption.h \
	analyse/design/choice.c analyse/design/choice.h \
	analyse/design/compare-others.c analyse/design/compare-others.h \
	analyse/design/contrast.c analyse/design/contrast.h \
	analyse/design/control.c analyse/design/control.h \
	analyse/design/counts.c analyse/design/counts.h \
	analyse/design/counts-table.c \
	analyse/design/crossing.c analyse/design/crossing.h \
	analyse/design/curve.c analyse/design/curve.h \
	analyse/design/describe.c analyse/design/describe.h \
	analyse/design/design.c analyse/design/design.h \
	analyse/design/estimate-binary.c \
	analyse/design/estimate-means.c \
	analyse/design/estimate-models.c \
	analyse/design/estimate-observed.c \
	analyse/design/estimate-ols.c \
	analyse/design/estimate-pairs.c \
	analyse/design/estimate-ranks.c \
	analyse/design/estimate-ratios.c \
	analyse/design/estimate-strata.c \
	analyse/design/estimate-tests.c \
	analyse/design/estimate-times.c \
	analyse/design/estimator.c analyse/design/estimator.h \
	analyse/design/facilitator.c analyse/design/facilitator.h \
	analyse/design/evenness.c analyse/design/evenness.h \
	analyse/design/factor.c analyse/design/factor.h \
	analyse/design/figure.c analyse/design/figure.h \
	analyse/design/filter.c analyse/design/filter.h \
	analyse/design/identity.c analyse/design/identity.h \
	analyse/design/item.c analyse/design/item.h \
	analyse/design/levels.c analyse/design/levels.h \
	analyse/design/mean-times.c analyse/design/mean-times.h \
	analyse/design/measure.c analyse/design/measure.h \
	analyse/design/model.c analyse/design/model.h \
	analyse/design/missing.c analyse/design/missing.h \
	analyse/design/named.c analyse/design/named.h \
	analyse/design/planned.c analyse/design/planned.h \
	analyse/design/check-planned.c \
	analyse/design/outcome.c analyse/design/outcome.h \
	analyse/design/others.c analyse/design/others.h \
	analyse/design/record.c analyse/design/record.h \
	analyse/design/picked.c analyse/design/picked.h \
	analyse/design/reliability.c analyse/design/reliability.h \
	analyse/design/request.h \
	analyse/design/response.c analyse/design/response.h \
	analyse/design/result.c analyse/design/result.h \
	analyse/design/scale-column.c analyse/design/scale-column.h \
	analyse/design/scale-request.c analyse/design/scale-request.h \
	analyse/design/share.c analyse/design/share.h \
	analyse/design/timing.c analyse/design/timing.h \
	analyse/design/unit.c analyse/design/unit.h \
	analyse/design/use.c analyse/design/use.h \
	analyse/report/alike.c \
	analyse/report/answer.c \
	analyse/report/arms.c \
	analyse/report/assumptions.c \
	analyse/report/axis.c \
	analyse/report/crossing.c \
	analyse/report/csv.c \
	analyse/report/facilitators.c \
	analyse/report/html.c \
	analyse/report/json.c \
	analyse/report/methods.c \
	analyse/report/others.c \
	analyse/report/record.c \
	analyse/report/report.c analyse/report/report.h \
	analyse/report/scales.c \
	analyse/report/section.c analyse/report/section.h \
	analyse/report/sentence.c analyse/report/sentence.h \
	analyse/report/sentence-several.c \
	analyse/report/sentence-time.c analyse/report/sentence-time.h \
	analyse/report/sentence-win.c analyse/report/sentence-win.h \
	analyse/report/shares.c \
	analyse/report/svg.c \
	analyse/report/svg-steps.c \
	analyse/report/text.c \
	analyse/report/times.c \
	analyse/report/words.c analyse/report/words.h

EXTRA_DIST += doc/analyse-json.md
