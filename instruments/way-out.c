#include <config.h>

#include "instruments/way-out.h"

#include "instruments/fold.h"

#include <string.h>

/* As fold_words() makes them; each begins where a word does, and ends where
 * one does if there is a space behind it. */
static const char *const refusals[] = {
    /* English */
    "prefer not", "rather not", "refuse", "declin", "dont know",
    "do not know", "doesnt know", "does not know", "not sure", "unsure",
    "not applicable", "does not apply", "doesnt apply", "cannot say",
    "cant say", "can not say", "wont say", "no answer", "no response",
    "no opinion", "no comment", "no idea", "not say ", "not answer",
    "dont want to", "do not want to", "dont wish", "do not wish",
    "dont remember", "do not remember", "cant remember", "cannot remember",
    "skip ", "undecided", "not stated",
    /* Spanish */
    "no sabe", "no se ", "no lo se ", "no contest", "no respond",
    "no quiero", "no quiere", "no deseo", "no desea", "prefiero no",
    "prefiere no", "no aplica", "no procede", "no corresponde",
    "no estoy segur", "no esta segur", "no recuerd", "sin respuesta",
    "no opina", "rehus", "se niega", "me niego", "ns nc", "ns nr",
    /* French */
    "prefere ne pas", "prefere pas", "ne sait pas", "ne sais pas", "sais pas",
    "nsp ", "refus", "sans reponse", "pas de reponse", "ne repond",
    "ne veut pas", "ne veux pas", "ne souhaite pas", "ne se prononce pas",
    "ne peut pas dire", "ne peux pas dire", "sans objet", "sans opinion",
    "pas davis", "non applicable", "non concern", "pas concern",
    "pas applicable", "pas sur ", "pas sure ", "me souviens pas",
    /* Portuguese */
    "prefiro nao", "prefere nao", "nao sei", "nao sabe", "nao respond",
    "nao quero", "nao quer ", "nao desej", "nao gostaria", "nao se aplica",
    "nao aplicavel", "nao tenho certeza", "nao tem certeza", "nao lembr",
    "nao me lembr", "sem resposta", "sem opiniao", "recus",
    /* German */
    "keine angabe", "weiss nicht", "weiss ich nicht", "weiss es nicht",
    "nicht sagen", "nicht antworten", "nicht beantworten", "mochte nicht",
    "mochte ich nicht", "moechte nicht", "moechte ich nicht", "will nicht",
    "verweiger", "keine antwort", "nicht zutreffend", "nicht anwendbar",
    "keine meinung", "nicht sicher", "lieber nicht",
    /* Swahili */
    "sijui", "hajui", "hakuna jibu", "sina jibu", "sina hakika", "sitaki",
    "hataki", "sipendi kusema", "nimekataa", "amekataa", "haihusu",
    /* Arabic */
    "لا اعرف", "لا ادري", "لا اعلم", "لا يعرف", "لا تعرف", "لا يعلم",
    "افضل عدم", "يفضل عدم", "تفضل عدم", "افضل الا", "افضل ان لا", "رفض",
    "ارفض", "يرفض", "بدون اجابه", "لا اجابه", "لا جواب", "لا يوجد جواب",
    "عدم الاجابه", "لا ينطبق", "غير منطبق", "غير متاكد", "لست متاكد",
    "لا اريد", "لا يريد", "لا ارغب", "لا اتذكر",
};

/* Nobody is kept from these. */
static const char *const others[] = {
    "none of", "neither", "other ",   "ninguna", "ninguno", "ningun ",
    "otro",    "otra",    "aucun",    "autre",   "nenhum",  "outro",
    "outra",   "keine der", "keines ", "keiner ", "keins ", "andere",
    "sonstige", "nyingine", "غير ذلك", "اخري ",  "لا شيء",
};

/* Whole labels and codes. */
static const char *const abbreviations[] = {
    "dk",    "idk",   "na",    "n a",  "nr",    "ns",    "nc",   "nsp",
    "ns nr", "ns nc", "nsnr",  "nsnc", "ns np", "dk na", "dk nr", "dk ref",
    "dknr",  "dkna",  "ref",   "rf",   "refused", "refusal", "pnts", "k a",
    "ka",    "nd",    "skip",  "77",   "88",    "97",    "98",   "99",
    "777",   "888",   "997",   "998",  "999",   "9998",  "9999",
};

/* Who is asked yes or no can always say no, however that is coded: a choice
 * with one of these for its code, or a label that is no more than that word. */
static const char *const other_codes[] = {"none", "no", "n", "0", "false",
                                          "other"};
static const char *const other_labels[] = {"no", "non", "nein", "nao",
                                           "hapana", "لا", "none"};

static bool
is_in(struct text folded, const char *const *words, size_t n)
{
    struct text whole = text_trim(folded);
    for (size_t i = 0; i < n; i++)
        if (text_is(whole, words[i]))
            return true;
    return false;
}

static bool
has_any(struct text folded, const char *const *words, size_t n)
{
    for (size_t at = 0; at + 1 < folded.n; at++) {
        if (folded.s[at] != ' ')
            continue;
        struct text here = text_slice(folded, at + 1, folded.n);
        for (size_t i = 0; i < n; i++)
            if (here.s[0] == words[i][0] && text_begins(here, words[i]))
                return true;
    }
    return false;
}

#define IS_IN(folded, table) is_in(folded, table, sizeof table / sizeof *table)
#define HAS_ANY(folded, table)                                                 \
    has_any(folded, table, sizeof table / sizeof *table)

/* "-99", and not "-1", which scales have. */
static bool
is_negative(const char *code)
{
    size_t n = code && code[0] == '-' ? strspn(code + 1, "0123456789") : 0;
    return n > 0 && !code[n + 1] && code[1] >= '6' && (n > 1 || code[1] > '6');
}

bool
way_out_is_refusal(const struct form *form, const struct choice *choice)
{
    struct arena *arena = form->arena;
    if (is_negative(choice->name) ||
        IS_IN(fold_words(arena, choice->name), abbreviations))
        return true;
    for (size_t k = 0; choice->label.in && k < form->n_languages; k++) {
        struct text label = fold_words(arena, choice->label.in[k]);
        if (HAS_ANY(label, refusals) || IS_IN(label, abbreviations))
            return true;
    }
    return false;
}

bool
way_out_is(const struct form *form, const struct choice *choice)
{
    struct arena *arena = form->arena;
    if (way_out_is_refusal(form, choice) ||
        IS_IN(fold_words(arena, choice->name), other_codes))
        return true;
    for (size_t k = 0; choice->label.in && k < form->n_languages; k++) {
        struct text label = fold_words(arena, choice->label.in[k]);
        if (HAS_ANY(label, others) || IS_IN(label, other_labels))
            return true;
    }
    return false;
}

/* --- languages --- */

/* With the code and the names that columns are headed with, and words that are
 * frequent in it and in none of the other languages of questionnaires. */
static const struct language {
    const char *names, *words;
} languages[] = {
    {" en english ingles anglais englisch ",
     " the you your what how which yes are did not agree disagree this with "
     "never always often of "},
    {" es spanish espanol castellano espagnol spanisch ",
     " usted su el los las cual cuantos cuantas cuando nunca siempre acuerdo "
     "muy del esta "},
    {" fr french francais frances franzosisch ",
     " vous votre les des une est oui quel quelle pas jamais toujours daccord "
     "accord avez etes "},
    {" pt portuguese portugues portugais portugiesisch ",
     " voce sim nao uma qual seu sua sempre quantos muito concordo "},
    {" de german deutsch allemand aleman ",
     " sie ihr ihre das und nicht wie nein immer nie ist haben stimme "},
    {" ar arabic العربيه عربي arabe ", " هل نعم لا ما من في كم علي ابدا دائما "},
    {" sw swahili kiswahili ", " ndiyo hapana je kwa yako gani wewe sana "},
};
enum { LANGUAGES = sizeof languages / sizeof *languages };

/* word is of a folded text, and so has a space at both sides. */
static bool
has_word(const char *words, struct text word)
{
    struct text all = text_of(words), whole = {word.s - 1, word.n + 2};
    return text_find_text(all, whole) < all.n;
}

/* Two of its words are enough to know a language. */
struct guess {
    const struct form *form;
    size_t language;
    size_t hits[LANGUAGES];
    bool known, any_words;
};

static void
look_at(struct guess *guess, struct translated words)
{
    if (guess->known || !words.in || !words.in[guess->language])
        return;
    struct text word, rest = fold_words(guess->form->arena,
                                        words.in[guess->language]);
    while (text_word(&rest, &word)) {
        guess->any_words |= word.n > 1;
        for (size_t i = 0; i < LANGUAGES; i++)
            if (has_word(languages[i].words, word))
                guess->known |= ++guess->hits[i] > 1;
    }
}

static bool
is_unnamed(const struct form *form, size_t language)
{
    return strcmp(form->languages[language], "default") == 0;
}

bool
way_out_knows(const struct form *form, size_t language)
{
    struct guess guess = {.form = form, .language = language};
    struct text word,
        name = fold_words(form->arena, form->languages[language]);
    if (!is_unnamed(form, language)) {
        while (text_word(&name, &word))
            for (size_t i = 0; i < LANGUAGES; i++)
                if (has_word(languages[i].names, word))
                    return true;
        return false;
    }
    for (size_t i = 0; i < form->n_lists; i++)
        for (size_t k = 0; k < form->lists[i]->n; k++)
            look_at(&guess, form->lists[i]->choices[k].label);
    for (size_t i = 0; i < form->n_questions; i++)
        look_at(&guess, form->questions[i]->label);
    return guess.known || !guess.any_words;
}
