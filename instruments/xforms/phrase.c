/* phrase: the words that the page adds of its own, in each of
 * the form's languages; in English where they are not there in one. */
#include <config.h>

#include "instruments/xforms/xforms.h"

#include "instruments/paper/phrase.h"

#include <string.h>

static const struct {
    const char *code; /* of the language, as in paper/phrase.c */
    const char *words[XFORMS_PHRASES];
} languages[] = {
    {"en", {
        [XFORMS_ADD] = "Add",
        [XFORMS_REMOVE] = "Remove",
        [XFORMS_SEND] = "Send",
        [XFORMS_SENT] = "Thank you. Your answers have been sent.",
        [XFORMS_NOT_SENT] = "The answers could not be sent. Please look at "
                            "those that are marked, and try again.",
        [XFORMS_LANGUAGE] = "Language",
        [XFORMS_REQUIRED] = "Please answer this question.",
        [XFORMS_NOT_ALLOWED] = "This answer is not allowed here.",
        [XFORMS_EACH_ONCE] = "Each of these in one place only, please.",
        [XFORMS_NO_PROCESSOR] =
            "This page is a W3C XForms 1.1 form and cannot be filled in "
            "here: a browser needs an XForms processor for it.",
    }},
    {"es", {
        [XFORMS_ADD] = "Agregar",
        [XFORMS_REMOVE] = "Quitar",
        [XFORMS_SEND] = "Enviar",
        [XFORMS_SENT] = "Gracias. Sus respuestas se han enviado.",
        [XFORMS_NOT_SENT] = "No se pudieron enviar las respuestas. Revise "
                            "las que están marcadas e inténtelo de nuevo.",
        [XFORMS_LANGUAGE] = "Idioma",
        [XFORMS_REQUIRED] = "Responda esta pregunta, por favor.",
        [XFORMS_NOT_ALLOWED] = "Esta respuesta no es válida aquí.",
        [XFORMS_EACH_ONCE] = "Cada una en un solo lugar, por favor.",
        [XFORMS_NO_PROCESSOR] =
            "Esta página es un formulario W3C XForms 1.1 y no se puede "
            "llenar así: el navegador necesita un procesador de XForms.",
    }},
    {"fr", {
        [XFORMS_ADD] = "Ajouter",
        [XFORMS_REMOVE] = "Retirer",
        [XFORMS_SEND] = "Envoyer",
        [XFORMS_SENT] = "Merci. Vos réponses ont été envoyées.",
        [XFORMS_NOT_SENT] = "Les réponses n'ont pas pu être envoyées. "
                            "Vérifiez celles qui sont signalées, puis "
                            "réessayez.",
        [XFORMS_LANGUAGE] = "Langue",
        [XFORMS_REQUIRED] = "Veuillez répondre à cette question.",
        [XFORMS_NOT_ALLOWED] = "Cette réponse n'est pas admise ici.",
        [XFORMS_EACH_ONCE] = "Chacun à une seule place, s'il vous plaît.",
        [XFORMS_NO_PROCESSOR] =
            "Cette page est un formulaire W3C XForms 1.1 et ne peut pas être "
            "remplie ainsi : le navigateur a besoin d'un processeur XForms.",
    }},
    {"de", {
        [XFORMS_ADD] = "Hinzufügen",
        [XFORMS_REMOVE] = "Entfernen",
        [XFORMS_SEND] = "Absenden",
        [XFORMS_SENT] = "Danke. Ihre Antworten sind abgeschickt.",
        [XFORMS_NOT_SENT] = "Die Antworten konnten nicht abgeschickt werden. "
                            "Bitte sehen Sie die markierten an und versuchen "
                            "Sie es noch einmal.",
        [XFORMS_LANGUAGE] = "Sprache",
        [XFORMS_REQUIRED] = "Bitte beantworten Sie diese Frage.",
        [XFORMS_NOT_ALLOWED] = "Diese Antwort ist hier nicht zulässig.",
        [XFORMS_EACH_ONCE] = "Bitte jede Antwort nur an einer Stelle.",
        [XFORMS_NO_PROCESSOR] =
            "Diese Seite ist ein Formular nach W3C XForms 1.1 und lässt sich "
            "so nicht ausfüllen: der Browser braucht dafür einen "
            "XForms-Prozessor.",
    }},
    {"pt", {
        [XFORMS_ADD] = "Adicionar",
        [XFORMS_REMOVE] = "Remover",
        [XFORMS_SEND] = "Enviar",
        [XFORMS_SENT] = "Obrigado. As suas respostas foram enviadas.",
        [XFORMS_NOT_SENT] = "Não foi possível enviar as respostas. Veja as "
                            "que estão marcadas e tente de novo.",
        [XFORMS_LANGUAGE] = "Idioma",
        [XFORMS_REQUIRED] = "Responda a esta pergunta, por favor.",
        [XFORMS_NOT_ALLOWED] = "Esta resposta não é permitida aqui.",
        [XFORMS_EACH_ONCE] = "Cada uma num só lugar, por favor.",
        [XFORMS_NO_PROCESSOR] =
            "Esta página é um formulário W3C XForms 1.1 e não pode ser "
            "preenchida assim: o navegador precisa de um processador XForms.",
    }},
    {"ar", {
        [XFORMS_ADD] = "إضافة",
        [XFORMS_REMOVE] = "إزالة",
        [XFORMS_SEND] = "إرسال",
        [XFORMS_SENT] = "شكرًا. تم إرسال إجاباتك.",
        [XFORMS_NOT_SENT] = "تعذّر إرسال الإجابات. راجع الإجابات المعلَّمة "
                            "ثم حاول مرة أخرى.",
        [XFORMS_LANGUAGE] = "اللغة",
        [XFORMS_REQUIRED] = "يرجى الإجابة عن هذا السؤال.",
        [XFORMS_NOT_ALLOWED] = "هذه الإجابة غير مقبولة هنا.",
        [XFORMS_EACH_ONCE] = "كل خيار في موضع واحد فقط من فضلك.",
        [XFORMS_NO_PROCESSOR] =
            "هذه الصفحة نموذج W3C XForms 1.1 ولا يمكن ملؤها هكذا: يحتاج "
            "المتصفح إلى معالج XForms.",
    }},
};

const char *
xforms_phrase_words(const char *language, enum xforms_phrase phrase)
{
    const struct phrases *known = phrases_find(language);
    for (size_t i = 0; known && i < sizeof languages / sizeof *languages; i++)
        if (strcmp(languages[i].code, known->code) == 0)
            return languages[i].words[phrase];
    return languages[0].words[phrase];
}

static const char *const ids[XFORMS_PHRASES] = {
    [XFORMS_ADD] = "add",
    [XFORMS_REMOVE] = "remove",
    [XFORMS_SEND] = "send",
    [XFORMS_SENT] = "sent",
    [XFORMS_NOT_SENT] = "not-sent",
    [XFORMS_LANGUAGE] = "language",
    [XFORMS_REQUIRED] = "required",
    [XFORMS_NOT_ALLOWED] = "not-allowed",
    [XFORMS_EACH_ONCE] = "each-once",
    [XFORMS_NO_PROCESSOR] = NULL, /* never seen with a processor */
};

void
xforms_phrases_instance(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    for (size_t i = 0; i < XFORMS_PHRASES; i++) {
        if (!ids[i])
            continue;
        markup_open(&xforms->xml, "text");
        markup_attribute(&xforms->xml, "id", ids[i]);
        for (size_t j = 0; j < form->n_languages; j++) {
            markup_open(&xforms->xml, "value");
            markup_attribute(&xforms->xml, "lang", form->languages[j]);
            markup_text(&xforms->xml, text_of(xforms_phrase_words(
                                          form->languages[j], i)));
            markup_close(&xforms->xml, "value");
        }
        markup_close(&xforms->xml, "text");
    }
}

void
xforms_phrase(struct xforms *xforms, const char *element,
              enum xforms_phrase phrase)
{
    const struct form *form = xforms->form;
    markup_open(&xforms->xml, element);
    if (form->n_languages == 1)
        markup_text(&xforms->xml, text_of(xforms_phrase_words(
                                      form->languages[0], phrase)));
    else
        markup_attribute(&xforms->xml, "ref",
                         xforms_phrase_value(xforms, phrase));
    markup_close(&xforms->xml, element);
}

const char *
xforms_phrase_value(struct xforms *xforms, enum xforms_phrase phrase)
{
    const struct form *form = xforms->form;
    if (form->n_languages > 1)
        return arena_printf(xforms->arena,
                            "instance('words')/text[@id = '%s']"
                            "/value[@lang = instance('words')/@language]",
                            ids[phrase]);
    struct builder out = BUILDER_INIT;
    xforms_literal(&out, text_of(xforms_phrase_words(form->languages[0],
                                                     phrase)));
    const char *value = builder_dup(&out, xforms->arena);
    builder_release(&out);
    return value;
}
