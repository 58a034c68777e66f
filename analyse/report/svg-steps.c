/* Curves that rise in steps as an inline picture: the share that had acted,
 * over time. Each line is named beside its end with a piece of it, as lines may
 * end early, or where another does. Limits stand at a few times, a little
 * beside each other. Units are CSS pixels of a picture 720 wide. */
#include <config.h>

#include "analyse/report/report.h"

#include "base/heap.h"
#include "base/text.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>

#define LEFT 44.0
#define TOP 12.0
#define HIGH 260.0
#define NAMES_MOST 200.0
#define CHARACTER 8.0
#define LINE 18.0  /* between two names */
#define PIECE 24.0 /* of the line, in front of its name */

struct field {
    double width, last, highest; /* of the drawing; of its two scales */
    struct axis along, up;
};

static double
across(const struct field *field, double time)
{
    return LEFT + fmin(1, time / field->last) * field->width;
}

static double
above(const struct field *field, double share)
{
    return TOP + HIGH * (1 - share / field->highest);
}

static struct field
field_of(const struct steps *steps)
{
    struct field field = {0};
    double names = 0, most = 0.1;
    for (size_t i = 0; i < steps->n; i++) {
        const struct curve *c = steps->lines[i].curve;
        size_t letters = utf8_count(text_of(steps->lines[i].label));
        names = fmax(names, CHARACTER * (double)letters);
        field.last = fmax(field.last, c->last);
        if (c->n_steps)
            most = fmax(most, c->steps[c->n_steps - 1].acted);
        for (size_t t = 0; t < steps->n_points; t++)
            if (!c->points[t].limits.reason)
                most = fmax(most, c->points[t].limits.upper);
    }
    field.width = SVG_WIDTH - LEFT - fmin(names, NAMES_MOST) - PIECE - 18;
    field.up = axis_of(0, most, 5);
    field.highest = field.up.step * (double)(field.up.n - 1);
    field.along = axis_of(0, field.last, 8);
    return field;
}

static void
write_scales(const struct steps *steps, const struct field *field, FILE *out)
{
    double right = LEFT + field->width, bottom = TOP + HIGH;
    for (size_t i = 0; i < field->up.n; i++) {
        double share = field->up.step * (double)i, y = above(field, share);
        fprintf(out,
                "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" "
                "y2=\"%.1f\"/><text class=\"tick side\" x=\"%.1f\" "
                "y=\"%.1f\">%g</text>\n",
                LEFT, right, y, y, LEFT - 8, y + 5, round(1e6 * share) / 1e4);
    }
    for (size_t i = 0; i < field->along.n; i++) {
        double time = field->along.step * (double)i;
        if (time <= field->last)
            fprintf(out,
                    "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\">%g</text>\n",
                    across(field, time), bottom + 20, time);
    }
    fprintf(out, "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\">",
            LEFT + field->width / 2, bottom + 42);
    html_write(out, steps->title);
    fputs(", by ", out);
    html_write(out, steps->clock);
    fprintf(out, "%s</text>\n",
            steps->mark > 0
                ? " (mean times count up to the dashed upright line)"
                : "");
    if (steps->mark > 0)
        fprintf(out,
                "<line class=\"none\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" "
                "y2=\"%.1f\"><title>mean times count up to %.6g</title>"
                "</line>\n",
                across(field, steps->mark), across(field, steps->mark), TOP / 2,
                bottom, steps->mark);
}

static const char *
kind_of(const struct steps *steps, size_t i)
{
    return steps->lines[i].control ? " control"
           : i % 3 == 1            ? ""
           : i % 3 == 2            ? " more"
                                   : " most";
}

/* Steps closer than half a pixel are one. */
static void
write_line(const struct steps *steps, size_t i, const struct field *field,
           FILE *out)
{
    const struct curve *c = steps->lines[i].curve;
    double drawn = LEFT, y = above(field, 0);
    fprintf(out, "<path class=\"step%s\" d=\"M%.1f %.1f", kind_of(steps, i),
            LEFT, y);
    for (size_t k = 0; k < c->n_steps; k++) {
        double x = across(field, c->steps[k].time);
        y = above(field, c->steps[k].acted);
        bool next_near = k + 1 < c->n_steps &&
                         across(field, c->steps[k + 1].time) < drawn + 0.5;
        if (next_near)
            continue;
        fprintf(out, "H%.1fV%.1f", x, y);
        drawn = x;
    }
    fprintf(out, "H%.1f\"/>\n", across(field, c->last));
}

static void
write_limits(const struct steps *steps, size_t i, const struct field *field,
             FILE *out)
{
    double beside = 4 * ((double)i - ((double)steps->n - 1) / 2);
    for (size_t t = 0; t < steps->n_points; t++) {
        const struct curve_point *p = &steps->lines[i].curve->points[t];
        if (p->limits.reason)
            continue;
        double x = across(field, p->time) + beside;
        fprintf(out,
                "<line class=\"reach%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" "
                "y2=\"%.1f\"/>\n",
                steps->lines[i].control ? " control" : "", x, x,
                above(field, p->limits.lower), above(field, p->limits.upper));
    }
}

/* Where a line's name stands: at its end, or under the name above it. */
struct name {
    size_t line;
    double y;
};

static int
compare_names(const void *a, const void *b)
{
    const struct name *n = a, *m = b;
    return (n->y > m->y) - (n->y < m->y);
}

/* From the lowest up each makes room for the one below it, then from the
 * highest down for the edge. */
static void
spread_names(struct name *names, size_t n)
{
    qsort(names, n, sizeof *names, compare_names);
    double most = TOP + HIGH + 4;
    for (size_t i = n; i-- > 0; most = names[i].y - LINE)
        names[i].y = fmin(names[i].y, most);
    double least = TOP + 4;
    for (size_t i = 0; i < n; least = names[i].y + LINE, i++)
        names[i].y = fmax(names[i].y, least);
}

static void
write_names(const struct steps *steps, const struct field *field, FILE *out)
{
    struct name *names = heap_new(steps->n, sizeof *names);
    for (size_t i = 0; i < steps->n; i++) {
        const struct curve *c = steps->lines[i].curve;
        double share = c->n_steps ? c->steps[c->n_steps - 1].acted : 0;
        names[i] = (struct name){i, above(field, share) + 5};
    }
    spread_names(names, steps->n);
    for (size_t i = 0; i < steps->n; i++) {
        double x = LEFT + field->width + 8, y = names[i].y;
        fprintf(out,
                "<path class=\"step%s\" d=\"M%.1f %.1fh%.0f\"/>"
                "<text x=\"%.1f\" y=\"%.1f\">",
                kind_of(steps, names[i].line), x, y - 5, PIECE, x + PIECE + 6,
                y);
        html_write(out, steps->lines[names[i].line].label);
        fputs("</text>\n", out);
    }
    free(names);
}

void
steps_write_svg(const struct steps *steps, const char *id, FILE *out)
{
    struct field field = field_of(steps);
    svg_open(out, TOP + HIGH + 50, id, steps->title, steps->summary);
    write_scales(steps, &field, out);
    for (size_t i = 0; i < steps->n; i++)
        write_limits(steps, i, &field, out);
    for (size_t i = steps->n; i-- > 0;)
        write_line(steps, i, &field, out);
    write_names(steps, &field, out);
    fputs("</svg>\n", out);
}
