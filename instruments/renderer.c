#include <config.h>

#include "instruments/renderer.h"

#include <string.h>

const struct renderer renderers[] = {
    {"odk", "an ODK XForm, for Collect, Central, Kobo and Enketo", NULL,
     render_odk},
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
