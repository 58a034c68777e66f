#include <config.h>

#include "base/builder.h"

#include "base/heap.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
builder_release(struct builder *builder)
{
    free(builder->s);
    *builder = BUILDER_INIT;
}

void
builder_clear(struct builder *builder)
{
    builder->n = 0;
    if (builder->s)
        builder->s[0] = '\0';
}

char *
builder_extend(struct builder *builder, size_t n)
{
    heap_grow(&builder->s, &builder->capacity, builder->n + n + 1, 1);
    char *place = builder->s + builder->n;
    builder->n += n;
    builder->s[builder->n] = '\0';
    return place;
}

void
builder_add(struct builder *builder, struct text t)
{
    char *place = builder_extend(builder, t.n);
    if (t.n)
        memcpy(place, t.s, t.n);
}

void
builder_add_string(struct builder *builder, const char *s)
{
    builder_add(builder, text_of(s));
}

void
builder_add_char(struct builder *builder, char c)
{
    *builder_extend(builder, 1) = c;
}

void
builder_printf(struct builder *builder, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(n >= 0);
    char *place = builder_extend(builder, (size_t)n);
    va_start(args, format);
    vsnprintf(place, (size_t)n + 1, format, args);
    va_end(args);
}

struct text
builder_text(const struct builder *builder)
{
    return (struct text){builder->s ? builder->s : "", builder->n};
}

char *
builder_dup(const struct builder *builder, struct arena *arena)
{
    return text_dup(arena, builder_text(builder));
}
