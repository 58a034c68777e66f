/* XForms: whatever it is, refused or a form that can be written again, printed
 * as a codebook and as a page. */
#include <config.h>

#include "tests/fuzz/entry.h"

#include "instruments/odk/read.h"
#include "instruments/renderer.h"

#include <stdbool.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static bool (*const render[])(const struct form *,
                                  const struct render_options *,
                                  struct findings *, struct builder *,
                                  struct error *) = {
        render_odk, render_codebook, render_xforms};
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct findings findings;
    findings_init(&findings, &arena);
    struct form *form =
        form_read_xform(&arena, (struct text){(const char *)bytes, n},
                        "fuzz.xml", &findings, &error);
    if (!form && error.kind == ERROR_NONE)
        __builtin_trap(); /* refused without a word */
    for (size_t i = 0; form && i < sizeof render / sizeof *render; i++) {
        const struct render_options options = {.language = NULL};
        struct builder out = BUILDER_INIT;
        if (!render[i](form, &options, &findings, &out, &error))
            __builtin_trap(); /* its own language is there */
        builder_release(&out);
    }
    arena_release(&arena);
    return 0;
}
