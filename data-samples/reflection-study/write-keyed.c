#include <config.h>

#include "data-samples/reflection-study/write-keyed.h"

#include "base/csv.h"
#include "base/outfile.h"

const struct keyed_style keyed_plain = {',', false, "\n"};
const struct keyed_style keyed_spreadsheet = {';', true, "\r\n"};

/* What stands on paper and can be keyed. */
static bool
is_keyed(const struct question *question)
{
    return question_has_value(question) && question_is_shown(question);
}

static void
put(FILE *out, const struct keyed_style *style, const char *value)
{
    fputc(style->delimiter, out);
    delimited_write_cell(out, text_of(value ? value : ""), style->delimiter);
}

static void
put_form(FILE *out, const struct keyed_style *style,
         const struct filled *filled)
{
    const struct form *form = filled->form;
    fputs(filled->id, out);
    size_t last = filled->is_short
                      ? form_find(form, TEXT("reflect_since"))->number
                      : form->n_questions;
    for (size_t i = 0; i < last; i++)
        if (is_keyed(form->questions[i]) &&
            !question_repeat(form->questions[i]))
            put(out, style, filled->values[i]);
    fputs(style->line_end, out);
}

static bool
write_forms(const struct filled_list *list, const struct form *form,
            const struct keyed_style *style, const char *path,
            struct error *error)
{
    struct outfile out;
    if (!outfile_open(&out, path, error))
        return false;
    fputs(style->byte_order_mark ? "\xef\xbb\xbf" : "", out.stream);
    fputs("form_no", out.stream);
    for (size_t i = 0; i < form->n_questions; i++)
        if (is_keyed(form->questions[i]) &&
            !question_repeat(form->questions[i]))
            put(out.stream, style, form->questions[i]->name);
    fputs(style->line_end, out.stream);
    for (size_t i = 0; i < list->n; i++)
        put_form(out.stream, style, list->items[i]);
    return outfile_close(&out, error);
}

static bool
write_rows(const struct filled_list *list, const struct form *form,
           const struct keyed_style *style, const char *path,
           struct error *error)
{
    struct outfile out;
    if (!outfile_open(&out, path, error))
        return false;
    fputs("PARENT_KEY", out.stream);
    for (size_t i = 0; i < form->n_questions; i++)
        if (is_keyed(form->questions[i]) &&
            question_repeat(form->questions[i]))
            put(out.stream, style, form->questions[i]->name);
    fputs(style->line_end, out.stream);
    for (size_t k = 0; k < list->n; k++)
        for (size_t r = 0; r < list->items[k]->n_rows; r++) {
            fputs(list->items[k]->id, out.stream);
            for (size_t i = 0; i < form->n_questions; i++)
                if (is_keyed(form->questions[i]) &&
                    question_repeat(form->questions[i]))
                    put(out.stream, style, list->items[k]->rows[r][i]);
            fputs(style->line_end, out.stream);
        }
    return outfile_close(&out, error);
}

bool
keyed_write(const struct filled_list *list, const struct form *form,
            const struct keyed_style *style, const char *path,
            const char *actions_path, struct error *error)
{
    return write_forms(list, form, style, path, error) &&
           (!actions_path ||
            write_rows(list, form, style, actions_path, error));
}
