/* renderer: the kinds of file that a form can become, as a table.
 *
 * A renderer only reads the form and adds the whole file's bytes to a builder;
 * the command writes them. What the form asks for and the kind of file cannot
 * say is told in findings: after one of severity error nothing is written. */
#ifndef INSTRUMENTS_RENDERER_H
#define INSTRUMENTS_RENDERER_H

#include "base/builder.h"
#include "base/error.h"
#include "base/finding.h"
#include "instruments/form.h"

struct render_options {
    const char *language; /* as form_language knows it; NULL is the default */
    const char *roster;   /* a file of people, for kinds that take one */
    const char *extension; /* of the file to be written, "csv"; may be NULL */
};

struct renderer {
    const char *name;      /* as --to names it */
    const char *summary;   /* a few words for the help */
    const char *extension; /* of the file beside the form; NULL is stdout */
    bool takes_roster;     /* makes a copy for each person of a roster */
    /* False with the error filled when the world fails. */
    bool (*render)(const struct form *form,
                   const struct render_options *options,
                   struct findings *findings, struct builder *out,
                   struct error *error);
};

/* Ends with a row without a name. */
extern const struct renderer renderers[];

/* NULL where there is none of that name. */
const struct renderer *renderer_find(const char *name);

bool render_odk(const struct form *form, const struct render_options *options,
                struct findings *findings, struct builder *out,
                struct error *error);

/* As a page; as delimited text where the file's extension is csv. */
bool render_codebook(const struct form *form,
                     const struct render_options *options,
                     struct findings *findings, struct builder *out,
                     struct error *error);

bool render_xforms(const struct form *form,
                   const struct render_options *options,
                   struct findings *findings, struct builder *out,
                   struct error *error);

#endif
