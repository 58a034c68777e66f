# instruments: its sources are listed here, one noun a file.
noinst_LIBRARIES += libinstruments.a

libinstruments_a_SOURCES = \
	instruments/cmd-check.c instruments/cmd-check.h \
	instruments/cmd-render.c instruments/cmd-render.h \
	instruments/fold.c instruments/fold.h \
	instruments/form-namespace.c instruments/form-namespace.h \
	instruments/form-scope.c instruments/form-scope.h \
	instruments/form.c instruments/form.h \
	instruments/markup.c instruments/markup.h \
	instruments/renderer.c instruments/renderer.h \
	instruments/say.c instruments/say.h \
	instruments/way-out.c instruments/way-out.h

libinstruments_a_SOURCES += \
	instruments/check/appearance.c \
	instruments/check/attributes.c \
	instruments/check/braces.c \
	instruments/check/check.c instruments/check/check.h \
	instruments/check/choices.c \
	instruments/check/cycles.c instruments/check/cycles.h \
	instruments/check/defaults.c \
	instruments/check/geometry.c \
	instruments/check/groups.c \
	instruments/check/labels.c \
	instruments/check/logic.c \
	instruments/check/names.c \
	instruments/check/pair-item.c \
	instruments/check/pair-list.c \
	instruments/check/pair-range.c \
	instruments/check/pair.c instruments/check/pair.h \
	instruments/check/parameters.c \
	instruments/check/quality.c \
	instruments/check/ranges.c \
	instruments/check/reach.c \
	instruments/check/scales.c \
	instruments/check/sources.c \
	instruments/check/translations.c \
	instruments/check/triggers.c

libinstruments_a_SOURCES += \
	instruments/codebook/codebook.c instruments/codebook/codebook.h \
	instruments/codebook/csv.c \
	instruments/codebook/html.c

libinstruments_a_SOURCES += \
	instruments/expression/answers.c instruments/expression/answers.h \
	instruments/expression/check-call.c \
	instruments/expression/check-comparison.c \
	instruments/expression/check-condition.c \
	instruments/expression/check-meant.c \
	instruments/expression/check-path.c \
	instruments/expression/check-repeated.c \
	instruments/expression/check-selected.c \
	instruments/expression/check.c instruments/expression/check.h \
	instruments/expression/checker.c instruments/expression/checker.h \
	instruments/expression/cycle.c instruments/expression/cycle.h \
	instruments/expression/evaluate-call.c \
	instruments/expression/evaluate-date.c \
	instruments/expression/evaluate-function.c \
	instruments/expression/evaluate-path.c \
	instruments/expression/evaluate.c instruments/expression/evaluate.h \
	instruments/expression/evaluator.h \
	instruments/expression/expression.c \
	instruments/expression/expression.h \
	instruments/expression/function.c instruments/expression/function.h \
	instruments/expression/lexer.c \
	instruments/expression/parser-fault.c \
	instruments/expression/parser.c instruments/expression/parser.h \
	instruments/expression/pattern-client.c \
	instruments/expression/pattern.c instruments/expression/pattern.h \
	instruments/expression/regex.c instruments/expression/regex.h \
	instruments/expression/scope.h \
	instruments/expression/token.h \
	instruments/expression/value.c \
	instruments/expression/words.c instruments/expression/words.h

libinstruments_a_SOURCES += \
	instruments/odk/read-bind.c \
	instruments/odk/read-body.c \
	instruments/odk/read-itext.c \
	instruments/odk/read-path.c \
	instruments/odk/read-select.c \
	instruments/odk/read.c instruments/odk/read.h \
	instruments/odk/render-bind.c \
	instruments/odk/render-body.c \
	instruments/odk/render-instance.c \
	instruments/odk/render-itext.c \
	instruments/odk/render-reference.c \
	instruments/odk/render-select.c \
	instruments/odk/render-tree.c \
	instruments/odk/render.c instruments/odk/render.h

libinstruments_a_SOURCES += \
	instruments/xforms/bind.c \
	instruments/xforms/body.c \
	instruments/xforms/call.c \
	instruments/xforms/check.c \
	instruments/xforms/date.c \
	instruments/xforms/event.c \
	instruments/xforms/expression.c \
	instruments/xforms/function.c \
	instruments/xforms/instance.c \
	instruments/xforms/kind.c \
	instruments/xforms/path.c \
	instruments/xforms/phrase.c \
	instruments/xforms/rank.c \
	instruments/xforms/repeat.c \
	instruments/xforms/words.c \
	instruments/xforms/xforms.c instruments/xforms/xforms.h

libinstruments_a_SOURCES += \
	instruments/xlsform/cell.c \
	instruments/xlsform/choices.c \
	instruments/xlsform/default.c \
	instruments/xlsform/header.c \
	instruments/xlsform/implied.c \
	instruments/xlsform/meant-column.c \
	instruments/xlsform/meant-list.c \
	instruments/xlsform/meant-name.c \
	instruments/xlsform/reference.c \
	instruments/xlsform/select.c \
	instruments/xlsform/settings.c \
	instruments/xlsform/sheet.c \
	instruments/xlsform/survey.c instruments/xlsform/survey.h \
	instruments/xlsform/type.c instruments/xlsform/type.h \
	instruments/xlsform/wrong-type.c \
	instruments/xlsform/xlsform.c instruments/xlsform/xlsform.h

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
