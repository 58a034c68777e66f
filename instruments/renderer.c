#include <config.h>

#include "instruments/renderer.h"

#include "instruments/paper/paper.h"

#include <string.h>

static bool
render_paper(const struct form *form, const struct render_options *options,
             struct findings *findings, struct builder *out,
             struct error *error)
{
    const struct paper_options how = {.language = options->language,
                                      .roster = options->roster};
    return paper_render(form, &how, findings, out, error);
}

const struct renderer renderers[] = {
    {"odk", "an ODK XForm, for Collect, Central, Kobo and Enketo", NULL,
     false, render_odk},
    {"paper", "a numbered questionnaire to print, as PDF", "pdf",
     true, render_paper},
    {"xforms", "a W3C XForms 1.1 page, for a processor of that standard",
     "xhtml", false, render_xforms},
    {"codebook", "names, questions, codes and rules, as a page or .csv", "html",
     false, render_codebook},
    {0},
};

const struct renderer *
renderer_find(const char *name)
{
    for (const struct renderer *row = renderers; row->name; row++)
        if (strcmp(row->name, name) == 0)
            return row;
    return NULL;
}
