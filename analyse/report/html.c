/* One page that needs nothing else: no script, no font, no network. */
#include <config.h>

#include "analyse/report/report.h"

#include "base/xml.h"

#include <ctype.h>
#include <string.h>

static const char style[] =
    ":root{color-scheme:light dark;--paper:#fff;--ink:#1a1d21;--soft:#586069;"
    "--line:#d5d9de;--wash:#f3f5f7;--main:#0b5c8a;--warn:#8a4b00;"
    "--warnwash:#fff6e5;--wrong:#a3161b;--wrongwash:#fdecec}\n"
    "@media (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e8eaed;"
    "--soft:#a3abb3;--line:#363c43;--wash:#1d2126;--main:#6cb8e6;"
    "--warn:#ffc56b;--warnwash:#2a2112;--wrong:#ff9a96;--wrongwash:#331718}}"
    "\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);"
    "font:17px/1.55 system-ui,sans-serif}\n"
    "main{max-width:48rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}\n"
    "h1{font-size:1rem;font-weight:600;color:var(--soft);margin:0 0 1rem}\n"
    "h2{font-size:1.15rem;margin:2.75rem 0 .75rem;padding-top:.9rem;"
    "border-top:1px solid var(--line)}\n"
    ".answer{font-size:1.5rem;line-height:1.35;font-weight:600;"
    "margin:0 0 .9rem;text-wrap:pretty}\n"
    ".support{margin:.35rem 0}\n"
    ".source{color:var(--soft);font-size:.9rem;margin:1.1rem 0 0}\n"
    ".scroll{overflow-x:auto}\n"
    "table{border-collapse:collapse;width:100%;font-size:.95rem;"
    "font-variant-numeric:tabular-nums}\n"
    "caption{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%)}\n"
    "th,td{padding:.4rem .9rem .4rem 0;text-align:left;vertical-align:top;"
    "border-bottom:1px solid var(--line)}\n"
    "thead th{color:var(--soft);font-weight:500;font-size:.85rem;"
    "vertical-align:bottom}\n"
    "tbody th{font-weight:600}\n"
    ".r{text-align:right;padding-right:0;padding-left:.9rem;"
    "white-space:nowrap}\n"
    "svg{display:block;width:100%;min-width:34rem;height:auto;margin:1.25rem 0 "
    ".25rem;"
    "font:14px system-ui,sans-serif}\n"
    "svg text{fill:var(--ink)}svg .tick{fill:var(--soft);text-anchor:middle;"
    "font-size:13px}svg .words{text-anchor:end;font-weight:600}\n"
    "svg .grid{stroke:var(--line)}svg .none{stroke:var(--ink);"
    "stroke-width:1.5;stroke-dasharray:4 4}\n"
    "svg .bar{stroke:var(--main);stroke-width:3}svg .cap{stroke:var(--main);"
    "stroke-width:2;fill:none}svg .dot{fill:var(--main);"
    "stroke:var(--paper);stroke-width:2}\n"
    "svg .step{stroke:var(--main);stroke-width:2.5;fill:none;"
    "stroke-linejoin:round}svg .step.more{stroke-dasharray:9 4}"
    "svg .step.most{stroke-dasharray:2 4}"
    "svg .reach{stroke:var(--main);stroke-width:1.5;opacity:.6}"
    "svg .tick.side{text-anchor:end}\n"
    "svg .control{stroke:var(--soft)}svg .dot.control{fill:var(--soft);"
    "stroke:var(--paper)}\n"
    ".remarks{list-style:none;padding:0;margin:0}\n"
    ".remarks li{padding:.6rem .9rem;margin:.5rem 0;background:var(--wash);"
    "border-left:4px solid var(--line)}\n"
    ".remarks .warning{background:var(--warnwash);"
    "border-left-color:var(--warn)}.remarks .warning b{color:var(--warn)}\n"
    ".remarks .error{background:var(--wrongwash);"
    "border-left-color:var(--wrong)}.remarks .error b{color:var(--wrong)}\n"
    ".mend{color:var(--soft);display:block}"
    ".number{color:var(--soft);font-size:.85em}\n"
    ".points{padding-left:1.2rem;font-size:.92rem}\n"
    "@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;"
    "--wash:#fff;--main:#000;--warn:#000;--warnwash:#fff;--wrong:#000;"
    "--wrongwash:#fff}"
    "body{font-size:10.5pt}main{max-width:none;padding:0}"
    "svg{min-width:0}.scroll{overflow:visible}"
    "svg,tr,.remarks li{break-inside:avoid}h2{break-after:avoid}}\n";

void
html_write(FILE *out, const char *text)
{
    for (; *text; text++) {
        const char *escape = xml_escape(*text);
        if (*text == ' ' && text[1] == '%') /* a number keeps its sign */
            escape = "&#160;";
        if (escape)
            fputs(escape, out);
        else
            fputc(*text, out);
    }
}

static void
element(FILE *out, const char *open, const char *text, const char *close)
{
    fputs(open, out);
    html_write(out, text);
    fputs(close, out);
}

static void
write_cell(const struct grid *grid, size_t row, size_t c, FILE *out)
{
    const char *tag = c == 0 ? "th scope=\"row\"" : "td";
    fprintf(out, "<%s%s>", tag, grid->right[c] ? " class=\"r\"" : "");
    html_write(out, grid->cells[row * grid->columns + c]);
    fprintf(out, "</%s>", c == 0 ? "th" : "td");
}

static void
write_grid(const struct grid *grid, FILE *out)
{
    fputs("<div class=\"scroll\" tabindex=\"0\">\n<table>\n", out);
    element(out, "<caption>", grid->caption, "</caption>\n<thead><tr>");
    for (size_t c = 0; c < grid->columns; c++)
        element(out,
                grid->right[c] ? "<th scope=\"col\" class=\"r\">"
                               : "<th scope=\"col\">",
                grid->titles[c], "</th>");
    fputs("</tr></thead>\n<tbody>\n", out);
    for (size_t r = 0; r < grid->rows; r++) {
        fputs("<tr>", out);
        for (size_t c = 0; c < grid->columns; c++)
            write_cell(grid, r, c, out);
        fputs("</tr>\n", out);
    }
    fputs("</tbody>\n</table>\n</div>\n", out);
}

/* How to mend it, as a sentence. */
static void
write_mend(const char *mend, FILE *out)
{
    fputs(" <span class=\"mend\">", out);
    fputc(toupper((unsigned char)*mend), out);
    html_write(out, mend + 1);
    fputs(".</span>", out);
}

static void
write_remarks(const struct section *section, FILE *out)
{
    static const char *const calls[] = {
        [SEVERITY_ERROR] = "<b>Wrong.</b> ",
        [SEVERITY_WARNING] = "<b>Take care.</b> ",
        [SEVERITY_NOTE] = "",
    };
    fputs("<ul class=\"remarks\">\n", out);
    for (size_t i = 0; i < section->n_remarks; i++) {
        const struct remark *remark = &section->remarks[i];
        fprintf(out, "<li class=\"%s\">", severity_name(remark->severity));
        fputs(calls[remark->severity], out);
        html_write(out, remark->words);
        fprintf(out, " <span class=\"number\">[%d]</span>", remark->number);
        if (remark->mend)
            write_mend(remark->mend, out);
        fputs("</li>\n", out);
    }
    fputs("</ul>\n", out);
}

static void
write_section(const struct section *section, size_t number, FILE *out)
{
    fprintf(out, "<section aria-labelledby=\"s%zu\">\n<h2 id=\"s%zu\">", number,
            number);
    element(out, "", section->title, "</h2>\n");
    if (section->plot || section->steps) {
        char id[32];
        snprintf(id, sizeof id, "plot%zu", number);
        fputs("<div class=\"scroll\" tabindex=\"0\">\n", out);
        if (section->steps)
            steps_write_svg(section->steps, id, out);
        else
            plot_write_svg(section->plot, id, out);
        fputs("</div>\n", out);
    }
    if (section->grid)
        write_grid(section->grid, out);
    for (size_t i = 0; i < section->n_paragraphs; i++)
        element(out, "<p>", section->paragraphs[i], "</p>\n");
    if (section->n_remarks)
        write_remarks(section, out);
    if (section->n_points)
        fputs("<ul class=\"points\">\n", out);
    for (size_t i = 0; i < section->n_points; i++)
        element(out, "<li>", section->points[i], "</li>\n");
    if (section->n_points)
        fputs("</ul>\n", out);
    fputs("</section>\n", out);
}

void
report_write_html(const struct report *report, FILE *out)
{
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
          "<meta charset=\"utf-8\"/>\n"
          "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
          "<meta name=\"generator\" content=\"praxis " PACKAGE_VERSION "\"/>\n",
          out);
    element(out, "<title>", report->title, "</title>\n");
    fprintf(out, "<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
    element(out, "<h1>", report->title, "</h1>\n");
    element(out, "<p class=\"answer\">", report->answer, "</p>\n");
    for (size_t i = 0; i < report->n_support; i++)
        element(out, "<p class=\"support\">", report->support[i], "</p>\n");
    element(out, "<p class=\"source\">", report->subtitle, "</p>\n");
    for (size_t i = 0; i < report->n_sections; i++)
        write_section(&report->sections[i], i + 1, out);
    fputs("</main>\n</body>\n</html>\n", out);
}
