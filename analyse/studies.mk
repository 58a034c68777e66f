# Planning a study, pooling several, and what was not randomised.
libstat_a_SOURCES += \
	analyse/stat/meta.c analyse/stat/meta.h \
	analyse/stat/power.c analyse/stat/power.h
