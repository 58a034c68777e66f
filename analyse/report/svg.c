/* A plot as an inline picture: a row a line, the interval as a bar with its
 * value as a dot, drawn in the page's own colours so that it follows light and
 * dark and prints. Units are CSS pixels of a picture 720 wide. */
#include <config.h>

#include "analyse/report/report.h"

#include "base/text.h"
#include "base/utf8.h"

#include <math.h>
#include <string.h>

#define LABEL_MOST 210.0
#define WORDS 74.0
#define ROW 34.0
#define TOP 10.0
#define CHARACTER 8.0

struct frame {
    double left, width; /* of the drawing between labels and words */
    double low, high;
    double height;
    struct axis axis;
};

static double
across(const struct frame *frame, double value)
{
    double share = (value - frame->low) / (frame->high - frame->low);
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return frame->left + share * frame->width;
}

static struct frame
frame_of(const struct plot *plot)
{
    struct frame frame = {.left = 0};
    for (size_t i = 0; i < plot->n; i++) {
        double w = CHARACTER * (double)utf8_count(text_of(plot->rows[i].label));
        frame.left = fmax(frame.left, w);
    }
    frame.left = fmin(frame.left, LABEL_MOST) + 16;
    frame.width = SVG_WIDTH - frame.left - WORDS - 12;
    plot_range(plot, &frame.low, &frame.high);
    frame.axis = axis_of(frame.low, frame.high, 6);
    frame.low = frame.axis.first;
    frame.high =
        frame.axis.first + frame.axis.step * (double)(frame.axis.n - 1);
    frame.height = TOP + ROW * (double)plot->n;
    return frame;
}

static void
write_axis(const struct plot *plot, const struct frame *frame, FILE *out)
{
    for (size_t i = 0; i < frame->axis.n; i++) {
        double value = frame->axis.first + frame->axis.step * (double)i;
        if (fabs(value) < 1e-9 * frame->axis.step)
            value = 0;
        double shown =
            plot->scale == SCALE_SHARE ? round(1e6 * value) / 1e4 : value;
        double x = across(frame, value);
        fprintf(out,
                "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" "
                "y2=\"%.1f\"/>"
                "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\">%g</text>\n",
                x, x, TOP / 2, frame->height, x, frame->height + 18, shown);
    }
    if (plot->has_reference) {
        double x = across(frame, plot->reference);
        fprintf(out,
                "<line class=\"none\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" "
                "y2=\"%.1f\"/>\n",
                x, x, TOP / 2, frame->height);
    }
    fprintf(out, "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\">",
            frame->left + frame->width / 2, frame->height + 38);
    html_write(out, plot->title);
    fputs("</text>\n", out);
}

/* A label longer than its place is cut, and whole in its tooltip. */
static void
write_label(const char *label, double y, FILE *out)
{
    struct text t = text_of(label);
    bool cut = CHARACTER * (double)utf8_count(t) > LABEL_MOST + CHARACTER;
    while (CHARACTER * (double)utf8_count(t) > LABEL_MOST)
        t = utf8_cut(t, t.n - 1);
    fprintf(out, "<text class=\"label\" x=\"0\" y=\"%.1f\">", y);
    if (cut) {
        fputs("<title>", out);
        html_write(out, label);
        fputs("</title>", out);
    }
    char shown[512];
    snprintf(shown, sizeof shown, "%.*s%s", TEXT_ARGS(t), cut ? "…" : "");
    html_write(out, shown);
    fputs("</text>\n", out);
}

static void
write_row(const struct plot_row *row, const struct frame *frame, double y,
          FILE *out)
{
    const char *kind = row->control ? " control" : "";
    write_label(row->label, y + 5, out);
    if (row->has_limits)
        fprintf(out,
                "<line class=\"bar%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" "
                "y2=\"%.1f\"/>"
                "<path class=\"cap%s\" d=\"M%.1f %.1fv12M%.1f %.1fv12\"/>\n",
                kind, across(frame, row->lower), across(frame, row->upper), y,
                y, kind, across(frame, row->lower), y - 6,
                across(frame, row->upper), y - 6);
    if (row->has_value)
        fprintf(out,
                "<circle class=\"dot%s\" cx=\"%.1f\" cy=\"%.1f\" "
                "r=\"6\"/>\n",
                kind, across(frame, row->value), y);
    fprintf(out, "<text class=\"words\" x=\"%.0f\" y=\"%.1f\">", SVG_WIDTH,
            y + 5);
    html_write(out, row->words);
    fputs("</text>\n", out);
}

void
svg_open(FILE *out, double height, const char *id, const char *title,
         const char *summary)
{
    fprintf(out,
            "<svg role=\"img\" viewBox=\"0 0 %.0f %.0f\" "
            "aria-labelledby=\"%s-title %s-words\">\n<title id=\"%s-title\">",
            SVG_WIDTH, height, id, id, id);
    html_write(out, title);
    fprintf(out, "</title>\n<desc id=\"%s-words\">", id);
    html_write(out, summary);
    fputs("</desc>\n", out);
}

void
plot_write_svg(const struct plot *plot, const char *id, FILE *out)
{
    struct frame frame = frame_of(plot);
    svg_open(out, frame.height + 46, id, plot->title, plot->summary);
    write_axis(plot, &frame, out);
    for (size_t i = 0; i < plot->n; i++)
        write_row(&plot->rows[i], &frame, TOP + ROW * ((double)i + 0.5), out);
    fputs("</svg>\n", out);
}
