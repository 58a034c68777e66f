#include <config.h>

#include "tests/instruments/form-rows.h"
#include "tests/instruments/form-text.h"
#include "tests/run.h"

#include <stdio.h>

START_TEST(defaults_are_answers)
{
    static const struct {
        const char *type, *value, *mend; /* NULL: nothing is wrong */
    } cases[] = {
        {"integer", "abc", "write digits alone, or ask for a decimal"},
        {"integer", "2.5", "write digits alone, or ask for a decimal"},
        {"integer", "-3", NULL},
        {"decimal", "1,5", "write 1.5"},
        {"decimal", "1.5", NULL},
        {"date", "31/12/2020", "write 2020-12-31"},
        {"date", "12.31.2020", "write 2020-12-31"},
        {"date", "5/6/2020",
         "write a day that exists as year-month-day, such as 2026-01-31"},
        {"date", "2020-13-01",
         "write a day that exists as year-month-day, such as 2026-01-31"},
        {"date", "2020-12-01", NULL},
        {"date", "today()", NULL},
        {"date", "today",
         "write today() for the day on which the form is filled in"},
        {"dateTime", "Now",
         "write now() for the moment at which it is filled in"},
        {"time", "25:00",
         "write hours and minutes of a day of 24 hours, such as 18:30"},
        {"time", "08:30", NULL},
        {"time", "08:00:00.000+01:00", NULL},
        {"dateTime", "2026-01-31T18:30:00.000+01:00", NULL},
        {"dateTime", "soon", "write it such as 2026-01-31T18:30:00"},
        {"dateTime", "2016-12-31 06:00:00", NULL},
        {"geopoint", "xx",
         "write latitude and longitude with a space between, such as 27.7 "
         "85.3"},
        {"geopoint", "91 1",
         "write latitude and longitude with a space between, such as 27.7 "
         "85.3"},
        {"geopoint", "-27.7 85.3 0 0", NULL},
        {"geotrace", "1 1",
         "write places such as 27.7 85.3 with ; between them"},
        {"geotrace", "1 1; 2 2;", NULL},
        {"range", "99", "choose a number from start to end"},
        {"range", "ten",
         "write digits, with a point where the fraction begins"},
        {"range", "10", NULL},
        {"select_one l", "A", "write 'a'"},
        {"select_one l", "First", "write 'a'"},
        {"select_one l", "c",
         "write a code from the name column of the choices sheet"},
        {"select_one l", "b", NULL},
        {"select_multiple l", "a c",
         "write a code from the name column of the choices sheet"},
        {"select_multiple l", "c d e",
         "write a code from the name column of the choices sheet"},
        {"select_multiple l", "a b", NULL},
        {"select_one_from_file f.csv", "c", NULL},
        {"text", "abc", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct form_text it;
        char text[1024];
        snprintf(text, sizeof text,
                 "| survey |\n| | type | name | label | default |\n"
                 "| | %s | a | A | %s |\n" CHOICES
                 "| | l | a | First |\n| | l | b | B |\n",
                 cases[i].type, cases[i].value);
        form_text_init(&it, text);
        form_check(it.form, &it.findings);
        ck_assert_msg(it.findings.n == (cases[i].mend ? 1 : 0), "%s: %zu",
                      text, it.findings.n);
        if (cases[i].mend) {
            ck_assert_int_eq(it.findings.items[0].severity, SEVERITY_WARNING);
            ck_assert_str_eq(it.findings.items[0].column, "default");
            ck_assert_str_eq(it.findings.items[0].mend, cases[i].mend);
        }
        form_text_release(&it);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("defaults", defaults_are_answers);
}
