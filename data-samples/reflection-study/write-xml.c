#include <config.h>

#include "data-samples/reflection-study/write-xml.h"

#include "base/date.h"
#include "base/file.h"
#include "base/outfile.h"

#include <libxml/tree.h>
#include <string.h>

#define X(s) ((const xmlChar *)(s))

/* What the phone fills in by itself. */
static const char *
device_value(const struct filled *filled, const struct question *question,
             char s[DATE_SIZE])
{
    switch (question->kind) {
    case QUESTION_START:
        return filled_moment(filled, 0);
    case QUESTION_END:
        return filled->minutes ? filled_moment(filled, filled->minutes) : "";
    case QUESTION_TODAY:
        return date_write(date_from_days(filled->day), s);
    case QUESTION_DEVICEID:
        return filled->device;
    default:
        return NULL;
    }
}

/* Collect leaves out what was not asked and keeps what was left blank. */
static void
add_value(xmlNode *parent, const struct filled *filled,
          const struct question *question, const char *const *values)
{
    char s[DATE_SIZE];
    const char *value = device_value(filled, question, s);
    if (!value)
        value = values[question->number];
    if (value)
        xmlNewTextChild(parent, NULL, X(question->name),
                        *value ? X(value) : NULL);
}

static void
add_children(xmlNode *node, const struct filled *filled,
             const struct question *group, const char *const *values)
{
    for (size_t i = 0; i < group->n; i++) {
        const struct question *child = group->children[i];
        if (child->kind == QUESTION_REPEAT) {
            for (size_t r = 0; r < filled->n_rows; r++)
                add_children(xmlNewChild(node, NULL, X(child->name), NULL),
                             filled, child, filled->rows[r]);
        } else if (child->kind == QUESTION_GROUP) {
            xmlNode *inside = xmlNewChild(node, NULL, X(child->name), NULL);
            add_children(inside, filled, child, values);
            if (!inside->children) {
                xmlUnlinkNode(inside);
                xmlFreeNode(inside);
            }
        } else {
            add_value(node, filled, child, values);
        }
    }
}

static void
add_meta(xmlNode *root, const struct filled *filled)
{
    xmlNs *orx = xmlNewNs(root, X("http://openrosa.org/xforms"), X("orx"));
    xmlNode *meta = xmlNewChild(root, orx, X("meta"), NULL);
    xmlNewTextChild(meta, orx, X("instanceID"), X(filled->id));
    if (filled->replaces)
        xmlNewTextChild(meta, orx, X("deprecatedID"), X(filled->replaces));
    xmlNewTextChild(meta, orx, X("instanceName"), X(filled_name(filled)));
}

static xmlDoc *
document_of(const struct filled *filled)
{
    xmlDoc *document = xmlNewDoc(X("1.0"));
    xmlNode *root = xmlNewNode(NULL, X(filled->form->root_name));
    xmlDocSetRootElement(document, root);
    xmlNewProp(root, X("id"), X(filled->form->id));
    xmlNewProp(root, X("version"), X(filled->form->version));
    add_children(root, filled, filled->form->root, filled->values);
    add_meta(root, filled);
    return document;
}

/* "follow_up_2025-05-11_18-22-10" */
static const char *
instance_name(const struct filled *filled)
{
    char s[DATE_SIZE];
    return arena_printf(filled->arena, "%s_%s_%02d-%02d-%02d",
                        filled->form->id,
                        date_write(date_from_days(filled->day), s),
                        filled->minute / 60, filled->minute % 60,
                        filled->second);
}

static bool
make_folders(const char *folder, const struct filled *filled,
             const char *instance, struct error *error)
{
    const char *levels[] = {
        folder,
        arena_printf(filled->arena, "%s/%s", folder, filled->device),
        arena_printf(filled->arena, "%s/%s/instances", folder,
                     filled->device),
        arena_printf(filled->arena, "%s/%s/instances/%s", folder,
                     filled->device, instance),
    };
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (!file_make_folder(levels[i], error))
            return false;
    return true;
}

const char *
xml_write(const struct filled *filled, const char *folder,
          struct error *error)
{
    const char *instance = instance_name(filled);
    const char *below = arena_printf(filled->arena, "%s/instances/%s/%s.xml",
                                     filled->device, instance, instance);
    xmlDoc *document = document_of(filled);
    xmlChar *bytes = NULL;
    int n = 0;
    xmlDocDumpMemoryEnc(document, &bytes, &n, "UTF-8");
    bool good = make_folders(folder, filled, instance, error) &&
                outfile_write(arena_printf(filled->arena, "%s/%s", folder,
                                           below),
                              (struct text){(char *)bytes, (size_t)n}, error);
    xmlFree(bytes);
    xmlFreeDoc(document);
    return good ? below : NULL;
}
