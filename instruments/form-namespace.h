/* form-namespace: what the prefix in a name such as "odk:length" stands for.
 *
 * Columns like bind::odk:length, and names of questions, are written into
 * XForms as they stand: their prefixes have to be declared there. */
#ifndef INSTRUMENTS_FORM_NAMESPACE_H
#define INSTRUMENTS_FORM_NAMESPACE_H

#include "instruments/form.h"

/* Those that every ODK XForm declares: "jr" and its address. */
extern const struct property own_namespaces[];
extern const size_t own_namespaces_n;
bool is_own_namespace(const char *prefix);

/* The address that the prefix stands for in the form: one of our own, or of
 * those that its settings declare. NULL when it stands for nothing. */
const char *form_namespace(const struct form *form, struct text prefix);

/* The name's prefix; empty where it has none. */
struct text name_prefix(struct text name);

/* May an element or an attribute have that name? A prefix may be before it. */
bool is_qualified_name(struct text name);

#endif
