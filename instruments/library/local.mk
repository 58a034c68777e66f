# The questionnaires, installed for `praxis new` and for people to copy.
questionnairesdir = $(pkgdatadir)/questionnaires
dist_questionnaires_DATA = \
	instruments/library/README.md \
	instruments/library/before-action.md \
	instruments/library/after-action.md \
	instruments/library/follow-up.md
