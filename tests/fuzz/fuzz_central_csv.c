/* CSV files of responses and of repeats, with form feeds between, to tables. */
#include <config.h>

#include "tests/fuzz/collect-form.h"
#include "tests/fuzz/entry.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static const char *const forms[] = {collect_form};
    struct text part, rest = {(const char *)bytes, n};
    struct gather gather;
    gather_begin(&gather, forms, 1);
    while (text_split(&rest, '\f', &part))
        gather_csv(&gather, part, "fuzz.csv");
    collect_check(&gather);
    return 0;
}
