#include <config.h>

#include "base/builder.h"

#include "base/heap.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A text of more bytes is in large pages. */
#define SMALL_MOST ((size_t)64 << 10)

void
builder_release(struct builder *builder)
{
    if (builder->capacity > SMALL_MOST)
        heap_pages_free(builder->s, builder->capacity);
    else
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

static void
grow(struct builder *builder, size_t need)
{
    size_t wanted = heap_capacity(builder->capacity, need);
    if (wanted <= SMALL_MOST) {
        heap_grow(&builder->s, &builder->capacity, need, 1);
        return;
    }
    if (wanted < HEAP_PAGE_LARGE)
        wanted = HEAP_PAGE_LARGE;
    struct builder large = {heap_pages_new(wanted), builder->n, wanted};
    if (builder->n)
        memcpy(large.s, builder->s, builder->n);
    builder_release(builder);
    *builder = large;
}

char *
builder_extend(struct builder *builder, size_t n)
{
    if (builder->n + n >= builder->capacity)
        grow(builder, builder->n + n + 1);
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

/* Most fits into what there is already. */
void
builder_printf(struct builder *builder, const char *format, ...)
{
    size_t room = builder->capacity - builder->n;
    va_list args;
    va_start(args, format);
    int n = vsnprintf(room ? builder->s + builder->n : NULL, room, format,
                      args);
    va_end(args);
    assert(n >= 0);
    char *place = builder_extend(builder, (size_t)n);
    if ((size_t)n < room)
        return;
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
