/* generate: makes the simulated reflection study, the same bytes each time.
 *
 *     generate LIBRARY FOLDER      (by `make sample`)
 *
 * LIBRARY holds the three questionnaires, FOLDER gets the study. Nothing in it
 * was ever answered by anyone. */
#include <config.h>

#include "base/file.h"
#include "base/outfile.h"
#include "data-samples/reflection-study/study.h"
#include "data-samples/reflection-study/write-central.h"
#include "data-samples/reflection-study/write-keyed.h"
#include "data-samples/reflection-study/write-xml.h"

/* The day of the action. The first seed that was tried is the one. */
#define SEED 20250315ul

static bool
read_forms(struct study *study, const char *library, struct error *error)
{
    static const char *const names[WAVE_COUNT] = {
        "before-action.md", "after-action.md", "follow-up.md"};
    struct findings findings;
    findings_init(&findings, study->arena);
    for (int i = 0; i < WAVE_COUNT; i++) {
        const char *path =
            arena_printf(study->arena, "%s/%s", library, names[i]);
        study->forms[i] =
            form_read(study->arena, path, NULL, &findings, error);
        if (!study->forms[i])
            return false;
    }
    return true;
}

static bool
write_phones(const struct filled_list *list, const char *folder,
             struct error *error)
{
    for (size_t i = 0; i < list->n; i++)
        if (!xml_write(list->items[i], folder, error))
            return false;
    return true;
}

static const char *
in_folder(struct study *study, const char *folder, const char *name)
{
    return arena_printf(study->arena, "%s/%s", folder, name);
}

static bool
write_before(struct study *study, const char *folder, struct error *error)
{
    const char *before = in_folder(study, folder, "before");
    return file_make_folder(before, error) &&
           central_write(&study->before, study->forms[WAVE_BEFORE],
                         in_folder(study, before, "submissions.csv.zip"),
                         error);
}

static bool
write_after(struct study *study, const char *folder, struct error *error)
{
    const char *after = in_folder(study, folder, "after");
    const struct filled *cut = study->after.items[20];
    if (!write_phones(&study->after, after, error))
        return false;
    const char *below = xml_write(cut, after, error);
    return below && study_cut_short(study, after, cut, below, error);
}

static bool
write_follow_up(struct study *study, const char *folder, struct error *error)
{
    const struct form *form = study->forms[WAVE_FOLLOW_UP];
    const char *wave = in_folder(study, folder, "follow-up");
    return file_make_folder(wave, error) &&
           central_write(&study->server, form,
                         in_folder(study, wave, "submissions.csv.zip"),
                         error) &&
           write_phones(&study->phones, in_folder(study, wave, "phones"),
                        error) &&
           keyed_write(&study->paper[0], form, &keyed_plain,
                       in_folder(study, wave, "keyed-north.csv"),
                       in_folder(study, wave, "keyed-north-actions.csv"),
                       error) &&
           keyed_write(&study->paper[1], form, &keyed_spreadsheet,
                       in_folder(study, wave, "keyed-south.csv"), NULL,
                       error);
}

static bool
open_in(struct outfile *out, struct study *study, const char *folder,
        const char *name, struct error *error)
{
    return outfile_open(out, in_folder(study, folder, name), error);
}

static bool
write_tables(struct study *study, const char *folder, struct error *error)
{
    struct outfile out;
    if (!open_in(&out, study, folder, "roster.csv", error))
        return false;
    people_write_roster(&study->people, out.stream);
    if (!outfile_close(&out, error) ||
        !open_in(&out, study, folder, "faults.csv", error))
        return false;
    study_write_faults(study, out.stream);
    if (!outfile_close(&out, error) ||
        !open_in(&out, study, folder, "truth.json", error))
        return false;
    study_write_truth(study, SEED, out.stream);
    if (!outfile_close(&out, error) ||
        !open_in(&out, study, folder, "truth.csv", error))
        return false;
    study_write_people(study, out.stream);
    return outfile_close(&out, error);
}

static bool
generate(struct study *study, const char *library, const char *folder,
         struct error *error)
{
    if (!read_forms(study, library, error) ||
        !file_make_folder(folder, error))
        return false;
    study_draw(study);
    study_add_faults(study);
    return write_before(study, folder, error) &&
           write_after(study, folder, error) &&
           write_follow_up(study, folder, error) &&
           write_tables(study, folder, error);
}

int
main(int argc, char **argv)
{
    static struct study study;
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    if (argc != 3) {
        fputs("usage: generate LIBRARY FOLDER\n", stderr);
        return 2;
    }
    study.arena = &arena;
    study.rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(study.rng, SEED);
    bool good = generate(&study, argv[1], argv[2], &error);
    if (!good)
        fprintf(stderr, "generate: %s\n", error.message);
    gsl_rng_free(study.rng);
    arena_release(&arena);
    return good ? 0 : 1;
}
