#include <config.h>

#include "analyse/design/scale-request.h"

#include "base/number.h"
#include "base/text.h"

#include <string.h>

/* What a list of columns, a condition or a shell would read as its own. */
static const char not_in_names[] = " \t\r\n,;|=<>!()[]{}'\"`$&*?\\";

static bool
check_name(struct text name, struct error *error)
{
    bool plain = name.n && name.s[0] != '-';
    for (size_t i = 0; i < name.n; i++)
        plain = plain && !strchr(not_in_names, name.s[i]);
    return plain ||
           error_set(error, ERROR_USAGE,
                     "--scale: '%.*s' cannot name a scale: letters, digits, "
                     "'_' and '.' make a name",
                     TEXT_ARGS(name));
}

/* "1..5)", behind the bracket. */
static bool
read_range(struct text range, struct scale_request *request,
           struct error *error)
{
    size_t dots = text_find_text(range, text_of(".."));
    request->ranged =
        range.n && range.s[range.n - 1] == ')' &&
        number_parse(text_trim(text_slice(range, 0, dots)), &request->least) &&
        number_parse(text_trim(text_slice(range, dots + 2, range.n - 1)),
                     &request->most) &&
        request->least < request->most;
    return request->ranged ||
           error_set(error, ERROR_USAGE,
                     "--scale: '(%.*s' is no range of answers: write "
                     "NAME(1..5)=..., the lowest first",
                     TEXT_ARGS(range));
}

static bool
add_item(struct arena *arena, struct text item, struct scale_request *request,
         struct error *error)
{
    bool reversed = text_begins(item, "-");
    if (reversed)
        item = text_trim(text_slice(item, 1, item.n));
    if (item.n == 0)
        return error_set(error, ERROR_USAGE,
                         "--scale: an item of '%s' has no name: write %s=a,b,"
                         "-c",
                         request->name, request->name);
    for (size_t i = 0; i < request->n; i++)
        if (text_is(item, request->items[i]))
            return error_set(error, ERROR_USAGE,
                             "--scale: '%s' names the item '%s' twice",
                             request->name, request->items[i]);
    size_t capacity = request->capacity;
    arena_grow(arena, &request->items, &capacity, request->n + 1,
               sizeof *request->items);
    arena_grow(arena, &request->reversed, &request->capacity, request->n + 1,
               sizeof *request->reversed);
    request->items[request->n] = text_dup(arena, item);
    request->reversed[request->n++] = reversed;
    return true;
}

bool
scale_request_read(struct arena *arena, const char *said,
                   struct scale_request *request, struct error *error)
{
    *request = (struct scale_request){0};
    struct text all = text_of(said), item;
    size_t sign = text_find(all, '=');
    if (sign == all.n)
        return error_set(error, ERROR_USAGE,
                         "--scale: '%s' names no items: write NAME=a,b,-c, "
                         "where -c is an item to be turned round",
                         said);
    struct text left = text_trim(text_slice(all, 0, sign));
    size_t bracket = text_find(left, '(');
    struct text name = text_trim(text_slice(left, 0, bracket));
    if (!check_name(name, error) ||
        (bracket < left.n &&
         !read_range(text_slice(left, bracket + 1, left.n), request, error)))
        return false;
    request->name = text_dup(arena, name);
    struct text rest = text_slice(all, sign + 1, all.n);
    while (text_split(&rest, ',', &item))
        if (!add_item(arena, text_trim(item), request, error))
            return false;
    return request->n > 1 ||
           error_set(error, ERROR_USAGE,
                     "--scale: '%s' has one item, and a scale needs at least "
                     "two; a column by itself needs no --scale",
                     request->name);
}
