#include <config.h>

#include "instruments/xlsform/xlsform.h"

#include "base/file.h"
#include "instruments/form-namespace.h"

#include <stddef.h>
#include <string.h>

static const struct header_name settings_headers[] = {
    {"form_title", "form_title", NULL, false},
    {"title", "form_title", NULL, false},
    {"set_form_title", "form_title", NULL, false},
    {"form_id", "form_id", NULL, false},
    {"id_string", "form_id", NULL, false},
    {"set_form_id", "form_id", NULL, false},
    {"version", "version", NULL, false},
    {"name", "name", NULL, false},
    {"instance_name", "instance_name", NULL, false},
    {"default_language", "default_language", NULL, false},
    {"style", "style", NULL, false},
    {"submission_url", "submission_url", NULL, false},
    {"public_key", "public_key", NULL, false},
    {"auto_send", "auto_send", NULL, false},
    {"auto_delete", "auto_delete", NULL, false},
    {"client_editable", "client_editable", NULL, false},
    {"allow_choice_duplicates", "allow_choice_duplicates", NULL, false},
    {"omit_instanceid", "omit_instanceID", NULL, false},
    {"instance_id", "instance_id", NULL, false},
    {"instance_xmlns", "instance_xmlns", NULL, false},
    {"namespaces", "namespaces", NULL, false},
    {"clean_text_values", "clean_text_values", NULL, false},
    {"add_none_option", "add_none_option", NULL, false},
    {"flat", "flat", NULL, false},
    {"prefix", "prefix", NULL, false},
    {"delimiter", "delimiter", NULL, false},
    {"attribute", "attribute", NULL, false},
    {"sms_keyword", "sms_keyword", NULL, false},
    {"sms_separator", "sms_separator", NULL, false},
    {"sms_allow_media", "sms_allow_media", NULL, false},
    {"sms_date_format", "sms_date_format", NULL, false},
    {"sms_datetime_format", "sms_datetime_format", NULL, false},
    {"sms_response", "sms_response", NULL, false},
};

/* Settings that are text in the form. */
static const struct {
    const char *column;
    size_t offset;
} texts[] = {
    {"form_title", offsetof(struct form, title)},
    {"form_id", offsetof(struct form, id)},
    {"version", offsetof(struct form, version)},
    {"name", offsetof(struct form, root_name)},
    {"instance_name", offsetof(struct form, instance_name)},
    {"style", offsetof(struct form, style)},
    {"submission_url", offsetof(struct form, submission_url)},
    {"public_key", offsetof(struct form, public_key)},
    {"auto_send", offsetof(struct form, auto_send)},
    {"auto_delete", offsetof(struct form, auto_delete)},
    {"client_editable", offsetof(struct form, client_editable)},
    {"instance_xmlns", offsetof(struct form, instance_xmlns)},
};

static const char *const refused[] = {"sms_", "prefix", "delimiter", "flat"};

static void
refuse(struct reading *reading, const struct sheet *sheet, size_t row,
       const struct header *header)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (text_begins(text_of(header->column), refused[i]))
            form_say(reading->form, reading->findings,
                     (struct finding){.severity = SEVERITY_ERROR,
                                      .rule = "setting-refused",
                                      .sheet = sheet->name,
                                      .row = row,
                                      .column = header->written,
                                      .mend = "remove the column"},
                     "praxis does not make forms with the setting '%s'",
                     header->column);
}

/* The reference converter would add a choice "none" to what select_multiple
 * asks with. Without it the form works, but not as meant. */
static void
tell_none_option(struct reading *reading, const struct sheet *sheet, size_t row)
{
    const char *value =
        properties_find(&reading->form->settings, "add_none_option");
    if (!value || read_yes_no(value) == 0)
        return;
    form_say(reading->form, reading->findings,
             (struct finding){
                 .severity = SEVERITY_WARNING,
                 .rule = "setting-none-option",
                 .sheet = sheet->name,
                 .row = row,
                 .column = "add_none_option",
                 .value = value,
                 .mend = "write the choice into the sheet 'choices' as a row "
                         "of each list, with the name none and a label, and "
                         "remove the column"},
             "praxis does not make forms with the setting 'add_none_option': "
             "no choice 'none' is added");
}

/* Without the quotes around it, of either kind. */
static struct text
unquoted(struct text t)
{
    bool quoted =
        t.n > 1 && (t.s[0] == '"' || t.s[0] == '\'') && t.s[t.n - 1] == t.s[0];
    return quoted ? text_slice(t, 1, t.n - 1) : t;
}

/* No person declares more; each is compared with those before it. */
#define LIMIT_NAMESPACES 100

/* As XML writes it, too: xmlns:ex="...". */
static struct text
declared_prefix(struct text written)
{
    return text_begins(written, "xmlns:")
               ? text_slice(written, strlen("xmlns:"), written.n)
               : written;
}

/* What is odd about an entry of the namespaces that the reference converter
 * passes over too; NULL. */
static const char *
namespace_idle(struct text word, struct text prefix, struct text address)
{
    if (text_find(word, '=') == word.n || text_begins(word, "="))
        return "an entry of the namespaces is PREFIX=\"ADDRESS\"; this one is "
               "not used";
    for (size_t i = 0; i < own_namespaces_n; i++)
        if (text_is(prefix, own_namespaces[i].name) &&
            !text_is(address, own_namespaces[i].value))
            return "the prefix keeps the address that every form gives it";
    return NULL;
}

/* What is wrong with one entry of the namespaces; NULL. */
static const char *
namespace_fault(const struct form *form, struct text prefix,
                struct text address)
{
    if (form->namespaces.n >= LIMIT_NAMESPACES)
        return "this is one namespace too many";
    if (address.n == 0)
        return "an entry of the namespaces is PREFIX=\"ADDRESS\"";
    if (!is_name(prefix))
        return "a prefix is one word of letters and digits, and no digit "
               "begins it";
    if (text_is(prefix, "xmlns"))
        return "the form's own namespace cannot be another one";
    if (text_is(prefix, "xml"))
        return "the prefix is kept for XML itself";
    const char *known = form_namespace(form, prefix);
    return known && !text_is(address, known)
               ? "the prefix stands for another address already"
               : NULL;
}

/* ex="http://example.com/xforms" other="...". As with an expression, the first
 * fault of the cell is told: what is behind it may be the same one. */
static void
read_namespaces(struct reading *reading, const struct sheet *sheet,
                const struct header *header, const char *value)
{
    struct form *form = reading->form;
    struct text rest = text_of(value), word;
    while (text_word(&rest, &word)) {
        size_t at = text_find(word, '=');
        struct text prefix = declared_prefix(text_slice(word, 0, at));
        struct text address = unquoted(text_slice(word, at + 1, word.n));
        const char *idle = namespace_idle(word, prefix, address);
        const char *fault =
            idle ? idle : namespace_fault(form, prefix, address);
        struct finding finding = {.severity = SEVERITY_ERROR,
                                  .rule = "setting-namespaces",
                                  .sheet = sheet->name,
                                  .row = form->settings_row,
                                  .column = header->written,
                                  .value = value,
                                  .mend = "write such as "
                                          "ex=\"http://example.com/forms\", "
                                          "with no space around ="};
        if (idle)
            finding.severity = SEVERITY_WARNING;
        if (text_is(prefix, "xmlns"))
            finding.mend = "remove it; one for the answers goes into the "
                           "setting 'instance_xmlns'";
        if (fault) {
            form_say(form, reading->findings,
                     finding_marked(finding, text_of(value), word), "%s",
                     fault);
            if (!idle)
                return;
        }
        if (!idle && !form_namespace(form, prefix))
            properties_add(reading->arena, &form->namespaces,
                           text_dup(reading->arena, prefix),
                           text_dup(reading->arena, address));
    }
}

static bool
yes(struct reading *reading, const struct sheet *sheet, size_t row,
    const char *name, bool otherwise)
{
    const char *value = properties_find(&reading->form->settings, name);
    int answer = read_yes_no(value);
    if (value && answer < 0)
        form_say(reading->form, reading->findings,
                 (struct finding){.severity = SEVERITY_WARNING,
                                  .rule = "setting-yes-no",
                                  .sheet = sheet->name,
                                  .row = row,
                                  .column = name,
                                  .value = value,
                                  .mend = "write yes or no"},
                 "'%s' is neither yes nor no; %s is taken", value,
                 otherwise ? "yes" : "no");
    return answer < 0 ? otherwise : answer == 1;
}

static void
check_settings(struct reading *reading, const struct sheet *sheet, size_t row)
{
    struct form *form = reading->form;
    form->allow_choice_duplicates =
        yes(reading, sheet, row, "allow_choice_duplicates", false);
    form->omit_instance_id = yes(reading, sheet, row, "omit_instanceID", false);
    reading->clean = yes(reading, sheet, row, "clean_text_values", true);
    tell_none_option(reading, sheet, row);
    if (form->omit_instance_id && form->public_key)
        form_say(form, reading->findings,
                 (struct finding){.severity = SEVERITY_ERROR,
                                  .rule = "setting-omit-instance-id",
                                  .sheet = sheet->name,
                                  .row = row,
                                  .column = "omit_instanceID",
                                  .mend = "remove one of the two settings"},
                 "a form with a public key needs its instanceID");
}

static void
keep(struct reading *reading, const struct sheet *sheet,
     const struct header *header, const char *value)
{
    struct form *form = reading->form;
    if (strcmp(header->column, "attribute") == 0) {
        if (header->rest)
            properties_add(reading->arena, &form->attributes, header->rest,
                           value);
        return;
    }
    properties_add(reading->arena, &form->settings, header->column, value);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(texts[i].column, header->column) == 0)
            *(const char **)((char *)form + texts[i].offset) = value;
    if (strcmp(header->column, "default_language") == 0)
        reading->unsaid_language = value;
    if (strcmp(header->column, "namespaces") == 0)
        read_namespaces(reading, sheet, header, value);
}

/* id_string is what form_id was called before; where both are there, the new
 * name is meant, whichever stands first. */
static bool
is_passed_over(const struct headers *headers, const struct header *header)
{
    if (strcmp(header->written, "id_string") != 0)
        return false;
    for (size_t i = 0; i < headers->n; i++)
        if (headers->items[i].written &&
            strcmp(headers->items[i].written, "form_id") == 0)
            return true;
    return false;
}

void
read_settings(struct reading *reading, const struct sheet *sheet)
{
    struct headers headers =
        read_headers(reading, sheet, settings_headers,
                     sizeof settings_headers / sizeof *settings_headers);
    if (sheet->n < 2)
        return;
    const struct sheet_row *row = &sheet->rows[1];
    reading->form->settings_row = row->number;
    for (size_t i = 0; i < headers.n; i++) {
        const char *value = read_cell(reading, row, i, false);
        if (!headers.items[i].written || !value ||
            is_passed_over(&headers, &headers.items[i]))
            continue;
        refuse(reading, sheet, sheet->rows[0].number, &headers.items[i]);
        keep(reading, sheet, &headers.items[i], value);
        if (strcmp(headers.items[i].column, "instance_name") != 0)
            note_references(reading, sheet->name, headers.items[i].written,
                            value, row->number);
    }
    if (sheet->n > 2)
        form_say(reading->form, reading->findings,
                 (struct finding){.severity = SEVERITY_WARNING,
                                  .rule = "settings-rows",
                                  .sheet = sheet->name,
                                  .row = sheet->rows[2].number,
                                  .mend = "keep one row of settings"},
                 "only the first row of settings counts");
    check_settings(reading, sheet, row->number);
    tell_repairs(reading, sheet);
}
