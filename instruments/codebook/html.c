/* html: a page that needs nothing beside it, for the screen
 * and for the printer. Groups are its headings, each question is a row. */
#include <config.h>

#include "instruments/codebook/codebook.h"

#include "instruments/markup.h"

#include <string.h>

static const char style[] =
    "<style>\n"
    "body { font: 15px/1.45 system-ui, sans-serif; color: #1a1a1a;\n"
    "  max-width: 62em; margin: 2em auto; padding: 0 1em; }\n"
    "h1 { font-size: 1.6em; margin-bottom: .2em; }\n"
    "table { border-collapse: collapse; width: 100%; table-layout: fixed; }\n"
    "thead th { width: 42%; } thead th:first-child { width: 16%; }\n"
    "th, td { text-align: start; vertical-align: top;\n"
    "  padding: .45em .6em; border-bottom: 1px solid #ccc; }\n"
    "thead th { border-bottom: 2px solid #1a1a1a; }\n"
    "th.name, code { font-family: ui-monospace, monospace;\n"
    "  font-size: .92em; font-weight: normal; overflow-wrap: break-word; }\n"
    "code, td { overflow-wrap: anywhere; }\n"
    "tr.group > * { background: #f0f0ec; }\n"
    "tr.group .words { font-weight: bold; }\n"
    ".kind, .hint, .said { color: #555; font-size: .92em; }\n"
    "p { margin: .15em 0; }\n"
    "dl { display: grid;\n"
    "  grid-template-columns: fit-content(50%) 1fr;\n"
    "  gap: .1em .8em; margin: .3em 0; }\n"
    "dt { font-family: ui-monospace, monospace; font-size: .92em; }\n"
    "dd { margin: 0; text-align: left; }\n" /* beside its code */
    "@media screen and (max-width: 40em) {\n"
    "  table, tbody, tr, tbody th, td { display: block; }\n"
    "  thead { display: none; }\n"
    "  tr { padding: .4em 0; border-bottom: 1px solid #ccc; }\n"
    "  tr.group { background: #f0f0ec; }\n"
    "  tbody th, td { border: 0; padding: .1em .6em; } }\n"
    "@media print { body { max-width: none; margin: 0; font-size: 11px; }\n"
    "  tr { break-inside: avoid; } tr.group { break-after: avoid; }\n"
    "  thead { display: table-header-group; } }\n"
    "</style>";

static void
open_class(struct markup *xml, const char *name, const char *class_name)
{
    markup_open(xml, name);
    markup_attribute(xml, "class", class_name);
}

/* The next reference or mark of emphasis in the words; their end for none. */
static size_t
find_mark(struct text words)
{
    size_t reference = text_find_text(words, TEXT("${"));
    size_t emphasis = text_find_text(words, TEXT("**"));
    return reference < emphasis ? reference : emphasis;
}

/* **these** are strong, as phones show them. The name in ${name} runs its own
 * way inside words that run the other. What is not closed stays as it is. */
static void
add_marked(struct markup *xml, struct text words)
{
    for (size_t at; (at = find_mark(words)) < words.n;) {
        bool strong = words.s[at] == '*';
        markup_text(xml, text_slice(words, 0, at));
        words = text_slice(words, at, words.n);
        struct text inside = text_slice(words, 2, words.n);
        size_t n = text_find_text(inside, strong ? TEXT("**") : TEXT("}"));
        if (n == inside.n)
            break;
        markup_open(xml, strong ? "strong" : "bdi");
        if (strong)
            add_marked(xml, text_slice(inside, 0, n));
        else
            markup_text(xml, text_slice(words, 0, n + 3));
        markup_close(xml, strong ? "strong" : "bdi");
        words = text_slice(inside, n + (strong ? 2 : 1), inside.n);
    }
    markup_text(xml, words);
}

/* Words of the form's own language, which may run the other way. */
static void
add_words(struct markup *xml, const char *class_name, const char *words)
{
    if (!*words)
        return;
    open_class(xml, "p", class_name);
    markup_attribute(xml, "dir", "auto");
    markup_mixed(xml);
    add_marked(xml, text_of(words));
    markup_close(xml, "p");
}

/* "Asked if: ...": in words, or the expression as code. */
static void
add_said(struct markup *xml, const char *what, const char *text, bool code)
{
    if (!text)
        return;
    open_class(xml, "p", "said");
    markup_text(xml, text_of(what));
    markup_text(xml, TEXT(": "));
    if (code)
        markup_open(xml, "code");
    markup_text(xml, text_of(text));
    if (code)
        markup_close(xml, "code");
    markup_close(xml, "p");
}

static void
add_logic(struct codebook *codebook, struct markup *xml, const char *what,
          const struct question *question, const struct logic *logic)
{
    struct codebook_logic said = codebook_logic(codebook, question, logic);
    add_said(xml, what, said.text, !said.in_words);
}

static void
add_codes(struct codebook *codebook, struct markup *xml,
          const struct question *question)
{
    const struct choice_list *list = codebook_list(codebook, question);
    add_said(xml, "Scale", codebook_scale(codebook, question), false);
    if (list && list->n) {
        markup_open(xml, "dl");
        for (size_t i = 0; i < list->n; i++) {
            const struct choice *choice = &list->choices[i];
            markup_leaf(xml, "dt", choice->name);
            markup_open(xml, "dd");
            markup_attribute(xml, "dir", "auto");
            markup_text(xml, text_of(codebook_words(codebook, choice->label)));
            markup_close(xml, "dd");
        }
        markup_close(xml, "dl");
    }
    if (list && list->file)
        add_said(xml, "Choices", list->file, true);
    add_said(xml, "Choices are the answers to", question->list_question, true);
    add_logic(codebook, xml, "Of these, only those where", question,
              &question->choice_filter);
}

static void
add_rules(struct codebook *codebook, struct markup *xml,
          const struct question *question)
{
    add_logic(codebook, xml, "Asked if", question, &question->relevant);
    if (codebook_is_required(question))
        add_said(xml, "Required", "yes", false);
    else
        add_logic(codebook, xml, "Required if", question, &question->required);
    add_logic(codebook, xml, "Allowed if", question, &question->constraint);
    add_said(xml, "Calculated as", question->calculation.source, true);
    add_said(xml, "When this changes", question->trigger, true);
    add_said(xml, "At first", question->fallback.source,
             question->dynamic_default);
    struct codebook_logic times = codebook_times(codebook, question);
    add_said(xml, "How many times", times.text, !times.in_words);
}

static void
add_name(struct markup *xml, const struct question *question)
{
    open_class(xml, "th", "name");
    markup_attribute(xml, "scope", "row");
    markup_text(xml, text_of(question->name));
    markup_close(xml, "th");
}

static void
add_row(struct codebook *codebook, struct markup *xml,
        const struct question *question)
{
    bool group =
        question->kind == QUESTION_GROUP || question->kind == QUESTION_REPEAT;
    open_class(xml, "tr", group ? "group" : NULL);
    markup_attribute(xml, "id", question->path + 1);
    add_name(xml, question);
    markup_open(xml, "td");
    add_words(xml, "words", codebook_words(codebook, question->label));
    add_words(xml, "hint", codebook_words(codebook, question->hint));
    add_words(xml, "kind", codebook_kind(question));
    markup_close(xml, "td");
    markup_open(xml, "td");
    add_codes(codebook, xml, question);
    add_rules(codebook, xml, question);
    markup_mixed(xml); /* HTML has no empty cell that closes itself */
    markup_close(xml, "td");
    markup_close(xml, "tr");
}

static void
add_head(struct markup *xml)
{
    static const char *const columns[] = {"Name", "Question",
                                          "Codes and rules"};
    markup_open(xml, "thead");
    markup_open(xml, "tr");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        markup_open(xml, "th");
        markup_attribute(xml, "scope", "col");
        markup_text(xml, text_of(columns[i]));
        markup_close(xml, "th");
    }
    markup_close(xml, "tr");
    markup_close(xml, "thead");
}

/* "Form after, version 3, in English (en)". */
static void
add_title(struct codebook *codebook, struct markup *xml)
{
    const struct form *form = codebook->form;
    struct builder b = BUILDER_INIT;
    const char *language = form->languages[codebook->language];
    builder_printf(&b, "Codebook of the form %s", form->id);
    if (form->version)
        builder_printf(&b, ", version %s", form->version);
    if (strcmp(language, "default") != 0)
        builder_printf(&b, ", in %s", language);
    markup_leaf(xml, "h1", form->title);
    add_words(xml, "kind", b.s);
    builder_release(&b);
}

void
codebook_html(struct codebook *codebook, struct builder *out)
{
    const struct form *form = codebook->form;
    struct markup xml = MARKUP_INIT(out);
    builder_add_string(out, "<!DOCTYPE html>\n");
    markup_open(&xml, "html");
    markup_open(&xml, "head");
    markup_raw(&xml, "<meta charset=\"utf-8\">");
    markup_raw(&xml, "<meta name=\"viewport\" "
                     "content=\"width=device-width, initial-scale=1\">");
    markup_leaf(&xml, "title", form->title);
    markup_raw(&xml, style);
    markup_close(&xml, "head");
    markup_open(&xml, "body");
    add_title(codebook, &xml);
    markup_open(&xml, "table");
    add_head(&xml);
    markup_open(&xml, "tbody");
    for (size_t i = 0; i < form->n_questions; i++)
        if (codebook_has(form->questions[i]))
            add_row(codebook, &xml, form->questions[i]);
    markup_mixed(&xml);
    markup_close(&xml, "tbody");
    markup_close(&xml, "table");
    markup_close(&xml, "body");
    markup_close(&xml, "html");
}
