/* form-rows: the beginnings of forms that tests write in Markdown. */
#ifndef TESTS_INSTRUMENTS_FORM_ROWS_H
#define TESTS_INSTRUMENTS_FORM_ROWS_H

#define HEAD "| survey |\n| | type | name | label | required | appearance |" \
             " parameters | calculation | trigger | relevant | choice_filter |\n"
#define CHOICES "| choices |\n| | list_name | name | label |\n"
#define LIST CHOICES "| | l | a | A |\n| | l | b | B |\n"

#endif
