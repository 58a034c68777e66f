# Models and randomisation.
libstat_a_SOURCES += \
	analyse/stat/assignment.c analyse/stat/assignment.h \
	analyse/stat/attrition.c analyse/stat/attrition.h \
	analyse/stat/basis.c analyse/stat/basis.h \
	analyse/stat/components.c analyse/stat/components.h \
	analyse/stat/cox.c \
	analyse/stat/dim.c analyse/stat/dim.h \
	analyse/stat/eigen.c analyse/stat/eigen.h \
	analyse/stat/estimate.c analyse/stat/estimate.h \
	analyse/stat/glm.c analyse/stat/glm.h \
	analyse/stat/icc.c analyse/stat/icc.h \
	analyse/stat/inverse-root.c analyse/stat/inverse-root.h \
	analyse/stat/iv.c analyse/stat/iv.h \
	analyse/stat/lin.c analyse/stat/lin.h \
	analyse/stat/lineup.c analyse/stat/lineup.h \
	analyse/stat/minimum.c analyse/stat/minimum.h \
	analyse/stat/multiplicity.c analyse/stat/multiplicity.h \
	analyse/stat/ols.c analyse/stat/ols.h \
	analyse/stat/ordinal.c analyse/stat/ordinal.h \
	analyse/stat/rank.c analyse/stat/rank.h \
	analyse/stat/rank-within.c analyse/stat/rank-within.h \
	analyse/stat/rate.c analyse/stat/rate.h \
	analyse/stat/ri.c analyse/stat/ri.h \
	analyse/stat/ri-exact.c \
	analyse/stat/ri-invert.c analyse/stat/ri-invert.h \
	analyse/stat/ri-statistic.c analyse/stat/ri-statistic.h \
	analyse/stat/ri-weight.c analyse/stat/ri-weight.h \
	analyse/stat/rng.c analyse/stat/rng.h \
	analyse/stat/sandwich.c analyse/stat/sandwich.h \
	analyse/stat/sandwich-cluster.c analyse/stat/sandwich-cluster.h \
	analyse/stat/sandwich-weighted.c \
	analyse/stat/scale.c analyse/stat/scale.h \
	analyse/stat/survival.c analyse/stat/survival.h
