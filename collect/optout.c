#include <config.h>

#include "collect/optout.h"

#include "instruments/expression/expression.h"

enum { OFFERS_REFUSED = 1, OFFERS_DONT_KNOW = 2 };

struct opt_outs
opt_outs_of(const struct collection_options *options)
{
    return (struct opt_outs){text_of(options->refused),
                             text_of(options->dont_know)};
}

enum missing
opt_out_code(const struct collection_options *options, struct text code)
{
    if (code.n && text_is(code, options->refused))
        return MISSING_REFUSED;
    if (code.n && text_is(code, options->dont_know))
        return MISSING_DONT_KNOW;
    return MISSING_NOT;
}

static unsigned char
offered_by(const struct collection_options *options, const struct form *form,
           const struct question *question)
{
    struct opt_outs codes = opt_outs_of(options);
    unsigned char bits = 0;
    if (codes.refused.n && cell_declares(form, question, codes.refused))
        bits |= OFFERS_REFUSED;
    if (codes.dont_know.n && cell_declares(form, question, codes.dont_know))
        bits |= OFFERS_DONT_KNOW;
    return bits;
}

/* What the questions that a calculation names offer. */
static unsigned char
passed_on(const struct collection *collection, const struct offers *offers,
          const struct question *question, size_t version)
{
    const struct schema *schema = &collection->schema;
    struct expression_use *uses;
    unsigned char bits = 0;
    if (!question->calculation.tree)
        return 0;
    size_t n =
        expression_uses(collection->arena, question->calculation.tree, &uses);
    for (size_t i = 0; i < n; i++) {
        const struct question *used =
            form_find(schema->forms[version], uses[i].reference->text);
        uint32_t field =
            used ? schema_field(schema, schema_below_root(used->path))
                 : SCHEMA_NONE;
        if (field != SCHEMA_NONE)
            bits |= offers->bits[field * offers->n_versions + version];
    }
    return bits;
}

void
offers_init(struct offers *offers, const struct collection *collection)
{
    const struct schema *schema = &collection->schema;
    offers->n_versions = schema->n_forms;
    offers->bits =
        arena_array(collection->arena, schema->n * schema->n_forms + 1, 1);
    for (size_t i = 0; i < schema->n; i++)
        for (size_t v = 0; v < schema->n_forms; v++)
            if (schema->fields[i].versions[v])
                offers->bits[i * schema->n_forms + v] =
                    offered_by(collection->options, schema->forms[v],
                               schema->fields[i].versions[v]);
    for (size_t i = 0; i < schema->n; i++)
        for (size_t v = 0; v < schema->n_forms; v++) {
            const struct question *question = schema->fields[i].versions[v];
            if (question && question->kind == QUESTION_CALCULATE)
                offers->bits[i * schema->n_forms + v] |=
                    passed_on(collection, offers, question, v);
        }
}

bool
offers_has(const struct offers *offers,
           const struct collection_options *options, uint32_t field,
           size_t version, struct text raw)
{
    unsigned char bits = offers->bits[field * offers->n_versions + version];
    switch (opt_out_code(options, text_trim(raw))) {
    case MISSING_REFUSED:
        return bits & OFFERS_REFUSED;
    case MISSING_DONT_KNOW:
        return bits & OFFERS_DONT_KNOW;
    default:
        return bits;
    }
}
