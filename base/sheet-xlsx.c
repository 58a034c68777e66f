#include <config.h>

#include "base/sheet-xlsx.h"

#include "base/heap.h"
#include "base/xml.h"

#include <string.h>

/* A workbook unpacks to some ten times its size. What unpacks to hundreds of
 * times is made to fill the memory. */
#define BOMB_BYTES ((size_t)24 << 20)
#define BOMB_RATIO ((size_t)150)

/* A sheet and what it is related to is looked up in turn for each. */
#define MAX_SHEETS ((size_t)1000)
#define MAX_RELATIONS ((size_t)10000)

/* People meet the limit with a sheet of empty cells that have a look. */
static bool
too_large(const struct xlsx *xlsx, const char *part, size_t limit)
{
    return error_at(xlsx->error, ERROR_DATA, xlsx->name, 0, 0,
                    "with %s '%s' the workbook unpacks to more than the limit "
                    "of %zu MiB; colours and borders on whole rows or columns "
                    "do that: copy the filled cells alone into a new workbook",
                    xlsx->sheet ? "sheet" : "part",
                    xlsx->sheet ? xlsx->sheet : part, limit >> 20);
}

/* What the whole file may unpack to. */
static size_t
unpacking_limit(const struct xlsx *xlsx)
{
    size_t limit = BOMB_BYTES;
    if (xlsx->packed > BOMB_BYTES / BOMB_RATIO)
        limit = heap_product(xlsx->packed, BOMB_RATIO);
    return limit < SHEET_LIMIT_BYTES ? limit : SHEET_LIMIT_BYTES;
}

bool
xlsx_part(struct xlsx *xlsx, const char *part, struct builder *into)
{
    size_t index = archive_find(xlsx->archive, part);
    if (index == archive_count(xlsx->archive))
        return error_at(xlsx->error, ERROR_DATA, xlsx->name, 0, 0,
                        "the workbook names a part '%s' that is not in it",
                        part);
    size_t limit = unpacking_limit(xlsx);
    size_t left = limit > xlsx->unpacked ? limit - xlsx->unpacked : 0;
    size_t before = into->n;
    struct error within = ERROR_INIT;
    bool good = archive_read(xlsx->archive, index, left, into, &within);
    if (!good && into->n - before > left)
        return too_large(xlsx, part, limit);
    if (!good && xlsx->error->kind == ERROR_NONE)
        *xlsx->error = within;
    xlsx->unpacked += into->n - before;
    return good;
}

/* A part that a relationship names: target is relative to the folder of the
 * part that names it, or absolute in the archive. */
static char *
resolve(struct arena *arena, const char *folder, const char *target)
{
    if (target[0] == '/')
        return arena_strdup(arena, target + 1);
    struct text base = text_of(folder);
    while (strncmp(target, "../", 3) == 0) {
        target += 3;
        while (base.n > 0 && base.s[base.n - 1] != '/')
            base.n--;
        base.n -= base.n > 0;
    }
    if (strncmp(target, "./", 2) == 0)
        target += 2;
    return arena_printf(arena, "%.*s%s%s", TEXT_ARGS(base), base.n ? "/" : "",
                        target);
}

static xmlDoc *
read_document(struct xlsx *xlsx, const char *part)
{
    struct builder bytes = BUILDER_INIT;
    xmlDoc *document = NULL;
    if (xlsx_part(xlsx, part, &bytes))
        document =
            xml_read_part(builder_text(&bytes), part, xlsx->name, xlsx->error);
    builder_release(&bytes);
    return document;
}

static bool
has_part(const struct xlsx *xlsx, const char *part)
{
    return archive_find(xlsx->archive, part) < archive_count(xlsx->archive);
}

static bool
has_few(const struct xlsx *xlsx, const xmlNode *node, const char *name,
        size_t max)
{
    size_t n = 0;
    for (const xmlNode *child = node ? xml_child(node, name) : NULL; child;
         child = xml_next(child, name))
        n++;
    if (n <= max)
        return true;
    return error_at(xlsx->error, ERROR_DATA, xlsx->name, 0, 0,
                    "the workbook has more than %zu of what it calls '%s': "
                    "copy the sheets that are needed into a new workbook",
                    max, name);
}

/* The workbook's part, its folder, and what it is related to. */
struct place {
    const char *workbook;
    const char *folder;
    xmlDoc *relations;
};

/* By id, or by the last word of its type where id is NULL. */
static const xmlNode *
find_relation(const xmlDoc *relations, const char *id, const char *type)
{
    const xmlNode *root = xml_root(relations);
    if (!root)
        return NULL;
    for (const xmlNode *node = xml_child(root, "Relationship"); node;
         node = xml_next(node, "Relationship")) {
        const char *its_id = xml_attribute(node, "Id");
        const char *its_type = xml_attribute(node, "Type");
        if (id ? its_id && strcmp(its_id, id) == 0
               : its_type && text_ends(text_of(its_type), type))
            return node;
    }
    return NULL;
}

static const char *
find_workbook(struct xlsx *xlsx)
{
    const char *found = "xl/workbook.xml";
    if (!has_part(xlsx, "_rels/.rels"))
        return found;
    xmlDoc *relations = read_document(xlsx, "_rels/.rels");
    if (!relations)
        return NULL;
    const xmlNode *node = find_relation(relations, NULL, "/officeDocument");
    const char *target = node ? xml_attribute(node, "Target") : NULL;
    if (target)
        found = resolve(xlsx->arena, "", target);
    xml_free(relations);
    return found;
}

static bool
refuse(struct xlsx *xlsx)
{
    const char *what = "this zip archive holds no workbook";
    if (has_part(xlsx, "xl/workbook.bin"))
        what = "this is an .xlsb workbook: save it as .xlsx";
    else if (has_part(xlsx, "content.xml"))
        what = "this is an OpenDocument file: save it as .xlsx";
    else if (has_part(xlsx, "word/document.xml"))
        what = "this is a Word document, not a workbook";
    else if (has_part(xlsx, "Index/Document.iwa"))
        what = "this is a Numbers document: export it as .xlsx";
    return error_at(xlsx->error, ERROR_DATA, xlsx->name, 0, 0, "%s", what);
}

static bool
find_place(struct xlsx *xlsx, struct place *place)
{
    place->workbook = find_workbook(xlsx);
    if (!place->workbook)
        return false;
    if (!has_part(xlsx, place->workbook) ||
        text_ends(text_of(place->workbook), ".bin"))
        return refuse(xlsx);
    const char *slash = strrchr(place->workbook, '/');
    size_t n = slash ? (size_t)(slash - place->workbook) : 0;
    place->folder = arena_strndup(xlsx->arena, place->workbook, n);
    const char *file = slash ? slash + 1 : place->workbook;
    const char *relations = arena_printf(xlsx->arena, "%s%s_rels/%s.rels",
                                         place->folder, n ? "/" : "", file);
    place->relations = read_document(xlsx, relations);
    return place->relations && has_few(xlsx, xml_root(place->relations),
                                       "Relationship", MAX_RELATIONS);
}

static const char *
related_part(struct xlsx *xlsx, const struct place *place, const char *id,
             const char *type)
{
    const xmlNode *node = find_relation(place->relations, id, type);
    const char *target = node ? xml_attribute(node, "Target") : NULL;
    return target ? resolve(xlsx->arena, place->folder, target) : NULL;
}

static bool
read_sheet(struct xlsx *xlsx, const struct place *place, const xmlNode *node)
{
    const char *name = xml_attribute(node, "name");
    const char *state = xml_attribute(node, "state");
    /* Of the two attributes named id, the one with a namespace counts. */
    const char *id = NULL;
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, "id") == 0 && a->children)
            id = (const char *)a->children->content;
    const xmlNode *relation =
        id ? find_relation(place->relations, id, NULL) : NULL;
    const char *type = relation ? xml_attribute(relation, "Type") : NULL;
    if (type && !text_ends(text_of(type), "/worksheet"))
        return true; /* a sheet with a chart alone */
    const char *part = related_part(xlsx, place, id ? id : "", NULL);
    if (!name || !part)
        return error_at(xlsx->error, ERROR_DATA, xlsx->name, 0, 0,
                        "sheet '%s' of the workbook is not in it",
                        name ? name : "");
    sheet_build_begin(&xlsx->build, text_of(name),
                      state && strcmp(state, "visible") != 0);
    xlsx->sheet = name;
    bool good = xlsx_read_cells(xlsx, part);
    xlsx->sheet = NULL;
    return good;
}

static bool
is_true(const char *s)
{
    return s && (strcmp(s, "1") == 0 || strcmp(s, "true") == 0);
}

static bool
read_workbook(struct xlsx *xlsx, const struct place *place, xmlDoc *document)
{
    const xmlNode *root = xml_root(document);
    const xmlNode *sheets = root ? xml_child(root, "sheets") : NULL;
    const xmlNode *settings = root ? xml_child(root, "workbookPr") : NULL;
    if (!sheets)
        return error_at(xlsx->error, ERROR_DATA, xlsx->name, 0, 0,
                        "the workbook has no sheets");
    if (!has_few(xlsx, sheets, "sheet", MAX_SHEETS))
        return false;
    xlsx->from_1904 = settings && is_true(xml_attribute(settings, "date1904"));
    const char *part = related_part(xlsx, place, NULL, "/sharedStrings");
    if (part && has_part(xlsx, part) && !xlsx_read_strings(xlsx, part))
        return false;
    part = related_part(xlsx, place, NULL, "/styles");
    if (part && has_part(xlsx, part) && !xlsx_read_styles(xlsx, part))
        return false;
    for (const xmlNode *node = xml_child(sheets, "sheet"); node;
         node = xml_next(node, "sheet"))
        if (!read_sheet(xlsx, place, node))
            return false;
    return true;
}

struct workbook *
workbook_read_xlsx(struct arena *arena, struct text bytes, const char *name,
                   struct error *error)
{
    struct xlsx xlsx = {
        .arena = arena, .name = name, .packed = bytes.n, .error = error};
    struct place place = {0};
    bool good = false;
    sheet_build_init(&xlsx.build, arena, name);
    xlsx.archive = archive_open_bytes(bytes, name, error);
    if (!xlsx.archive)
        return NULL;
    if (find_place(&xlsx, &place)) {
        xmlDoc *document = read_document(&xlsx, place.workbook);
        good = document && read_workbook(&xlsx, &place, document);
        xml_free(document);
    }
    xml_free(place.relations);
    archive_close(xlsx.archive);
    return good ? xlsx.build.workbook : NULL;
}
