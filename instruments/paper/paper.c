#include <config.h>

#include "instruments/paper/paper.h"

#include "instruments/paper/draw.h"
#include "instruments/paper/item.h"
#include "instruments/paper/layout.h"

static bool
draw(const struct layout *layout, const struct items *items,
     const struct roster *roster, struct findings *findings,
     struct builder *out, struct error *error)
{
    struct canvas_facts facts = {.title = items->form->title,
                                 .subject = items->form->id};
    struct canvas *canvas = canvas_new(out, PAGE_WIDTH_MM, PAGE_HEIGHT_MM,
                                       &facts, error);
    if (!canvas)
        return false;
    if (roster->n > 0)
        layout_draw_roster(layout, roster, items->phrases->words[PHRASE_CODE],
                           canvas, findings);
    else
        layout_draw(layout, canvas);
    bool good = canvas_finish(canvas, error);
    canvas_free(canvas);
    return good;
}

bool
paper_render(const struct form *form, const struct paper_options *options,
             struct findings *findings, struct builder *out,
             struct error *error)
{
    size_t language = form->default_language;
    if (options->language)
        language = form_language(form, options->language);
    if (language >= form->n_languages)
        return error_set(error, ERROR_USAGE,
                         "the form has no language '%s'", options->language);
    if (!canvas_load(error))
        return false;
    struct arena arena = ARENA_INIT;
    struct items items;
    struct layout layout;
    struct roster roster = {0};
    size_t errors = findings_count(findings, SEVERITY_ERROR);
    bool good = !options->roster ||
                roster_read(&roster, &arena, options->roster, form, findings,
                            error);
    if (good) {
        items_of_form(&items, &arena, form, language, options->entries,
                      findings);
        struct canvas *blank =
            canvas_new_blank(PAGE_WIDTH_MM, PAGE_HEIGHT_MM);
        layout_make(&layout, &items, blank, findings);
        canvas_free(blank);
    }
    if (good && findings_count(findings, SEVERITY_ERROR) == errors)
        good = draw(&layout, &items, &roster, findings, out, error);
    arena_release(&arena);
    return good;
}
