/* builder: text that is being made. Owns its memory, always NUL-ended.
 * Cannot fail. */
#ifndef BASE_BUILDER_H
#define BASE_BUILDER_H

#include "base/arena.h"
#include "base/text.h"

#include <stdarg.h>

struct builder {
    char *s; /* NULL while nothing was ever added */
    size_t n;
    size_t capacity;
};

#define BUILDER_INIT ((struct builder){0})

void builder_release(struct builder *builder);
/* Empty again, keeping the memory for the next text. */
void builder_clear(struct builder *builder);

void builder_add(struct builder *builder, struct text t);
void builder_add_string(struct builder *builder, const char *s);
void builder_add_char(struct builder *builder, char c);
void builder_printf(struct builder *builder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* n more bytes to write into, already counted in builder->n. */
char *builder_extend(struct builder *builder, size_t n);

/* A view of what was built, valid until the next change. */
struct text builder_text(const struct builder *builder);
/* A NUL-ended copy in the arena. */
char *builder_dup(const struct builder *builder, struct arena *arena);

#endif
