#include <config.h>

#include "instruments/form-namespace.h"

#include "instruments/xlsform/xlsform.h"

#include <string.h>

const struct property own_namespaces[] = {
    {"h", "http://www.w3.org/1999/xhtml"},
    {"ev", "http://www.w3.org/2001/xml-events"},
    {"xsd", "http://www.w3.org/2001/XMLSchema"},
    {"jr", "http://openrosa.org/javarosa"},
    {"orx", "http://openrosa.org/xforms"},
    {"odk", "http://www.opendatakit.org/xforms"},
};
const size_t own_namespaces_n =
    sizeof own_namespaces / sizeof *own_namespaces;

bool
is_own_namespace(const char *prefix)
{
    for (size_t i = 0; i < own_namespaces_n; i++)
        if (strcmp(own_namespaces[i].name, prefix) == 0)
            return true;
    return false;
}

const char *
form_namespace(const struct form *form, struct text prefix)
{
    if (text_is(prefix, "xml")) /* by the rules of XML itself */
        return "http://www.w3.org/XML/1998/namespace";
    for (size_t i = 0; i < own_namespaces_n; i++)
        if (text_is(prefix, own_namespaces[i].name))
            return own_namespaces[i].value;
    for (size_t i = 0; i < form->namespaces.n; i++)
        if (text_is(prefix, form->namespaces.items[i].name))
            return form->namespaces.items[i].value;
    return NULL;
}

struct text
name_prefix(struct text name)
{
    size_t colon = text_find(name, ':');
    return text_slice(name, 0, colon < name.n ? colon : 0);
}

bool
is_qualified_name(struct text name)
{
    size_t colon = text_find(name, ':');
    return is_name(text_slice(name, 0, colon)) &&
           (colon == name.n || is_name(text_slice(name, colon + 1, name.n)));
}
