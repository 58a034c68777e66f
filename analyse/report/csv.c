/* Tidy: a row an estimate or a test, all digits. A cell is empty where there
 * is no number; reason says why. */
#include <config.h>

#include "analyse/report/report.h"

#include "base/number.h"
#include "base/table-file.h"

#include <math.h>

static void
put_text(struct table *table, size_t row, const char *name, const char *text)
{
    if (text)
        table_set_text(table, table_find(table, name), row, text_of(text));
}

/* As text, since a limit may be infinite. */
static void
put_number(struct table *table, size_t row, const char *name, bool there,
           double value)
{
    char s[NUMBER_SIZE];
    if (there)
        put_text(table, row, name,
                 isinf(value) ? value > 0 ? "Inf" : "-Inf"
                              : number_write(value, s));
}

static void
put_result(struct table *table, const struct result *r)
{
    size_t row = table_add_row(table);
    put_text(table, row, "role", role_name(r->role));
    put_text(table, row, "estimand", r->estimand);
    put_text(table, row, "method", r->method);
    put_text(table, row, "arm", r->arm);
    put_text(table, row, "versus", r->versus);
    put_number(table, row, "estimate", r->has & HAS_ESTIMATE, r->estimate);
    put_number(table, row, "se", r->has & HAS_SE, r->se);
    put_number(table, row, "df", r->has & HAS_DF, r->df);
    put_number(table, row, "lower", r->has & HAS_LIMITS, r->lower);
    put_number(table, row, "upper", r->has & HAS_LIMITS, r->upper);
    put_number(table, row, "level", true, r->level);
    put_number(table, row, "p", r->has & HAS_P, r->p);
    put_number(table, row, "p_error", r->has & HAS_P_ERROR, r->p_error);
    put_number(table, row, "p_adjusted", r->has & HAS_ADJUSTED, r->adjusted);
    put_text(table, row, "test", r->has & HAS_P ? r->test : NULL);
    put_number(table, row, "n", true, (double)r->n);
    put_number(table, row, "clusters", r->clusters > 0, (double)r->clusters);
    put_text(table, row, "reason", r->reason);
    put_text(table, row, "caution", r->caution);
    put_text(table, row, "detail", r->detail);
    put_text(table, row, "source", r->source);
}

void
analysis_write_csv(const struct analysis *analysis, FILE *out)
{
    static const char *const names[] = {
        "role",    "estimand",   "method", "arm",   "versus",   "estimate",
        "se",      "df",         "lower",  "upper", "level",    "p",
        "p_error", "p_adjusted", "test",   "n",     "clusters", "reason",
        "caution", "detail",     "source",
    };
    struct table *table = table_new(analysis->arena, "estimates");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        table_add_column(table, names[i], COLUMN_TEXT);
    for (size_t i = 0; i < analysis->results.n; i++)
        put_result(table, &analysis->results.items[i]);
    table_write_csv(table, out);
}
