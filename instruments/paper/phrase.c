#include <config.h>

#include "instruments/paper/phrase.h"

#include "base/builder.h"
#include "base/text.h"

#include <string.h>

static const struct phrases languages[] = {
    {"en", "\u201c", "\u201d", {
        [PHRASE_MARK_ONE] = "Mark ONE circle.",
        [PHRASE_MARK_ROWS] = "Mark ONE circle in each row.",
        [PHRASE_MARK_ALL] = "Mark ALL that apply.",
        [PHRASE_RANK] = "Number the lines in order: 1 is first.",
        [PHRASE_MARK_NUMBER] = "Mark ONE number.",
        [PHRASE_WRITE_CODE] = "Write the number of your answer.",
        [PHRASE_GO_TO] = "Go to %s",
        [PHRASE_GO_END] = "No more questions",
        [PHRASE_THEN_GO_TO] = "Now go to %s",
        [PHRASE_PAGE] = "Page %s of %s",
        [PHRASE_OVERLEAF] = "continues overleaf",
        [PHRASE_VERSION] = "version",
        [PHRASE_CODE] = "Code",
        [PHRASE_HOW_TITLE] = "How to fill in this form",
        [PHRASE_HOW_MARK] = "Use a dark pen. Put a cross in the circle or "
                            "square beside your answer.",
        [PHRASE_HOW_CIRCLE] = "Circles: one answer.",
        [PHRASE_HOW_SQUARE] = "Squares: as many as apply.",
        [PHRASE_HOW_CORRECT] = "A mistake? Strike out the words of the wrong "
                               "answer, then mark the right one.",
        [PHRASE_HOW_CELLS] = "One letter or digit in each box, in capitals.",
        [PHRASE_HOW_SKIP] = "Follow an arrow beside your answer; where there "
                            "is none, go on to the next question.",
        [PHRASE_EXAMPLE_RIGHT] = "Yes",
        [PHRASE_EXAMPLE_WRONG] = "No",
        [PHRASE_IF_ONE] = "If you answered %s to question %s:",
        [PHRASE_IF_MANY] = "If you marked %s in question %s:",
        [PHRASE_ONLY_IF] = "Only if %s:",
        [PHRASE_OR] = " or ",
        [PHRASE_DAY] = "day",
        [PHRASE_MONTH] = "month",
        [PHRASE_YEAR] = "year",
        [PHRASE_HOUR] = "hour",
        [PHRASE_MINUTE] = "minute",
        [PHRASE_ENTRY] = "No. %s",
        [PHRASE_MORE] = "If there are more than fit here, please add a sheet.",
        [PHRASE_ANSWER_OF] = "[your answer to question %s]",
        [PHRASE_THANKS] = "Thank you. Please give the form back to the "
                          "person who gave it to you.",
    }},
    {"es", "\u00ab", "\u00bb", {
        [PHRASE_MARK_ONE] = "Marque UN círculo.",
        [PHRASE_MARK_ROWS] = "Marque UN círculo en cada fila.",
        [PHRASE_MARK_ALL] = "Marque TODAS las que correspondan.",
        [PHRASE_RANK] = "Numere las líneas por orden: 1 es la primera.",
        [PHRASE_MARK_NUMBER] = "Marque UN número.",
        [PHRASE_WRITE_CODE] = "Escriba el número de su respuesta.",
        [PHRASE_GO_TO] = "Pase a la %s",
        [PHRASE_GO_END] = "No hay más preguntas",
        [PHRASE_THEN_GO_TO] = "Ahora pase a la %s",
        [PHRASE_PAGE] = "Página %s de %s",
        [PHRASE_OVERLEAF] = "continúa al dorso",
        [PHRASE_VERSION] = "versión",
        [PHRASE_CODE] = "Código",
        [PHRASE_HOW_TITLE] = "Cómo llenar este formulario",
        [PHRASE_HOW_MARK] = "Use un bolígrafo oscuro. Ponga una cruz en el "
                            "círculo o cuadrado junto a su respuesta.",
        [PHRASE_HOW_CIRCLE] = "Círculos: una sola respuesta.",
        [PHRASE_HOW_SQUARE] = "Cuadrados: todas las que correspondan.",
        [PHRASE_HOW_CORRECT] = "¿Se equivocó? Tache las palabras de la "
                               "respuesta equivocada y marque la correcta.",
        [PHRASE_HOW_CELLS] = "Una letra o cifra en cada casilla, en "
                             "mayúsculas.",
        [PHRASE_HOW_SKIP] = "Siga la flecha junto a su respuesta; si no hay "
                            "ninguna, pase a la pregunta siguiente.",
        [PHRASE_EXAMPLE_RIGHT] = "Sí",
        [PHRASE_EXAMPLE_WRONG] = "No",
        [PHRASE_IF_ONE] = "Si respondió %s a la pregunta %s:",
        [PHRASE_IF_MANY] = "Si marcó %s en la pregunta %s:",
        [PHRASE_ONLY_IF] = "Solo si %s:",
        [PHRASE_OR] = " o ",
        [PHRASE_DAY] = "día",
        [PHRASE_MONTH] = "mes",
        [PHRASE_YEAR] = "año",
        [PHRASE_HOUR] = "hora",
        [PHRASE_MINUTE] = "minuto",
        [PHRASE_ENTRY] = "N.º %s",
        [PHRASE_MORE] = "Si hay más de las que caben aquí, agregue una hoja.",
        [PHRASE_ANSWER_OF] = "[su respuesta a la pregunta %s]",
        [PHRASE_THANKS] = "Gracias. Devuelva el formulario a la persona que "
                          "se lo entregó.",
    }},
    {"fr", "\u00ab\u00a0", "\u00a0\u00bb", {
        [PHRASE_MARK_ONE] = "Cochez UN seul cercle.",
        [PHRASE_MARK_ROWS] = "Cochez UN seul cercle par ligne.",
        [PHRASE_MARK_ALL] = "Cochez TOUTES les réponses qui conviennent.",
        [PHRASE_RANK] = "Numérotez les lignes dans l’ordre : 1 est la "
                        "première.",
        [PHRASE_MARK_NUMBER] = "Cochez UN seul nombre.",
        [PHRASE_WRITE_CODE] = "Écrivez le numéro de votre réponse.",
        [PHRASE_GO_TO] = "Passez à la %s",
        [PHRASE_GO_END] = "Plus de questions",
        [PHRASE_THEN_GO_TO] = "Passez maintenant à la %s",
        [PHRASE_PAGE] = "Page %s sur %s",
        [PHRASE_OVERLEAF] = "suite au verso",
        [PHRASE_VERSION] = "version",
        [PHRASE_CODE] = "Code",
        [PHRASE_HOW_TITLE] = "Comment remplir ce questionnaire",
        [PHRASE_HOW_MARK] = "Prenez un stylo foncé. Mettez une croix dans le "
                            "cercle ou le carré à côté de votre réponse.",
        [PHRASE_HOW_CIRCLE] = "Cercles : une seule réponse.",
        [PHRASE_HOW_SQUARE] = "Carrés : toutes celles qui conviennent.",
        [PHRASE_HOW_CORRECT] = "Une erreur ? Barrez les mots de la mauvaise "
                               "réponse, puis cochez la bonne.",
        [PHRASE_HOW_CELLS] = "Une lettre ou un chiffre par case, en "
                             "majuscules.",
        [PHRASE_HOW_SKIP] = "Suivez la flèche à côté de votre réponse ; s’il "
                            "n’y en a pas, passez à la question suivante.",
        [PHRASE_EXAMPLE_RIGHT] = "Oui",
        [PHRASE_EXAMPLE_WRONG] = "Non",
        [PHRASE_IF_ONE] = "Si vous avez répondu %s à la question %s :",
        [PHRASE_IF_MANY] = "Si vous avez coché %s à la question %s :",
        [PHRASE_ONLY_IF] = "Seulement si %s :",
        [PHRASE_OR] = " ou ",
        [PHRASE_DAY] = "jour",
        [PHRASE_MONTH] = "mois",
        [PHRASE_YEAR] = "année",
        [PHRASE_HOUR] = "heure",
        [PHRASE_MINUTE] = "minute",
        [PHRASE_ENTRY] = "N° %s",
        [PHRASE_MORE] = "S’il y en a d’autres, ajoutez une feuille.",
        [PHRASE_ANSWER_OF] = "[votre réponse à la question %s]",
        [PHRASE_THANKS] = "Merci. Rendez le questionnaire à la personne qui "
                          "vous l’a remis.",
    }},
    {"de", "\u201e", "\u201c", {
        [PHRASE_MARK_ONE] = "Bitte EINEN Kreis ankreuzen.",
        [PHRASE_MARK_ROWS] = "Bitte in jeder Zeile EINEN Kreis ankreuzen.",
        [PHRASE_MARK_ALL] = "Bitte ALLES Zutreffende ankreuzen.",
        [PHRASE_RANK] = "Bitte die Zeilen der Reihe nach nummerieren: 1 ist "
                        "die erste.",
        [PHRASE_MARK_NUMBER] = "Bitte EINE Zahl ankreuzen.",
        [PHRASE_WRITE_CODE] = "Bitte die Nummer Ihrer Antwort eintragen.",
        [PHRASE_GO_TO] = "Weiter mit %s",
        [PHRASE_GO_END] = "Keine weiteren Fragen",
        [PHRASE_THEN_GO_TO] = "Jetzt weiter mit %s",
        [PHRASE_PAGE] = "Seite %s von %s",
        [PHRASE_OVERLEAF] = "weiter auf der Rückseite",
        [PHRASE_VERSION] = "Fassung",
        [PHRASE_CODE] = "Code",
        [PHRASE_HOW_TITLE] = "So füllen Sie den Bogen aus",
        [PHRASE_HOW_MARK] = "Nehmen Sie einen dunklen Stift. Machen Sie ein "
                            "Kreuz in den Kreis oder das Kästchen neben Ihrer "
                            "Antwort.",
        [PHRASE_HOW_CIRCLE] = "Kreise: eine Antwort.",
        [PHRASE_HOW_SQUARE] = "Kästchen: alles Zutreffende.",
        [PHRASE_HOW_CORRECT] = "Vertan? Streichen Sie die Worte der falschen "
                               "Antwort durch und kreuzen Sie die richtige "
                               "an.",
        [PHRASE_HOW_CELLS] = "Ein Buchstabe oder eine Ziffer je Feld, in "
                             "Druckschrift.",
        [PHRASE_HOW_SKIP] = "Folgen Sie dem Pfeil neben Ihrer Antwort; wo "
                            "keiner ist, geht es mit der nächsten Frage "
                            "weiter.",
        [PHRASE_EXAMPLE_RIGHT] = "Ja",
        [PHRASE_EXAMPLE_WRONG] = "Nein",
        [PHRASE_IF_ONE] = "Wenn Sie %s auf Frage %s geantwortet haben:",
        [PHRASE_IF_MANY] = "Wenn Sie %s bei Frage %s angekreuzt haben:",
        [PHRASE_ONLY_IF] = "Nur wenn %s:",
        [PHRASE_OR] = " oder ",
        [PHRASE_DAY] = "Tag",
        [PHRASE_MONTH] = "Monat",
        [PHRASE_YEAR] = "Jahr",
        [PHRASE_HOUR] = "Stunde",
        [PHRASE_MINUTE] = "Minute",
        [PHRASE_ENTRY] = "Nr. %s",
        [PHRASE_MORE] = "Reicht der Platz nicht, legen Sie bitte ein Blatt "
                        "bei.",
        [PHRASE_ANSWER_OF] = "[Ihre Antwort auf Frage %s]",
        [PHRASE_THANKS] = "Vielen Dank. Bitte geben Sie den Bogen der Person "
                          "zurück, die ihn Ihnen gegeben hat.",
    }},
    {"pt", "\u201c", "\u201d", {
        [PHRASE_MARK_ONE] = "Marque UM círculo.",
        [PHRASE_MARK_ROWS] = "Marque UM círculo em cada linha.",
        [PHRASE_MARK_ALL] = "Marque TODAS as que se aplicam.",
        [PHRASE_RANK] = "Numere as linhas por ordem: 1 é a primeira.",
        [PHRASE_MARK_NUMBER] = "Marque UM número.",
        [PHRASE_WRITE_CODE] = "Escreva o número da sua resposta.",
        [PHRASE_GO_TO] = "Vá para a %s",
        [PHRASE_GO_END] = "Não há mais perguntas",
        [PHRASE_THEN_GO_TO] = "Agora vá para a %s",
        [PHRASE_PAGE] = "Página %s de %s",
        [PHRASE_OVERLEAF] = "continua no verso",
        [PHRASE_VERSION] = "versão",
        [PHRASE_CODE] = "Código",
        [PHRASE_HOW_TITLE] = "Como preencher este formulário",
        [PHRASE_HOW_MARK] = "Use uma caneta escura. Faça uma cruz no círculo "
                            "ou quadrado ao lado da sua resposta.",
        [PHRASE_HOW_CIRCLE] = "Círculos: uma só resposta.",
        [PHRASE_HOW_SQUARE] = "Quadrados: todas as que se aplicam.",
        [PHRASE_HOW_CORRECT] = "Enganou-se? Risque as palavras da resposta "
                               "errada e marque a certa.",
        [PHRASE_HOW_CELLS] = "Uma letra ou algarismo em cada casa, em "
                             "maiúsculas.",
        [PHRASE_HOW_SKIP] = "Siga a seta ao lado da sua resposta; se não "
                            "houver, continue com a pergunta seguinte.",
        [PHRASE_EXAMPLE_RIGHT] = "Sim",
        [PHRASE_EXAMPLE_WRONG] = "Não",
        [PHRASE_IF_ONE] = "Se respondeu %s à pergunta %s:",
        [PHRASE_IF_MANY] = "Se marcou %s na pergunta %s:",
        [PHRASE_ONLY_IF] = "Só se %s:",
        [PHRASE_OR] = " ou ",
        [PHRASE_DAY] = "dia",
        [PHRASE_MONTH] = "mês",
        [PHRASE_YEAR] = "ano",
        [PHRASE_HOUR] = "hora",
        [PHRASE_MINUTE] = "minuto",
        [PHRASE_ENTRY] = "N.º %s",
        [PHRASE_MORE] = "Se houver mais do que cabe aqui, junte uma folha.",
        [PHRASE_ANSWER_OF] = "[a sua resposta à pergunta %s]",
        [PHRASE_THANKS] = "Obrigado. Devolva o formulário à pessoa que lho "
                          "entregou.",
    }},
    {"ar", "\u00ab", "\u00bb", {
        [PHRASE_MARK_ONE] = "ضع علامة في دائرة واحدة فقط.",
        [PHRASE_MARK_ROWS] = "ضع علامة في دائرة واحدة في كل سطر.",
        [PHRASE_MARK_ALL] = "ضع علامة أمام كل ما ينطبق.",
        [PHRASE_RANK] = "رقّم الأسطر بالترتيب: 1 هو الأول.",
        [PHRASE_MARK_NUMBER] = "ضع علامة على رقم واحد فقط.",
        [PHRASE_WRITE_CODE] = "اكتب رقم إجابتك.",
        [PHRASE_GO_TO] = "انتقل إلى السؤال %s",
        [PHRASE_GO_END] = "لا توجد أسئلة أخرى",
        [PHRASE_THEN_GO_TO] = "انتقل الآن إلى السؤال %s",
        [PHRASE_PAGE] = "صفحة %s من %s",
        [PHRASE_OVERLEAF] = "يتبع في الصفحة التالية",
        [PHRASE_VERSION] = "نسخة",
        [PHRASE_CODE] = "الرمز",
        [PHRASE_HOW_TITLE] = "كيفية ملء هذه الاستمارة",
        [PHRASE_HOW_MARK] = "استخدم قلمًا داكنًا. ضع علامة × في الدائرة أو "
                            "المربع بجانب إجابتك.",
        [PHRASE_HOW_CIRCLE] = "الدوائر: إجابة واحدة.",
        [PHRASE_HOW_SQUARE] = "المربعات: كل ما ينطبق.",
        [PHRASE_HOW_CORRECT] = "أخطأت؟ اشطب كلمات الإجابة الخاطئة ثم ضع "
                               "علامة أمام الصحيحة.",
        [PHRASE_HOW_CELLS] = "حرف واحد أو رقم واحد في كل خانة.",
        [PHRASE_HOW_SKIP] = "اتبع السهم بجانب إجابتك؛ وإذا لم يوجد فانتقل "
                            "إلى السؤال التالي.",
        [PHRASE_EXAMPLE_RIGHT] = "نعم",
        [PHRASE_EXAMPLE_WRONG] = "لا",
        [PHRASE_IF_ONE] = "إذا أجبت %s عن السؤال %s:",
        [PHRASE_IF_MANY] = "إذا اخترت %s في السؤال %s:",
        [PHRASE_ONLY_IF] = "فقط إذا %s:",
        [PHRASE_OR] = " أو ",
        [PHRASE_DAY] = "اليوم",
        [PHRASE_MONTH] = "الشهر",
        [PHRASE_YEAR] = "السنة",
        [PHRASE_HOUR] = "الساعة",
        [PHRASE_MINUTE] = "الدقيقة",
        [PHRASE_ENTRY] = "رقم %s",
        [PHRASE_MORE] = "إذا كان هناك المزيد فأضف ورقة.",
        [PHRASE_ANSWER_OF] = "[إجابتك عن السؤال %s]",
        [PHRASE_THANKS] = "شكرًا لك. يرجى إعادة الاستمارة إلى من سلّمها لك.",
    }},
};

const struct phrases *
phrases_english(void)
{
    return &languages[0];
}

static const struct phrases *
by_code(struct text code)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        size_t n = strlen(languages[i].code);
        bool whole = code.n == n || (code.n > n && code.s[n] == '-') ||
                     (code.n > n && code.s[n] == '_');
        if (whole && text_is_fold(text_slice(code, 0, n), languages[i].code))
            return &languages[i];
    }
    return NULL;
}

/* Names of languages that people write without a code. */
static const struct {
    const char *name, *code;
} names[] = {
    {"english", "en"}, {"español", "es"},    {"castellano", "es"},
    {"spanish", "es"}, {"français", "fr"},   {"french", "fr"},
    {"deutsch", "de"}, {"german", "de"},     {"português", "pt"},
    {"portuguese", "pt"}, {"العربية", "ar"}, {"arabic", "ar"},
};

const struct phrases *
phrases_find(const char *language)
{
    struct text name = text_trim(text_of(language));
    size_t open = text_find(name, '(');
    size_t close = text_find(name, ')');
    if (open < close && close < name.n)
        return by_code(text_trim(text_slice(name, open + 1, close)));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is_fold(name, names[i].name))
            return by_code(text_of(names[i].code));
    return by_code(name);
}

const char *
phrase_fill(struct arena *arena, const struct phrases *phrases,
            enum phrase phrase, const char *a, const char *b)
{
    struct builder out = BUILDER_INIT;
    struct text rest = text_of(phrases->words[phrase]);
    const char *next = a;
    while (rest.n > 0) {
        size_t at = text_find_text(rest, TEXT("%s"));
        builder_add(&out, text_slice(rest, 0, at));
        if (at == rest.n)
            break;
        builder_add(&out, text_of(next));
        next = b;
        rest = text_slice(rest, at + 2, rest.n);
    }
    char *filled = builder_dup(&out, arena);
    builder_release(&out);
    return filled;
}
