# Planning a study, pooling several, and what was not randomised.
libstat_a_SOURCES += \
	analyse/stat/balance.c analyse/stat/balance.h \
	analyse/stat/evalue.c analyse/stat/evalue.h \
	analyse/stat/influence.c analyse/stat/influence.h \
	analyse/stat/meta.c analyse/stat/meta.h \
	analyse/stat/power.c analyse/stat/power.h \
	analyse/stat/propensity.c analyse/stat/propensity.h \
	analyse/stat/standardise.c analyse/stat/standardise.h
