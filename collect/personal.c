#include <config.h>

#include "collect/personal.h"

#include <string.h>

/* Whole names, as they stand in questionnaires. */
static const char *const names[] = {
    "name",
    "names",
    "full_name",
    "fullname",
    "first_name",
    "firstname",
    "given_name",
    "last_name",
    "lastname",
    "family_name",
    "surname",
    "nickname",
    "respondent_name",
    "participant_name",
    "person_name",
    "contact_name",
    "mother_name",
    "father_name",
    "phone",
    "phone_number",
    "phonenumber",
    "phone_no",
    "telephone",
    "telephone_number",
    "tel",
    "mobile",
    "mobile_number",
    "mobile_phone",
    "cell",
    "cellphone",
    "whatsapp",
    "contact_number",
    "email",
    "e_mail",
    "mail",
    "email_address",
    "address",
    "home_address",
    "street",
    "street_address",
    "national_id",
    "id_number",
    "passport",
    "passport_number",
    "deviceid",
    "device_id",
    "username",
    "user_name",
    "submittername",
    "submitterid",
    "instancename",
    "ip_address",
    "ipaddress",
    "subscriberid",
    "simserial",
    "phone_num",
    "signature",
    "nombre",
    "apellido",
    "telefono",
    "correo",
    "direccion",
};

/* "First-Name2" is as personal as "first_name". */
bool
personal_name(struct text name)
{
    char folded[64];
    while (name.n && name.s[name.n - 1] >= '0' && name.s[name.n - 1] <= '9')
        name.n--;
    while (name.n && (name.s[name.n - 1] == '_' || name.s[name.n - 1] == '-'))
        name.n--;
    if (name.n >= sizeof folded)
        return false;
    for (size_t i = 0; i < name.n; i++) {
        bool dash = name.s[i] == '-' || name.s[i] == ' ' || name.s[i] == '.';
        folded[i] = dash ? '_' : name.s[i];
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is_fold((struct text){folded, name.n}, names[i]))
            return true;
    return false;
}

/* -1 where the form is silent. */
static int
declared(const struct question *question)
{
    static const char *const yes[] = {"yes", "true", "true()", "1"};
    const char *said = properties_find(&question->bind, "praxis:personal");
    if (!said)
        return -1;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (text_is_fold(text_trim(text_of(said)), yes[i]))
            return 1;
    return 0;
}

bool
personal_question(const struct question *question)
{
    int said = declared(question);
    if (said >= 0)
        return said;
    switch (question->kind) {
    case QUESTION_DEVICEID:
    case QUESTION_USERNAME:
    case QUESTION_EMAIL:
    case QUESTION_PHONENUMBER:
    case QUESTION_GEOPOINT:
    case QUESTION_GEOTRACE:
    case QUESTION_GEOSHAPE:
        return true;
    case QUESTION_TEXT:
    case QUESTION_INTEGER:
    case QUESTION_DECIMAL:
    case QUESTION_BARCODE:
    case QUESTION_CALCULATE:
    case QUESTION_HIDDEN:
        return personal_name(text_of(question->name));
    default:
        return false;
    }
}
