#include <config.h>

#include "instruments/form.h"

#include "base/heap.h"

#include <assert.h>
#include <string.h>

/* Open addressing: a slot holds a place in the array that is indexed, plus
 * one. Of several with one key the first is found. */
struct slots {
    size_t *items;
    size_t mask;
};

struct form_index {
    struct slots names, paths, lists;
    size_t *counts; /* questions of the name, where it is first */
    size_t *apart;  /* and those of them that are no siblings of the first */
};

struct choice_index {
    struct slots names;
};

typedef const char *(*key_of)(const void *context, size_t place);

static void
slots_init(struct slots *slots, struct arena *arena, size_t n)
{
    size_t size = 8;
    while (size < 2 * n)
        size *= 2;
    slots->items = arena_array(arena, size, sizeof *slots->items);
    slots->mask = size - 1;
}

/* The slot that holds the key, or the empty one where it belongs. */
static size_t *
slots_place(const struct slots *slots, const void *context, key_of key,
            struct text wanted)
{
    size_t at = (size_t)text_hash(wanted) & slots->mask;
    while (slots->items[at]) {
        const char *there = key(context, slots->items[at] - 1);
        if (there && text_is(wanted, there))
            break;
        at = (at + 1) & slots->mask;
    }
    return &slots->items[at];
}

static const char *
name_key(const void *context, size_t place)
{
    return ((const struct form *)context)->questions[place]->name;
}

static const char *
path_key(const void *context, size_t place)
{
    return ((const struct form *)context)->questions[place]->path;
}

static const char *
list_key(const void *context, size_t place)
{
    return ((const struct form *)context)->lists[place]->name;
}

static const char *
choice_key(const void *context, size_t place)
{
    return ((const struct choice_list *)context)->choices[place].name;
}

static void
index_choices(struct arena *arena, struct choice_list *list)
{
    list->index = arena_alloc(arena, sizeof *list->index);
    slots_init(&list->index->names, arena, list->n);
    for (size_t i = 0; i < list->n; i++) {
        if (!list->choices[i].name)
            continue;
        size_t *slot = slots_place(&list->index->names, list, choice_key,
                                   text_of(list->choices[i].name));
        if (!*slot)
            *slot = i + 1;
    }
}

/* A file of data has its name among the questions, but is none: it gives way to
 * a question of that name, and is not counted. */
static void
index_name(struct form *form, size_t i)
{
    struct form_index *index = form->index;
    bool is_file = form->questions[i]->kind == QUESTION_EXTERNAL;
    size_t *slot = slots_place(&index->names, form, name_key,
                               text_of(form->questions[i]->name));
    if (!*slot || (!is_file &&
                   form->questions[*slot - 1]->kind == QUESTION_EXTERNAL))
        *slot = i + 1;
    if (is_file)
        return;
    index->counts[*slot - 1]++;
    index->apart[*slot - 1] +=
        form->questions[i]->parent != form->questions[*slot - 1]->parent;
}

static void
index_questions(struct form *form)
{
    struct form_index *index = form->index;
    for (size_t i = 0; i < form->n_questions; i++) {
        struct question *question = form->questions[i];
        question->number = i;
        if (question->name)
            index_name(form, i);
        if (question->path) {
            size_t *slot = slots_place(&index->paths, form, path_key,
                                       text_of(question->path));
            if (!*slot)
                *slot = i + 1;
        }
    }
}

void
form_index(struct form *form)
{
    struct form_index *index = arena_alloc(form->arena, sizeof *index);
    slots_init(&index->names, form->arena, form->n_questions);
    slots_init(&index->paths, form->arena, form->n_questions);
    slots_init(&index->lists, form->arena, form->n_lists);
    index->counts = arena_array(form->arena, form->n_questions + 1,
                                sizeof *index->counts);
    index->apart =
        arena_array(form->arena, form->n_questions + 1, sizeof *index->apart);
    form->index = index;
    index_questions(form);
    for (size_t i = 0; i < form->n_lists; i++) {
        size_t *slot = slots_place(&index->lists, form, list_key,
                                   text_of(form->lists[i]->name));
        if (!*slot)
            *slot = i + 1;
        form->lists[i]->number = i;
        index_choices(form->arena, form->lists[i]);
    }
}

struct question *
form_find(const struct form *form, struct text name)
{
    assert(form->index);
    size_t at = *slots_place(&form->index->names, form, name_key, name);
    return at ? form->questions[at - 1] : NULL;
}

size_t
form_count(const struct form *form, struct text name)
{
    assert(form->index);
    size_t at = *slots_place(&form->index->names, form, name_key, name);
    return at ? form->index->counts[at - 1] : 0;
}

size_t
form_disabled_row(const struct form *form, struct text name)
{
    for (size_t i = 0; i < form->n_disabled; i++)
        if (form->disabled[i].name && text_is(name, form->disabled[i].name))
            return form->disabled[i].row;
    return 0;
}

bool
form_is_ambiguous(const struct form *form, struct text name)
{
    assert(form->index);
    size_t at = *slots_place(&form->index->names, form, name_key, name);
    return at && form->index->apart[at - 1] > 0;
}

struct question *
form_find_path(const struct form *form, struct text path)
{
    assert(form->index);
    size_t at = *slots_place(&form->index->paths, form, path_key, path);
    return at ? form->questions[at - 1] : NULL;
}

struct choice_list *
form_find_list(const struct form *form, struct text name)
{
    assert(form->index);
    size_t at = *slots_place(&form->index->lists, form, list_key, name);
    return at ? form->lists[at - 1] : NULL;
}

const char *
form_meta_path(const struct form *form, struct text name)
{
    bool id = text_is(name, "instanceID") && !form->omit_instance_id;
    bool called = text_is(name, "instanceName") && form->instance_name;
    if (!id && !called)
        return NULL;
    return arena_printf(form->arena, "/%s/meta/%.*s", form->root_name,
                        TEXT_ARGS(name));
}

const struct choice *
choice_list_find(const struct choice_list *list, struct text name)
{
    assert(list->index);
    size_t at = *slots_place(&list->index->names, list, choice_key, name);
    return at ? &list->choices[at - 1] : NULL;
}

static const char *
header_of(const struct form_column *columns, size_t n, const char *column,
          size_t language)
{
    const char *any = NULL;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(columns[i].column, column) != 0)
            continue;
        if (columns[i].language == language)
            return columns[i].header;
        any = any ? any : columns[i].header;
    }
    return any ? any : column;
}

const char *
form_sheet_name(const struct form *form, const char *name)
{
    static const char *const sheets[] = {"survey", "choices", "settings"};
    size_t i = 0, n = sizeof sheets / sizeof *sheets;
    while (i < n && !text_is_fold(text_of(name), sheets[i]))
        i++;
    if (i == 0 && form->only_sheet)
        return form->only_sheet;
    return i < n ? sheets[i] : name;
}

const char *
form_header(const struct form *form, const char *column, size_t language)
{
    return header_of(form->columns, form->n_columns, column, language);
}

const char *
form_choice_header(const struct form *form, const char *column, size_t language)
{
    return header_of(form->choice_columns, form->n_choice_columns, column,
                     language);
}

const struct question *
form_resolve(const struct form *form, const struct question *from,
             struct text path)
{
    const struct question *at = from;
    struct text step, rest = path;
    if (text_begins(path, "/")) {
        rest = text_slice(path, 1, path.n);
        if (!text_split(&rest, '/', &step) ||
            !text_is(step, form->root->name))
            return NULL;
        at = form->root;
    }
    while (at && text_split(&rest, '/', &step)) {
        if (text_is(step, "."))
            continue;
        if (text_is(step, "..")) {
            at = at->parent;
            continue;
        }
        const char *next =
            arena_printf(form->arena, "%s/%.*s", at->path, TEXT_ARGS(step));
        at = form_find_path(form, text_of(next));
    }
    return at;
}

const struct question *
form_meant(const struct form *form, const struct question *from,
           struct text name)
{
    if (text_is(name, "."))
        return from;
    return text_find(name, '/') < name.n ? form_resolve(form, from, name)
                                         : form_find(form, name);
}

const char *
form_words(const struct form *form, struct translated words, size_t language)
{
    if (!words.in)
        return NULL;
    if (language < form->n_languages && words.in[language])
        return words.in[language];
    if (words.in[form->default_language])
        return words.in[form->default_language];
    for (size_t i = 0; i < form->n_languages; i++)
        if (words.in[i])
            return words.in[i];
    return NULL;
}

bool
translated_has(const struct form *form, struct translated words)
{
    return form_words(form, words, 0) != NULL;
}

/* Of "Español (es)", "es"; empty where there is none. */
static struct text
language_code(struct text language)
{
    if (!text_ends(language, ")"))
        return (struct text){NULL, 0};
    size_t open = text_find(language, '(');
    return text_trim(text_slice(language, open + 1, language.n - 1));
}

size_t
form_language(const struct form *form, const char *name)
{
    struct text wanted = text_of(name);
    for (size_t i = 0; i < form->n_languages; i++)
        if (text_equal_fold(text_of(form->languages[i]), wanted))
            return i;
    for (size_t i = 0; i < form->n_languages; i++)
        if (text_equal_fold(language_code(text_of(form->languages[i])),
                            wanted))
            return i;
    return form->n_languages;
}

/* What each kind is: takes an answer, is shown to people. */
static const struct {
    bool has_value, is_shown;
} kinds[] = {
    [QUESTION_GROUP] = {false, true},
    [QUESTION_REPEAT] = {false, true},
    [QUESTION_TEXT] = {true, true},
    [QUESTION_INTEGER] = {true, true},
    [QUESTION_DECIMAL] = {true, true},
    [QUESTION_NOTE] = {false, true},
    [QUESTION_SELECT_ONE] = {true, true},
    [QUESTION_SELECT_MULTIPLE] = {true, true},
    [QUESTION_RANK] = {true, true},
    [QUESTION_RANGE] = {true, true},
    [QUESTION_DATE] = {true, true},
    [QUESTION_TIME] = {true, true},
    [QUESTION_DATETIME] = {true, true},
    [QUESTION_ACKNOWLEDGE] = {true, true},
    [QUESTION_CALCULATE] = {true, false},
    [QUESTION_HIDDEN] = {true, false},
    [QUESTION_START] = {true, false},
    [QUESTION_END] = {true, false},
    [QUESTION_TODAY] = {true, false},
    [QUESTION_DEVICEID] = {true, false},
    [QUESTION_USERNAME] = {true, false},
    [QUESTION_EMAIL] = {true, false},
    [QUESTION_PHONENUMBER] = {true, false},
    [QUESTION_PROPERTY] = {true, false},
    [QUESTION_AUDIT] = {true, false},
    [QUESTION_IMAGE] = {true, true},
    [QUESTION_AUDIO] = {true, true},
    [QUESTION_VIDEO] = {true, true},
    [QUESTION_FILE] = {true, true},
    [QUESTION_BARCODE] = {true, true},
    [QUESTION_GEOPOINT] = {true, true},
    [QUESTION_GEOTRACE] = {true, true},
    [QUESTION_GEOSHAPE] = {true, true},
    [QUESTION_BACKGROUND_AUDIO] = {true, false},
    [QUESTION_START_GEOPOINT] = {true, false},
    [QUESTION_BACKGROUND_GEOPOINT] = {true, false},
    [QUESTION_EXTERNAL] = {false, false},
};

const char *
logic_as_written(const struct logic *logic)
{
    return logic->written ? logic->written : logic->source;
}

bool
question_has_value(const struct question *question)
{
    return kinds[question->kind].has_value;
}

/* What is computed is shown only where it was given words to be shown with. */
bool
question_is_shown(const struct question *question)
{
    if (!kinds[question->kind].is_shown)
        return false;
    if (question->kind <= QUESTION_REPEAT)
        return true;
    bool computed = question->calculation.source || question->trigger;
    return !computed || question->label.in || question->hint.in;
}

bool
question_is_select(const struct question *question)
{
    return question->kind == QUESTION_SELECT_ONE ||
           question->kind == QUESTION_SELECT_MULTIPLE ||
           question->kind == QUESTION_RANK;
}

const char *
question_shapes(const struct question *question)
{
    bool place = question->kind == QUESTION_GEOPOINT ||
                 question->kind == QUESTION_GEOTRACE ||
                 question->kind == QUESTION_GEOSHAPE;
    return place ? properties_find(&question->parameters, "reference-geometry")
                 : NULL;
}

bool
question_has_appearance(const struct question *question, const char *word)
{
    struct text rest = text_of(question->appearance), part;
    while (text_word(&rest, &part))
        if (text_is(part, word))
            return true;
    return false;
}

const struct question *
question_repeat(const struct question *question)
{
    const struct question *around = question->parent;
    while (around && around->kind != QUESTION_REPEAT)
        around = around->parent;
    return around;
}

const char *
properties_find(const struct properties *properties, const char *name)
{
    for (size_t i = 0; i < properties->n; i++)
        if (strcmp(properties->items[i].name, name) == 0)
            return properties->items[i].value;
    return NULL;
}

void
properties_add(struct arena *arena, struct properties *properties,
               const char *name, const char *value)
{
    arena_grow(arena, &properties->items, &properties->capacity,
               properties->n + 1, sizeof *properties->items);
    properties->items[properties->n++] = (struct property){name, value};
}
