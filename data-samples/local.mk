# Whole studies for people to try; each folder tells where it is from.
EXTRA_DIST += \
	data-samples/turnout-2008/ORIGIN.md \
	data-samples/turnout-2008/turnout.csv \
	data-samples/two-by-two/ORIGIN.md \
	data-samples/two-by-two/found-coin.csv \
	data-samples/two-by-two/opportunity-cost.csv \
	data-samples/two-by-two/promotion.csv

# A whole reflection study, simulated. `make sample` makes it again, to the
# same bytes; see data-samples/reflection-study/ORIGIN.md.
REFLECTION_STUDY = data-samples/reflection-study

noinst_PROGRAMS += data-samples/reflection-study/generate

data_samples_reflection_study_generate_SOURCES = \
	data-samples/reflection-study/answers.c \
	data-samples/reflection-study/answers.h \
	data-samples/reflection-study/faults.c \
	data-samples/reflection-study/filled.c \
	data-samples/reflection-study/filled.h \
	data-samples/reflection-study/generate.c \
	data-samples/reflection-study/people.c \
	data-samples/reflection-study/people.h \
	data-samples/reflection-study/study.c \
	data-samples/reflection-study/study.h \
	data-samples/reflection-study/truth.c \
	data-samples/reflection-study/write-central.c \
	data-samples/reflection-study/write-central.h \
	data-samples/reflection-study/write-keyed.c \
	data-samples/reflection-study/write-keyed.h \
	data-samples/reflection-study/write-xml.c \
	data-samples/reflection-study/write-xml.h

data_samples_reflection_study_generate_LDADD = $(INSTRUMENTS_LIBS) \
	$(XML_LIBS) $(ZIP_LIBS) \
	$(GSL_LIBS)

# after/ and follow-up/ hold a file a submission: the folders are named whole.
EXTRA_DIST += \
	data-samples/reflection-study/ORIGIN.md \
	data-samples/reflection-study/roster.csv \
	data-samples/reflection-study/faults.csv \
	data-samples/reflection-study/truth.csv \
	data-samples/reflection-study/truth.json \
	data-samples/reflection-study/before \
	data-samples/reflection-study/after \
	data-samples/reflection-study/follow-up

# What is left from a study that was made otherwise goes first.
sample: $(REFLECTION_STUDY)/generate
	cd $(srcdir)/$(REFLECTION_STUDY) && rm -rf before after follow-up
	$(REFLECTION_STUDY)/generate $(srcdir)/instruments/library \
	$(srcdir)/$(REFLECTION_STUDY)
.PHONY: sample
