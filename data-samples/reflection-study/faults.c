/* The faults: those that field studies have, one by one, each in a place of
 * its own and listed with what collecting says of it. */
#include <config.h>

#include "data-samples/reflection-study/study.h"

#include "base/csv.h"
#include "base/date.h"
#include "base/file.h"
#include "base/outfile.h"
#include "data-samples/reflection-study/write-central.h"

#include <assert.h>
#include <string.h>

#define SERVER "follow-up/submissions.csv.zip"
#define NORTH "follow-up/keyed-north.csv"
#define SOUTH "follow-up/keyed-south.csv"
#define PHONES "follow-up/phones"

void
study_add_fault(struct study *study, const struct fault *fault)
{
    arena_grow(study->arena, &study->faults, &study->faults_capacity,
               study->n_faults + 1, sizeof *study->faults);
    study->faults[study->n_faults++] = *fault;
}

static void
add(struct study *study, const char *file, const struct filled *filled,
    const char *kind, const char *rule, const char *words)
{
    study_add_fault(study, &(struct fault){file, filled->id, kind, rule,
                                           words});
}

static bool
is_answered(const struct filled *filled, const char *question,
            const char *value)
{
    const char *said = filled_value(filled, question);
    return said && (value ? strcmp(said, value) == 0 : *said != '\0');
}

/* The first from there on that agreed, and acted again or did not. Each fault
 * has a response to itself. */
static struct filled *
take(const struct filled_list *list, size_t *from, const char *acted)
{
    while (*from < list->n &&
           !(is_answered(list->items[*from], "consent", "1") &&
             is_answered(list->items[*from], "acted", acted)))
        ++*from;
    assert(*from < list->n);
    return list->items[(*from)++];
}

static void
spoil_server(struct study *study)
{
    struct filled_list *list = &study->server;
    size_t at = 10;
    struct filled *f = take(list, &at, NULL);
    f->sealed = true;
    add(study, SERVER, f, "not-decrypted", "encrypted",
        "the export was made without the passphrase: its row is empty");
    f = take(list, &at, "1");
    f->replaces = f->id;
    f->id = filled_draw_id(study->arena, study->rng);
    filled_set(f, "with_whom", "both");
    study_add_fault(study, &(struct fault){
        SERVER, f->replaces, "edited-on-server", "",
        "an editor mended one answer: status \"edited\", edits 1"});
    f = take(list, &at, NULL);
    char code[8];
    snprintf(code, sizeof code, "%s", f->person->code);
    for (char *s = code; *s; s++)
        if (*s >= 'A' && *s <= 'Z')
            *s = (char)(*s - 'A' + 'a');
    answers_set_code(f, code);
    add(study, SERVER, f, "code-lower-case", "",
        "small letters mean the same: the person is found");
    f = take(list, &at, NULL);
    filled_set(f, "code_has", "0");
    filled_set_group(f, "own_code", "");
    filled_set(f, "sgc_mother", "M");
    filled_set(f, "sgc_day", "9");
    filled_set(f, "sgc_place", "T");
    filled_set(f, "sgc_older", "2");
    filled_set(f, "sgc_family", "A");
    f->values[form_find(f->form, TEXT("code_printed"))->number] = NULL;
    filled_set(f, "code", "M.9.T.2.A");
    add(study, SERVER, f, "own-code", "roster-unlisted",
        "the card was lost: five answers stand in for the code, and the "
        "roster has no such code");
}

static void
add_test_submission(struct study *study)
{
    struct filled *f = filled_copy(study->server.items[3]);
    char code[8];
    people_draw_code(&study->people, study->rng, code);
    f->id = filled_draw_id(study->arena, study->rng);
    f->device = "simulated-device-00";
    f->day = answers_action_day() - 23;
    answers_set_code(f, code);
    filled_set_date(f, "filled_on", f->day);
    filled_set(f, "group_id", "TEST");
    filled_set(f, "mediary", "TEST");
    filled_list_add(study->arena, &study->server, f);
    add(study, SERVER, f, "test-submission", "roster-unlisted",
        "somebody tried the form before the study began");
}

static void
add_second_response(struct study *study)
{
    size_t at = 60;
    const struct filled *first = take(&study->server, &at, NULL);
    struct filled *f = filled_copy(first);
    f->id = filled_draw_id(study->arena, study->rng);
    f->day += 1;
    filled_set_date(f, "filled_on", f->day);
    filled_set(f, "contact", is_answered(first, "contact", "2") ? "3" : "2");
    filled_list_add(study->arena, &study->server, f);
    add(study, SERVER, f, "second-response", "roster-again",
        "one person filled the form in twice, a day apart");
}

/* The phones of two groups that reported through the server were copied too.
 * One copy was changed after it was sent. */
static void
copy_to_phones(struct study *study)
{
    size_t at = 40;
    for (int i = 0; i < 3; i++) {
        const struct filled *f = take(&study->server, &at, NULL);
        filled_list_add(study->arena, &study->phones, filled_copy(f));
        add(study, PHONES, f, "same-instance-twice", "",
            "on the server and on the phone, alike: one response, counted as "
            "come in again");
    }
    struct filled *f = filled_copy(take(&study->server, &at, NULL));
    filled_set(f, "contact", is_answered(f, "contact", "5") ? "4" : "5");
    filled_list_add(study->arena, &study->phones, f);
    add(study, SERVER, f, "duplicate-conflicts", "duplicate-differs",
        "on the phone and on the server, with another answer to contact: told "
        "of the one that is read second");
}

static void
edit_on_phone(struct study *study)
{
    size_t at = 8;
    const struct filled *old = take(&study->phones, &at, "1");
    struct filled *f = filled_copy(old);
    f->id = filled_draw_id(study->arena, study->rng);
    f->replaces = old->id;
    f->minute += 1;
    filled_set(f, "times", "6");
    filled_set(f, "times_all", "6");
    filled_list_add(study->arena, &study->phones, f);
    add(study, PHONES, old, "edited-on-phone", "edited",
        "opened again and sent again: the newer edition names this one in "
        "deprecatedID");
    f = take(&study->phones, &at, NULL);
    f->minutes = 0;
    add(study, PHONES, f, "draft", "unfinished",
        "never ended: a draft in the same folder as what was sent");
}

static void
spoil_codes_on_paper(struct study *study)
{
    size_t at = 1;
    struct filled *f = take(&study->paper[0], &at, NULL);
    char code[16];
    snprintf(code, sizeof code, "%s", f->person->code);
    code[2] = code[2] == 'K' ? 'X' : 'K';
    answers_set_code(f, code);
    add(study, NORTH, f, "code-wrong-character", "constraint roster-unlisted",
        "one character misread: the check character tells, and the roster "
        "has no such code");
    f = take(&study->paper[0], &at, NULL);
    snprintf(code, sizeof code, " %.3s %s ", f->person->code,
             f->person->code + 3);
    answers_set_code(f, code);
    add(study, NORTH, f, "code-with-spaces", "constraint roster-unlisted",
        "a space inside the code: it is not guessed whose it is");
}

static void
spoil_answers_on_paper(struct study *study)
{
    size_t at = 4;
    struct filled *f = take(&study->paper[0], &at, NULL);
    filled_set(f, "asked", "3");
    add(study, NORTH, f, "choice-unknown", "code-unknown",
        "3 was keyed where the answers are 1, 0, -99 and -98");
    f = take(&study->paper[0], &at, "1");
    filled_set(f, "times", "500");
    add(study, NORTH, f, "number-out-of-range", "constraint",
        "500 times in eight weeks: the form allows 366");
    f = take(&study->paper[0], &at, NULL);
    filled_set(f, "filled_on", "2025-05-32");
    add(study, NORTH, f, "date-impossible", "not-date", "32 May");
    f = take(&study->paper[0], &at, NULL);
    f->is_short = true;
    add(study, NORTH, f, "row-short", "row-short",
        "the typist left the row in the middle: the rest is not there");
    f = take(&study->paper[0], &at, NULL);
    filled_set_group(f, "scales", "");
    add(study, NORTH, f, "section-blank", "",
        "one page was turned over unanswered: blank, with that reason");
    f = take(&study->paper[0], &at, "0");
    filled_set(f, "times", "2");
    add(study, NORTH, f, "answered-though-skipped",
        "answered-though-skipped",
        "did not act again, and yet 2 times");
}

void
study_add_faults(struct study *study)
{
    spoil_server(study);
    add_test_submission(study);
    add_second_response(study);
    copy_to_phones(study);
    edit_on_phone(study);
    spoil_codes_on_paper(study);
    spoil_answers_on_paper(study);
    study_add_fault(study, &(struct fault){
        SOUTH, "", "semicolons-and-mark", "",
        "saved by a spreadsheet program: semicolons, a byte-order mark and "
        "CR LF; it is read all the same"});
}

bool
study_cut_short(struct study *study, const char *folder,
                const struct filled *filled, const char *below,
                struct error *error)
{
    const char *path = arena_printf(study->arena, "%s/%s", folder, below);
    struct builder bytes = BUILDER_INIT;
    bool good = file_read(path, FILE_LIMIT, &bytes, error) &&
                outfile_write(path,
                              text_slice(builder_text(&bytes), 0,
                                         bytes.n / 2),
                              error);
    builder_release(&bytes);
    study_add_fault(study, &(struct fault){
        arena_printf(study->arena, "after/%s", below), filled->id,
        "file-cut-short", "file-unreadable",
        "the phone's card was full: the file ends in the middle"});
    return good;
}

void
study_write_faults(const struct study *study, FILE *out)
{
    fputs("file,key,kind,rule,what\n", out);
    for (size_t i = 0; i < study->n_faults; i++) {
        const struct fault *fault = &study->faults[i];
        fprintf(out, "%s,%s,%s,%s,", fault->file, fault->key, fault->kind,
                fault->rule);
        delimited_write_cell(out, text_of(fault->words), ',');
        fputc('\n', out);
    }
}
