/* XML: whatever it is, refused or a tree whose text can be taken. */
#include <config.h>

#include "tests/fuzz/entry.h"

#include "base/xml.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct error error = ERROR_INIT;
    struct arena arena = ARENA_INIT;
    xmlDoc *document =
        xml_read((struct text){(const char *)bytes, n}, "fuzz.xml", &error);
    if (!document && error.kind == ERROR_NONE)
        __builtin_trap(); /* refused without a word */
    if (document) {
        xml_text(&arena, xml_root(document));
        xml_free(document);
    }
    arena_release(&arena);
    return 0;
}
