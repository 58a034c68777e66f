/* Tidy: a row an estimate or a test, all digits. A cell is empty where there
 * is no number; reason says why. Infinite limits are Inf and -Inf, as R and
 * Python read them. */
#include <config.h>

#include "analyse/report/report.h"

#include "analyse/design/assumption.h"
#include "base/builder.h"
#include "base/csv.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

/* A name that a spreadsheet would run as a formula gets a ' before it. */
static void
put_text(FILE *out, const char *text)
{
    fputc(',', out);
    if (!text)
        return;
    if (!*text || !strchr("=+-@\t\r", *text)) {
        delimited_write_cell(out, text_of(text), ',');
        return;
    }
    struct builder guarded = BUILDER_INIT;
    builder_printf(&guarded, "'%s", text);
    delimited_write_cell(out, builder_text(&guarded), ',');
    builder_release(&guarded);
}

static void
put_number(FILE *out, bool there, double value)
{
    char s[NUMBER_SIZE];
    fputc(',', out);
    if (there && isinf(value))
        fputs(value > 0 ? "Inf" : "-Inf", out);
    else if (there)
        fputs(number_write(value, s), out);
}

/* Clauses, parted by semicolons. */
static void
put_assumptions(FILE *out, const struct analysis *analysis,
                const struct result *r)
{
    unsigned long all = assumptions_of(analysis->design, r);
    const char *clauses = NULL;
    for (int a = 0; a < ASSUMPTIONS; a++)
        if (all & 1ul << a) {
            const char *words =
                assumption_words(analysis->design, (enum assumption)a);
            clauses = clauses ? arena_printf(analysis->arena, "%s; %s", clauses,
                                             words)
                              : words;
        }
    put_text(out, clauses);
}

static void
put_result(FILE *out, const struct analysis *analysis, const struct result *r)
{
    fputs(analysis_role(analysis, r), out);
    put_text(out, r->outcome ? r->outcome : analysis->design->outcome.name);
    put_text(out, r->estimand);
    put_text(out, r->method);
    put_text(out, r->arm);
    put_text(out, r->versus);
    put_number(out, r->has & HAS_ESTIMATE, r->estimate);
    put_number(out, r->has & HAS_SE, r->se);
    put_number(out, r->has & HAS_DF, r->df);
    put_number(out, r->has & HAS_LIMITS, r->lower);
    put_number(out, r->has & HAS_LIMITS, r->upper);
    put_number(out, true, r->level);
    put_number(out, r->has & HAS_P, r->p);
    put_number(out, r->has & HAS_P_ERROR, r->p_error);
    put_number(out, r->has & HAS_ADJUSTED, r->adjusted);
    put_text(out, r->has & HAS_P ? r->test : NULL);
    put_number(out, true, (double)r->n);
    put_number(out, r->clusters > 0, (double)r->clusters);
    put_text(out, r->reason);
    put_text(out, r->caution);
    put_text(out, r->detail);
    put_text(out, r->source);
    put_text(out, r->item);
    put_assumptions(out, analysis, r);
    fputc('\n', out);
}

void
analysis_write_csv(const struct analysis *analysis, FILE *out)
{
    fputs("role,outcome,estimand,method,arm,versus,estimate,se,df,lower,upper,"
          "level,"
          "p,p_error,p_adjusted,test,n,clusters,reason,caution,detail,"
          "source,item,assumptions\n",
          out);
    const struct results *lists[] = {&analysis->results, &analysis->effects,
                                     &analysis->others,  &analysis->recorded,
                                     &analysis->shares,  &analysis->measures};
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
        for (size_t i = 0; i < lists[l]->n; i++)
            put_result(out, analysis, &lists[l]->items[i]);
}
