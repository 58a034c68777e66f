#include <config.h>

#include "base/table-package.h"

#include "base/file.h"
#include "base/outfile.h"

#include <jansson.h>
#include <string.h>

#define PROFILE "https://datapackage.org/profiles/2.0/datapackage.json"

static const char *const type_names[] = {
    [COLUMN_TEXT] = "string",     [COLUMN_CODE] = "string",
    [COLUMN_INTEGER] = "integer", [COLUMN_NUMBER] = "number",
    [COLUMN_BOOLEAN] = "boolean", [COLUMN_DATE] = "date",
    [COLUMN_TIME] = "time",       [COLUMN_DATETIME] = "datetime",
};

static void
put(json_t *object, const char *key, const char *value)
{
    if (value)
        json_object_set_new(object, key, json_string(value));
}

static json_t *
value_and_label(const char *value, const char *label)
{
    json_t *pair = json_object();
    put(pair, "value", value);
    put(pair, "label", label ? label : value);
    return pair;
}

static json_t *
field_of(const struct column *column)
{
    json_t *field = json_object();
    put(field, "name", column->name);
    put(field, "type", type_names[column->type]);
    /* The offsets that answers came with are kept: not the default format. */
    if (column->type == COLUMN_DATETIME || column->type == COLUMN_TIME)
        put(field, "format", "any");
    put(field, "title", column->label);
    put(field, "description", column->note);
    if (column->type == COLUMN_CODE) {
        json_t *categories = json_array();
        for (size_t i = 0; i < column->n_codes; i++)
            json_array_append_new(categories,
                                  value_and_label(column->codes[i].value,
                                                  column->codes[i].label));
        json_object_set_new(field, "categories", categories);
    }
    if (column->bounded)
        json_object_set_new(field, "constraints",
                            json_pack("{s:f,s:f}", "minimum", column->least,
                                      "maximum", column->most));
    put(field, "praxis:path", column->path);
    if (column->personal)
        json_object_set_new(field, "praxis:personal", json_true());
    if (column->person)
        json_object_set_new(field, "praxis:person", json_true());
    if (column->roster)
        json_object_set_new(field, "praxis:roster", json_true());
    return field;
}

static json_t *
missing_values(void)
{
    json_t *list = json_array();
    for (int m = MISSING_NOT + 1; m < MISSING_COUNT; m++)
        json_array_append_new(list,
                              value_and_label(missing_token((enum missing)m),
                                              missing_label((enum missing)m)));
    return list;
}

static json_t *
foreign_keys(const struct table *table)
{
    json_t *reference = json_object();
    put(reference, "resource", table->parent);
    json_object_set_new(reference, "fields", json_pack("[s]", "response_id"));
    json_t *key = json_object();
    json_object_set_new(key, "fields", json_pack("[s]", table->parent_key));
    json_object_set_new(key, "reference", reference);
    return json_pack("[o]", key);
}

static json_t *
schema_of(const struct table *table)
{
    json_t *schema = json_object(), *fields = json_array();
    for (size_t i = 0; i < table->n_columns; i++)
        json_array_append_new(fields, field_of(table->columns[i]));
    json_object_set_new(schema, "fields", fields);
    json_object_set_new(schema, "missingValues", missing_values());
    if (table->key)
        json_object_set_new(schema, "primaryKey",
                            json_pack("[s]", table->key));
    if (table->parent && table->parent_key)
        json_object_set_new(schema, "foreignKeys", foreign_keys(table));
    return schema;
}

static json_t *
resource_of(const struct table *table)
{
    json_t *resource = json_object();
    char *path = arena_printf(table->arena, "%s.csv", table->name);
    put(resource, "name", table->name);
    put(resource, "title", table->title);
    put(resource, "path", path);
    put(resource, "type", "table");
    put(resource, "format", "csv");
    put(resource, "mediatype", "text/csv");
    put(resource, "encoding", "utf-8");
    put(resource, "praxis:escape", "'");
    json_object_set_new(resource, "schema", schema_of(table));
    return resource;
}

bool
package_write(struct table *const *tables, size_t n, const char *path,
              const char *title, struct error *error)
{
    json_t *package = json_object(), *resources = json_array();
    put(package, "$schema", PROFILE);
    put(package, "title", title);
    for (size_t i = 0; i < n; i++)
        json_array_append_new(resources, resource_of(tables[i]));
    json_object_set_new(package, "resources", resources);
    struct outfile out;
    bool done = outfile_open(&out, path, error);
    if (done) {
        json_dumpf(package, out.stream, JSON_INDENT(2));
        fputc('\n', out.stream);
        done = outfile_close(&out, error);
    }
    json_decref(package);
    return done;
}

/* The member as a string in the arena, or NULL. */
static char *
get(struct arena *arena, const json_t *object, const char *key)
{
    const char *s = json_string_value(json_object_get(object, key));
    return s ? arena_strdup(arena, s) : NULL;
}

static enum column_type
type_of(const json_t *field)
{
    const char *name = json_string_value(json_object_get(field, "type"));
    if (json_is_array(json_object_get(field, "categories")))
        return COLUMN_CODE;
    for (size_t t = COLUMN_INTEGER; name && t <= COLUMN_DATETIME; t++)
        if (strcmp(type_names[t], name) == 0)
            return (enum column_type)t;
    return COLUMN_TEXT;
}

/* A code may stand as a number: {"value": 1, "label": "never"}. */
static const char *
code_value(struct arena *arena, const json_t *value)
{
    return json_is_integer(value) ? arena_printf(arena, "%" JSON_INTEGER_FORMAT,
                                                 json_integer_value(value))
                                  : json_string_value(value);
}

/* Both ends, or none: half a range bounds nothing. */
static void
read_range(struct column *column, const json_t *field)
{
    const json_t *constraints = json_object_get(field, "constraints");
    const json_t *least = json_object_get(constraints, "minimum");
    const json_t *most = json_object_get(constraints, "maximum");
    if (!json_is_number(least) || !json_is_number(most) ||
        !column_is_numeric(column))
        return;
    column->least = json_number_value(least);
    column->most = json_number_value(most);
    column->bounded = column->least < column->most;
}

static void
read_codes(struct table *table, struct column *column, const json_t *field)
{
    size_t i;
    json_t *category;
    json_array_foreach(json_object_get(field, "categories"), i, category)
    {
        const char *value =
            code_value(table->arena, json_is_object(category)
                                         ? json_object_get(category, "value")
                                         : category);
        if (value)
            column_add_code(
                table, column, value,
                json_string_value(json_object_get(category, "label")));
    }
}

static bool
read_field(struct table *table, const json_t *field, const char *path,
           struct error *error)
{
    const char *name = json_string_value(json_object_get(field, "name"));
    if (!name)
        return error_at(error, ERROR_DATA, path, 0, 0,
                        "a field of '%s' has no name", table->name);
    if (table_find(table, name))
        return error_at(error, ERROR_DATA, path, 0, 0,
                        "the field '%s' of '%s' is there twice", name,
                        table->name);
    struct column *column = table_add_column(table, name, type_of(field));
    column->label = get(table->arena, field, "title");
    column->note = get(table->arena, field, "description");
    column->path = get(table->arena, field, "praxis:path");
    column->personal = json_is_true(json_object_get(field, "praxis:personal"));
    column->person = json_is_true(json_object_get(field, "praxis:person"));
    column->roster = json_is_true(json_object_get(field, "praxis:roster"));
    read_range(column, field);
    read_codes(table, column, field);
    return true;
}

static struct table *
read_resource(struct arena *arena, const json_t *resource, const char *path,
              struct error *error)
{
    const char *name = json_string_value(json_object_get(resource, "name"));
    struct table *table = table_new(arena, name ? name : "table");
    table->title = get(arena, resource, "title");
    const json_t *schema = json_object_get(resource, "schema");
    size_t i;
    json_t *field;
    json_array_foreach(json_object_get(schema, "fields"), i, field)
    {
        if (!read_field(table, field, path, error))
            return NULL;
    }
    const json_t *key = json_object_get(schema, "primaryKey");
    const char *column = json_string_value(
        json_is_array(key) ? json_array_get(key, 0) : key);
    table->key = column ? arena_strdup(arena, column) : NULL;
    return table;
}

struct table *
package_read(struct arena *arena, const char *path, const char *file,
             struct error *error)
{
    json_error_t cause;
    FILE *in = fopen(path, "rb");
    if (!in)
        return NULL;
    json_t *package = json_loadf(in, JSON_REJECT_DUPLICATES, &cause);
    fclose(in);
    if (!package) {
        error_at(error, ERROR_DATA, path, (size_t)cause.line,
                 (size_t)cause.column, "this dictionary is not JSON: %s",
                 cause.text);
        return NULL;
    }
    struct table *table = NULL;
    size_t i;
    json_t *resource;
    json_array_foreach(json_object_get(package, "resources"), i, resource)
    {
        const char *at = json_string_value(json_object_get(resource, "path"));
        if (at && strcmp(at, file) == 0) {
            table = read_resource(arena, resource, path, error);
            break;
        }
    }
    json_decref(package);
    return table;
}
