#include <config.h>

#include "data-samples/reflection-study/write-central.h"

#include "base/csv.h"
#include "base/date.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

static void
put(FILE *out, const char *value)
{
    delimited_write_cell(out, text_of(value ? value : ""), ',');
    fputc(',', out);
}

static const struct question *
repeat_of(const struct form *form)
{
    for (size_t i = 0; i < form->n_questions; i++)
        if (form->questions[i]->kind == QUESTION_REPEAT)
            return form->questions[i];
    return NULL;
}

static bool
has_column(const struct question *question)
{
    return question->kind > QUESTION_REPEAT;
}

/* "/data/acting/acted_more/times" as "acting-acted_more-times". */
static void
put_heading(FILE *out, const struct question *question, size_t skip)
{
    char *name = strdup(question->path + skip);
    for (char *s = name; *s; s++)
        if (*s == '/')
            *s = '-';
    put(out, name);
    free(name);
}

static void
put_header(FILE *out, const struct form *form)
{
    size_t skip = strlen(form->root_name) + 2;
    put(out, "SubmissionDate");
    for (size_t i = 0; i < form->n_questions; i++)
        if (has_column(form->questions[i]) &&
            !question_repeat(form->questions[i]))
            put_heading(out, form->questions[i], skip);
    fputs("meta-instanceID,meta-instanceName,KEY,SubmitterID,SubmitterName,"
          "AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,"
          "Edits,FormVersion\n",
          out);
}

static void
put_value(FILE *out, const struct filled *filled,
          const struct question *question)
{
    char s[DATE_SIZE];
    switch (question->kind) {
    case QUESTION_START:
        put(out, filled_moment(filled, 0));
        break;
    case QUESTION_END:
        put(out, filled_moment(filled, filled->minutes));
        break;
    case QUESTION_TODAY:
        put(out, date_write(date_from_days(filled->day), s));
        break;
    case QUESTION_DEVICEID:
        put(out, filled->device);
        break;
    default:
        put(out, filled->values[question->number]);
    }
}

int
central_delay(const struct filled *filled)
{
    return filled->minutes + 2 + filled->second % 50;
}

/* KEY is the first edition of what was edited on the server. */
static const char *
key_of(const struct filled *filled)
{
    return filled->replaces ? filled->replaces : filled->id;
}

static void
put_response(FILE *out, const struct filled *filled)
{
    const struct form *form = filled->form;
    put(out, filled_moment_utc(filled, central_delay(filled)));
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if (!has_column(question) || question_repeat(question))
            continue;
        if (filled->sealed)
            put(out, "");
        else
            put_value(out, filled, question);
    }
    put(out, filled->sealed ? "" : filled->id);
    put(out, filled->sealed ? "" : filled_name(filled));
    put(out, key_of(filled));
    fprintf(out, "7,SIMULATED collector,0,0,%s,%s,%s,%d,%s\n",
            filled->sealed ? "not decrypted" : "",
            filled->replaces ? "edited" : "", filled->device,
            filled->replaces ? 1 : 0, form->version);
}

static void
put_rows(FILE *out, const struct filled *filled,
         const struct question *repeat)
{
    size_t skip = strlen(filled->form->root_name) + 2;
    for (size_t r = 0; r < filled->n_rows && !filled->sealed; r++) {
        for (size_t i = 0; i < repeat->n; i++)
            put(out, filled->rows[r][repeat->children[i]->number]);
        fprintf(out, "%s,%s/%s[%zu]\n", key_of(filled), key_of(filled),
                repeat->path + skip, r + 1);
    }
}

static int
compare_newest_first(const void *a, const void *b)
{
    const struct filled *p = *(struct filled *const *)a;
    const struct filled *q = *(struct filled *const *)b;
    int64_t p_min = p->day * 1440 + p->minute + central_delay(p);
    int64_t q_min = q->day * 1440 + q->minute + central_delay(q);
    if (p_min != q_min)
        return p_min < q_min ? 1 : -1;
    return p->second != q->second ? q->second - p->second
                                  : strcmp(p->id, q->id);
}

/* Takes the text over. The date is of the format's own clock, which has no
 * zone. */
static bool
add_member(zip_t *zip, const char *name, char *text, size_t n)
{
    zip_source_t *source = zip_source_buffer(zip, text, n, 1);
    zip_int64_t i = zip_file_add(zip, name, source, 0);
    return i >= 0 &&
           zip_set_file_compression(zip, (zip_uint64_t)i, ZIP_CM_STORE, 0) ==
               0 &&
           zip_file_set_dostime(zip, (zip_uint64_t)i, 12 << 11,
                                (2025 - 1980) << 9 | 6 << 5 | 1, 0) == 0;
}

static bool
add_responses(zip_t *zip, const struct filled_list *list,
              const struct form *form)
{
    char *text, name[100];
    size_t n;
    FILE *out = open_memstream(&text, &n);
    put_header(out, form);
    for (size_t i = 0; i < list->n; i++)
        put_response(out, list->items[i]);
    fclose(out);
    snprintf(name, sizeof name, "%s.csv", form->id);
    return add_member(zip, name, text, n);
}

static bool
add_rows(zip_t *zip, const struct filled_list *list, const struct form *form)
{
    const struct question *repeat = repeat_of(form);
    char *text, name[100];
    size_t n;
    if (!repeat)
        return true;
    FILE *out = open_memstream(&text, &n);
    for (size_t i = 0; i < repeat->n; i++)
        put(out, repeat->children[i]->name);
    fputs("PARENT_KEY,KEY\n", out);
    for (size_t i = 0; i < list->n; i++)
        put_rows(out, list->items[i], repeat);
    fclose(out);
    snprintf(name, sizeof name, "%s-%s.csv", form->id, repeat->name);
    return add_member(zip, name, text, n);
}

bool
central_write(struct filled_list *list, const struct form *form,
              const char *path, struct error *error)
{
    int code;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (!zip)
        return error_set(error, ERROR_SYSTEM, "cannot write '%s'", path);
    qsort(list->items, list->n, sizeof *list->items, compare_newest_first);
    if (add_responses(zip, list, form) && add_rows(zip, list, form) &&
        zip_close(zip) == 0)
        return true;
    error_set(error, ERROR_SYSTEM, "cannot write '%s': %s", path,
              zip_strerror(zip));
    zip_discard(zip);
    return false;
}
