# instruments: its sources are listed here, one noun a file.
noinst_LIBRARIES += libinstruments.a

libinstruments_a_SOURCES = \
	instruments/check-appearance.c \
	instruments/check-attributes.c \
	instruments/check-choices.c \
	instruments/check-cycles.c instruments/check-cycles.h \
	instruments/expression/answers.c instruments/expression/answers.h \
	instruments/check-defaults.c \
	instruments/check-form.c instruments/check-form.h \
	instruments/check-geometry.c \
	instruments/check-groups.c \
	instruments/check-labels.c \
	instruments/check-logic.c \
	instruments/check-names.c \
	instruments/check-pair.c instruments/check-pair.h \
	instruments/check-pair-item.c \
	instruments/check-pair-list.c \
	instruments/check-pair-range.c \
	instruments/check-parameters.c \
	instruments/check-quality.c \
	instruments/check-ranges.c \
	instruments/check-reach.c \
	instruments/check-scales.c \
	instruments/check-sources.c \
	instruments/check-translations.c \
	instruments/check-triggers.c \
	instruments/cmd-check.c instruments/cmd-check.h \
	instruments/expression/check-call.c \
	instruments/expression/check-comparison.c \
	instruments/expression/check-condition.c \
	instruments/expression/check-meant.c \
	instruments/expression/check-path.c \
	instruments/expression/check-repeated.c \
	instruments/expression/check.c instruments/expression/check.h \
	instruments/expression/checker.c instruments/expression/checker.h \
	instruments/expression/cycle.c instruments/expression/cycle.h \
	instruments/expression/evaluate-call.c \
	instruments/expression/evaluate-date.c \
	instruments/expression/evaluate-function.c \
	instruments/expression/evaluate-path.c \
	instruments/expression/evaluate.c \
	instruments/expression/evaluate.h \
	instruments/expression/evaluator.h \
	instruments/expression/expression.c \
	instruments/expression/expression.h \
	instruments/expression/function.c \
	instruments/expression/function.h \
	instruments/expression/lexer.c \
	instruments/expression/parser-fault.c \
	instruments/expression/parser.c instruments/expression/parser.h \
	instruments/expression/pattern-client.c \
	instruments/expression/pattern.c instruments/expression/pattern.h \
	instruments/expression/regex.c instruments/expression/regex.h \
	instruments/expression/scope.h \
	instruments/expression/token.h \
	instruments/expression/value.c \
	instruments/expression/words.c instruments/expression/words.h \
	instruments/cmd-render.c instruments/cmd-render.h \
	instruments/fold.c instruments/fold.h \
	instruments/form.c instruments/form.h \
	instruments/form-namespace.c instruments/form-namespace.h \
	instruments/form-scope.c instruments/form-scope.h \
	instruments/markup.c instruments/markup.h \
	instruments/read-cell.c \
	instruments/read-choices.c \
	instruments/read-default.c \
	instruments/read-header.c \
	instruments/read-reference.c \
	instruments/read-select.c \
	instruments/read-settings.c \
	instruments/read-sheet.c \
	instruments/read-survey.c instruments/read-survey.h \
	instruments/read-type.c instruments/read-type.h \
	instruments/read-wrong-type.c \
	instruments/read-xlsform.c instruments/read-xlsform.h \
	instruments/read-xform-bind.c \
	instruments/read-xform-body.c \
	instruments/read-xform-itext.c \
	instruments/read-xform-path.c \
	instruments/read-xform-select.c \
	instruments/read-xform.c instruments/read-xform.h \
	instruments/renderer.c instruments/renderer.h \
	instruments/render-codebook-csv.c \
	instruments/render-codebook-html.c \
	instruments/render-codebook.c instruments/render-codebook.h \
	instruments/render-odk.c instruments/render-odk.h \
	instruments/render-odk-bind.c \
	instruments/render-odk-body.c \
	instruments/render-odk-instance.c \
	instruments/render-odk-itext.c \
	instruments/render-odk-reference.c \
	instruments/render-odk-select.c \
	instruments/render-odk-tree.c \
	instruments/render-xforms-bind.c \
	instruments/render-xforms-body.c \
	instruments/render-xforms-call.c \
	instruments/render-xforms-check.c \
	instruments/render-xforms-date.c \
	instruments/render-xforms-event.c \
	instruments/render-xforms-expression.c \
	instruments/render-xforms-function.c \
	instruments/render-xforms-instance.c \
	instruments/render-xforms-kind.c \
	instruments/render-xforms-path.c \
	instruments/render-xforms-phrase.c \
	instruments/render-xforms-rank.c \
	instruments/render-xforms-repeat.c \
	instruments/render-xforms-words.c \
	instruments/render-xforms.c instruments/render-xforms.h \
	instruments/say.c instruments/say.h \
	instruments/way-out.c instruments/way-out.h

libinstruments_a_SOURCES += \
	instruments/paper/answer.c instruments/paper/answer.h \
	instruments/paper/block-fixed.c \
	instruments/paper/block-question.c \
	instruments/paper/block-row.c \
	instruments/paper/block-table.c \
	instruments/paper/block.c instruments/paper/block.h \
	instruments/paper/cells.c instruments/paper/cells.h \
	instruments/paper/condition.c instruments/paper/condition.h \
	instruments/paper/draw.c instruments/paper/draw.h \
	instruments/paper/item.c instruments/paper/item.h \
	instruments/paper/layout.c instruments/paper/layout.h \
	instruments/paper/paper.c instruments/paper/paper.h \
	instruments/paper/phrase.c instruments/paper/phrase.h \
	instruments/paper/roster.c instruments/paper/roster.h \
	instruments/paper/skip.c instruments/paper/skip.h

EXTRA_DIST += doc/xforms.md
