/* report: what an analysis says, in words, tables and plots.
 *
 * One model that every writer for people walks through: the answer first, then
 * sections. Words and rounded figures are made here once, so that the text and
 * the page cannot differ. Writers for programs (json.c, csv.c) take the
 * analysis itself, with all digits. Everything lives in the arena. */
#ifndef ANALYSE_REPORT_REPORT_H
#define ANALYSE_REPORT_REPORT_H

#include "analyse/design/analysis.h"

/* A table of words. cells is rows * columns, row by row. */
struct grid {
    const char *const *titles;
    const bool *right; /* numbers: aligned at the right */
    size_t columns;
    const char **cells;
    size_t rows;
    const char *caption; /* for those who cannot see it */
};

/* Values with their intervals, one a row. Limits are finite; a row without
 * has_limits shows its value alone, one without has_value its words alone. */
struct plot_row {
    const char *label;
    const char *words; /* "+8.1 (7.5 to 8.8)" */
    bool has_value, has_limits;
    bool control; /* drawn apart */
    double value, lower, upper;
};

struct plot {
    const char *title;   /* what the axis is: "percentage points" */
    const char *summary; /* a sentence for those who cannot see it */
    enum scale scale;
    bool has_reference; /* a line where there is no difference */
    double reference;
    double least, most; /* the values may not leave these; for the axis */
    struct plot_row *rows;
    size_t n;
};

/* Lines that rise in steps, from 0 on. */
struct steps_line {
    const char *label;
    bool control; /* drawn apart */
    const struct curve *curve;
};
struct steps {
    const char *title;   /* what the height is: "per cent who had acted" */
    const char *summary; /* a sentence for those who cannot see it */
    const char *clock;   /* what runs along: "days" */
    double mark;         /* a time that is marked; 0: none */
    struct steps_line *lines;
    size_t n, n_points; /* of each line, with limits */
};

struct remark {
    int number; /* of the check, in doc/analyse-json.md */
    enum severity severity;
    const char *words;
    const char *mend; /* or NULL */
};

/* Any of the parts may be absent. */
struct section {
    const char *title;
    const char **paragraphs;
    size_t n_paragraphs, paragraphs_capacity;
    struct grid *grid;
    struct plot *plot;
    struct steps *steps; /* in the place of the plot where there is room */
    const struct remark *remarks;
    size_t n_remarks;
    const char **points; /* a list, behind everything */
    size_t n_points, points_capacity;
};

struct report {
    struct arena *arena;
    const struct analysis *analysis;
    const char *title;    /* "voted by treatment" */
    const char *subtitle; /* what it was made from */
    const char *answer;   /* the first sentence */
    const char **support; /* those behind it */
    size_t n_support, support_capacity;
    struct section *sections;
    size_t n_sections, sections_capacity;
};

struct report *report_new(struct arena *arena, const struct analysis *analysis);

/* The parts, each in the file of its name: a section, or several, or none. */
void report_answer(struct report *report); /* and what goes with it */
void report_arms(struct report *report);
void report_beginning(struct report *report); /* alike.c: of the assigned */
void report_alike(struct report *report);     /* where nobody was */
void report_crossing(struct report *report);
void report_others(struct report *report);
void report_record(struct report *report);
void report_facilitators(struct report *report);
void report_times(struct report *report);
void report_scales(struct report *report);
void report_shares(struct report *report);
void report_assumptions(struct report *report);
void report_methods(struct report *report);

/* The writers, all to an open stream. */
void report_write_text(const struct report *report, FILE *out);
void report_write_html(const struct report *report, FILE *out);
void analysis_write_json(const struct analysis *analysis, FILE *out);
void analysis_write_csv(const struct analysis *analysis, FILE *out);

/* svg.c, svg-steps.c: an inline picture, id unique in the page. Units are CSS
 * pixels; svg_open writes all that goes before what is drawn. */
#define SVG_WIDTH 720.0
void svg_open(FILE *out, double height, const char *id, const char *title,
              const char *summary);
void plot_write_svg(const struct plot *plot, const char *id, FILE *out);
void steps_write_svg(const struct steps *steps, const char *id, FILE *out);
/* html.c's: text with & < > " made safe. */
void html_write(FILE *out, const char *text);

/* axis.c: round numbers for an axis from low to high, about `about` of them:
 * the first, and the step between; *n of them reach high. */
struct axis {
    double first, step;
    size_t n;
};
struct axis axis_of(double low, double high, size_t about);

/* The range that holds the plot's values, limits and reference. */
void plot_range(const struct plot *plot, double *low, double *high);

#endif
