#!/usr/bin/env python3
"""Writes the .xlsx fixtures of this folder, as several programs write them.

Needs nothing but Python 3. Same bytes every time: the members have one date."""
import os
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write(name, members, cut=None):
    path = os.path.join(HERE, name)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in members.items():
            info = zipfile.ZipInfo(member, (2026, 1, 5, 12, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    if cut:
        with open(path, "rb") as f:
            contents = f.read()
        with open(path, "wb") as f:
            f.write(contents[:cut])


def workbook(sheets, strings=None, styles=None, settings=""):
    """sheets: (name, state, XML of sheetData); the usual parts around them."""
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{DOC}/worksheet" '
        f'Target="worksheets/sheet{i}.xml"/>'
        for i, _ in enumerate(sheets, 1))
    parts = {
        "_rels/.rels": HEAD + f'<Relationships xmlns="{RELS}"><Relationship '
        f'Id="rId1" Type="{DOC}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": HEAD + f'<workbook {MAIN} xmlns:r="{DOC}">'
        + settings + "<sheets>" + "".join(
            f'<sheet name="{name}" sheetId="{i}"'
            + (f' state="{state}"' if state else "") + f' r:id="rId{i}"/>'
            for i, (name, state, _) in enumerate(sheets, 1))
        + "</sheets></workbook>",
    }
    if strings is not None:
        relations += (f'<Relationship Id="rIdS" Type="{DOC}/sharedStrings" '
                      'Target="sharedStrings.xml"/>')
        parts["xl/sharedStrings.xml"] = (
            HEAD + f"<sst {MAIN}>" + strings + "</sst>")
    if styles is not None:
        relations += (f'<Relationship Id="rIdY" Type="{DOC}/styles" '
                      'Target="styles.xml"/>')
        parts["xl/styles.xml"] = (
            HEAD + f"<styleSheet {MAIN}>" + styles + "</styleSheet>")
    parts["xl/_rels/workbook.xml.rels"] = (
        HEAD + f'<Relationships xmlns="{RELS}">' + relations
        + "</Relationships>")
    for i, (_, _, data) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = (
            HEAD + f"<worksheet {MAIN}>" + data + "</worksheet>")
    return parts


def inline(rows):
    """Rows of text as Kobo and others write them: strings in the cells."""
    out = "<sheetData>"
    for r, row in enumerate(rows, 1):
        out += f'<row r="{r}">'
        for c, value in enumerate(row):
            if value:
                out += (f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>'
                        f"{value}</t></is></c>")
        out += "</row>"
    return out + "</sheetData>"


FORM = [["type", "name", "label"], ["text", "q1", "Who are you?"]]

# Excel: shared strings, one with rich text and its reading, styles, a hidden
# row, trailing empty cells, booleans, errors, formulas with their values.
write("values--excel.xlsx", workbook(
    [("values", None,
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>'
      '<c r="B1" t="s"><v>1</v></c><c r="C1" s="1"/></row>'
      '<row r="3" hidden="1"><c r="A3"><v>3</v></c><c r="B3"><v>0.1</v></c>'
      '<c r="C3"><v>0.30000000000000004</v></c><c r="D3"><v>1E+20</v></c>'
      '<c r="F3" t="b"><v>1</v></c><c r="G3" t="b"><v>0</v></c>'
      '<c r="H3" t="e"><v>#REF!</v></c></row>'
      '<row r="4"><c r="A4" s="1"><v>46027</v></c>'
      '<c r="B4" s="2"><v>46027.770833333336</v></c>'
      '<c r="C4" s="3"><v>0.77083333333333337</v></c>'
      '<c r="D4" s="4"><v>1.1041666666666667</v></c>'
      '<c r="E4" s="5"><v>46027</v></c><c r="F4" s="6"><v>2.5</v></c></row>'
      '<row r="5"><c r="A5" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'
      '<c r="B5"><f>1+1</f><v>2</v></c><c r="C5"><f>SUM(A3:B3)</f></c>'
      '<c r="D5" t="s"><v>2</v></c>'
      '<c r="E5" t="str"><f>IF(1=2,"x","")</f><v></v></c>'
      '<c r="F5"><f>SUM(A3:B3)</f><v/></c></row></sheetData>'),
     ("hidden", "hidden", inline([["x"]]))],
    strings="<si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr>"
    "<t>text</t></r><rPh sb=\"0\" eb=\"1\"><t>said</t></rPh></si>"
    "<si><t>line_x000D_\nbreak _x0041_ _x005F_x0041_</t></si>",
    styles='<numFmts count="3"><numFmt numFmtId="164" '
    'formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" '
    'formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="[Red]0.0'
    '&quot; days&quot;"/></numFmts><cellXfs count="7"><xf numFmtId="0"/>'
    '<xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/>'
    '<xf numFmtId="165"/><xf numFmtId="15"/><xf numFmtId="166"/></cellXfs>'))

# A workbook of the old Macintosh: days since 1904.
write("values--1904.xlsx", workbook(
    [("values", None, '<sheetData><row r="1"><c r="A1" s="1"><v>44565</v></c>'
      "</row></sheetData>")],
    styles='<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    settings='<workbookPr date1904="1"/>'))

# Google Sheets and others leave out r where cells follow one another.
write("form--no-references.xlsx", workbook(
    [("Survey", None,
      '<sheetData><row><c t="inlineStr"><is><t>type</t></is></c>'
      '<c t="inlineStr"><is><t>name</t></is></c>'
      '<c t="inlineStr"><is><t>label</t></is></c></row>'
      '<row><c t="inlineStr"><is><t>text</t></is></c>'
      '<c t="inlineStr"><is><t>q1</t></is></c>'
      '<c t="inlineStr"><is><t>Who are you?</t></is></c></row>'
      "</sheetData>")]))

# Excel's and LibreOffice's formulas that give an empty text (hint, relevant),
# one that a library wrote and nobody computed (label of q2, name of the last).
EMPTY = 't="str"><f>IF(1=2,"x","")</f><v></v></c>'
write("form--formulas.xlsx", workbook([("survey", None, inline(
    [["type", "name", "label", "hint", "relevant"],
     ["text", "q1", "Who are you?"],
     ["text", "q2"], [], ["text"]])
    .replace("</c></row><row r=\"3\">", f'</c><c r="D2" {EMPTY}'
             f'<c r="E2" {EMPTY}</row><row r="3">')
    .replace('</c></row><row r="4">', '</c><c r="C3"><f>UPPER("who")</f><v/>'
             '</c></row><row r="4">' + "".join(
                 f'<c r="{c}4" {EMPTY}' for c in "ABCDE"))
    .replace("</c></row></sheetData>", '</c><c r="B5"><f>LOWER("Q3")</f></c>'
             "</row></sheetData>"))]))

# A cell whose text is not among those that the workbook shares.
write("form--lost-text.xlsx", workbook(
    [("survey", None,
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>'
      '<row r="2"><c r="A2" t="s"><v>1</v></c></row></sheetData>')],
    strings="<si><t>type</t></si>"))

write("form--kobo.xlsx", workbook([
    ("survey", None, inline(FORM + [["select_one yn", "q2", "Again?"]])),
    ("choices", None, inline([["list_name", "name", "label"],
                              ["yn", "yes", "Yes"], ["yn", "no", "No"]])),
    ("settings", None, inline([["form_title", "form_id", "version"],
                               ["Acting again", "again", "3"]]))]))

whole = workbook([("survey", None, inline(FORM))])
write("form--truncated.xlsx", whole, cut=700)

# Ten times ten entities: refused before any is expanded.
bomb = dict(whole)
bomb["xl/worksheets/sheet1.xml"] = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<worksheet {MAIN}><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\">"
    "<is><t>&b;</t></is></c></row></sheetData></worksheet>")
write("form--entities.xlsx", bomb)

# 64 MB of spaces in 64 kB.
bomb = dict(whole)
bomb["xl/worksheets/sheet1.xml"] = (
    f"<worksheet {MAIN}><sheetData>" + " " * (64 << 20)
    + "</sheetData></worksheet>")
write("form--bomb.xlsx", bomb)

far = dict(whole)
far["xl/worksheets/sheet1.xml"] = (
    f'<worksheet {MAIN}><sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row>'
    "</sheetData></worksheet>")
write("form--far-column.xlsx", far)

# One sheet, named more often than a workbook may have sheets.
R = "http://schemas.openxmlformats.org/"
write("form--many-sheets.xlsx", {
    "_rels/.rels":
        f'<Relationships xmlns="{R}package/2006/relationships">'
        f'<Relationship Id="r1" Type="{R}officeDocument/2006/relationships/'
        'officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml":
        f'<workbook xmlns="{R}spreadsheetml/2006/main" '
        f'xmlns:r="{R}officeDocument/2006/relationships"><sheets>'
        + '<sheet name="survey" sheetId="1" r:id="r1"/>' * 1001
        + "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels":
        f'<Relationships xmlns="{R}package/2006/relationships">'
        f'<Relationship Id="r1" Type="{R}officeDocument/2006/relationships/'
        'worksheet" Target="s.xml"/></Relationships>',
    "xl/s.xml":
        f'<worksheet xmlns="{R}spreadsheetml/2006/main"><sheetData/>'
        "</worksheet>"})

write("form--opendocument.xlsx", {
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": "<office:document-content/>"})

with open(os.path.join(HERE, "form--old.xls"), "wb") as f:
    f.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504)
