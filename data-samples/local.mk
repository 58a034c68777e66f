# Whole studies for people to try; each folder tells where it is from.
EXTRA_DIST += \
	data-samples/turnout-2008/ORIGIN.md \
	data-samples/turnout-2008/turnout.csv \
	data-samples/two-by-two/ORIGIN.md \
	data-samples/two-by-two/found-coin.csv \
	data-samples/two-by-two/opportunity-cost.csv \
	data-samples/two-by-two/promotion.csv
