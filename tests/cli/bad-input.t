What is wrong with what comes in is told in one message, with the right exit
status, and leaves nothing half-written. 1: the data or the form is wrong.

A zip that is none, and a workbook that is cut short:

  $ echo 'not a zip' >form.xlsx
  $ praxis check form.xlsx
  praxis check: form.xlsx: this is named as a workbook but is not one: open it in a spreadsheet program and save it as .xlsx
  [1]
  $ head -c 700 data-samples/reflection-study/before/submissions.csv.zip >cut.csv.zip
  $ praxis collect --form instruments/library/before-action.md cut.csv.zip -o out
  praxis collect: 'cut.csv.zip' is not a zip archive, or is cut short
  [1]
  $ (printf 'PK\003\004'; head -c 300 /dev/zero) >cut.xlsx
  $ praxis check cut.xlsx
  praxis check: 'cut.xlsx' is not a zip archive, or is cut short
  [1]
  $ praxis render cut.xlsx --to odk -o out.xml
  praxis render: 'cut.xlsx' is not a zip archive, or is cut short
  [1]
  $ ls out out.xml
  ls: cannot access 'out': No such file or directory
  ls: cannot access 'out.xml': No such file or directory
  [2]

Too much of one thing, in a workbook and in an XForm:

  $ cp $TOP/tests/data/forms/form--bomb.xlsx .
  $ praxis check form--bomb.xlsx
  praxis check: form--bomb.xlsx: with sheet 'survey' the workbook unpacks to more than the limit of 24 MiB; colours and borders on whole rows or columns do that: copy the filled cells alone into a new workbook
  [1]
  $ (echo '<html><label>'; head -c 2000000 /dev/zero | tr '\0' L) >large.xml
  $ praxis render large.xml --to odk -o out.xml
  praxis render: large.xml:1: a text of more than 1 MiB begins here: no form needs that; mend it where it was made, and export it again
  [1]

XML that a parser would be busy with for minutes:

  $ (echo '<html'; seq 300 | sed "s/.*/a&='1'/"; echo '/>') >wide.xml
  $ praxis check wide.xml
  praxis check: wide.xml:258: the XML has more than 256 attributes in one tag
  [1]
  $ echo '<!DOCTYPE html [<!ATTLIST html a CDATA "b">]><html/>' >type.xml
  $ praxis check type.xml
  praxis check: type.xml:1: the XML declares entities, or a document type of its own, which praxis does not read
  [1]
  $ cp $TOP/tests/data/forms/form--many-sheets.xlsx .
  $ praxis check form--many-sheets.xlsx
  praxis check: form--many-sheets.xlsx: the workbook has more than 1000 of what it calls 'sheet': copy the sheets that are needed into a new workbook
  [1]

A label that is all brackets:

  $ (printf 'type,name,label\ntext,a,'; head -c 1000000 /dev/zero | tr '\0' '{') >braces.csv
  $ praxis check braces.csv
  0 errors, 0 warnings in braces.csv

A binary file as a table:

  $ printf 'a,b\n1,\000\377\n' >binary.csv
  $ praxis analyse binary.csv --arm a --outcome b
  praxis analyse: binary.csv:2: this is not a text file: save it as CSV (UTF-8)
  [1]
  $ praxis collect --form instruments/library/before-action.md binary.csv -o out
  praxis collect: 'binary.csv' is no source that praxis knows: submission XML, Central's .csv.zip, or CSV
  [1]

An unknown question type, and two questions of one name:

  $ cat >form.md <<'FORM'
  > | survey | | | |
  > | | type | name | label |
  > | | txet | words | In your words |
  > | | integer | often | How often? |
  > | | integer | often | How often, again? |
  > FORM
  $ praxis check form.md
  form.md, sheet 'survey', row 2, column 'type': error: 'txet' is not a type of question [type-unknown]
      txet
      ^^^^
      write 'text'
  form.md, sheet 'survey', row 4, column 'name': error: the name 'often' is taken by row 3 [name-twice]
      often
      ^^^^^
      rename one of them
  2 errors, 0 warnings in form.md
  [1]
  $ praxis render form.md --to odk -o out.xml
  form.md, sheet 'survey', row 2, column 'type': error: 'txet' is not a type of question [type-unknown]
      txet
      ^^^^
      write 'text'
  form.md, sheet 'survey', row 4, column 'name': error: the name 'often' is taken by row 3 [name-twice]
      often
      ^^^^^
      rename one of them
  praxis render: 'form.md' has 2 errors, nothing is written
  [1]
  $ ls out.xml
  ls: cannot access 'out.xml': No such file or directory
  [2]

A table without rows, an outcome with a third value, a single arm, a column that
is not there:

  $ echo 'arm,acted' >empty.csv
  $ praxis analyse empty.csv --arm arm --outcome acted
  praxis analyse: empty.csv: the table has a header but no rows
  [1]
  $ printf 'arm,acted\na,yes\nb,no\na,maybe\nb,yes\n' >third.csv
  $ praxis analyse third.csv --arm arm --outcome acted --control a
  praxis analyse: the outcome 'acted' has 3 values, 'maybe' (1), 'no' (1), 'yes' (2): name those that count as yes with --success, or leave rows out with --filter
  [1]
  $ printf 'arm,acted\na,1\na,0\na,1\n' >single.csv
  $ praxis analyse single.csv --arm arm --outcome acted --control a
  praxis analyse: everybody is in one arm: 'arm' is 'a' in every row, so there is nothing to compare with
  [1]
  $ printf 'arm,acted\na,1\nb,0\nb,1\n' >table.csv
  $ praxis analyse table.csv --arm arm --outcome actde --control a
  praxis analyse: --outcome: the table has no column 'actde'; did you mean 'acted'?
  [2]

2: the command line is wrong.

  $ praxis analyse --counts 41/40,14/41
  praxis analyse: --counts: '41/40' says that more people acted than there were
  [2]
  $ praxis render form.md --to papyrus
  praxis render: there is no kind 'papyrus'; there are:
    odk       an ODK XForm, for Collect, Central, Kobo and Enketo
    paper     a numbered questionnaire to print, as PDF
    xforms    a W3C XForms 1.1 page, for a processor of that standard
    codebook  names, questions, codes and rules, as a page or .csv
  [2]
  $ praxis collect table.csv -o out
  praxis collect: the form is missing: give it with --form
  Try 'praxis collect --help' for the options.
  [2]

3: the system failed. A folder that cannot be made or written:

  $ praxis render instruments/library/follow-up.md --to odk -o nowhere/out.xml
  praxis render: cannot write 'nowhere/out.xml': No such file or directory
  [3]
  $ touch file
  $ praxis collect --form instruments/library/follow-up.md data-samples/reflection-study/follow-up/submissions.csv.zip -o file/out
  praxis collect: cannot make the folder 'file': File exists
  [3]

Numbers too large to compute with, a level too near to 1, and one so low that
even no difference would be noticed four times in five:

  $ printf 'arm,y,x\na,1,1\na,2,2\nb,1e200,3\nb,3,1\n' >huge.csv
  $ praxis analyse huge.csv --arm arm --outcome y --control a
  praxis analyse: 'y' holds the number 1e+200, too large to compute with: see that it is no mistake, or measure in a larger unit
  [1]
  $ praxis analyse huge.csv --arm arm --outcome x --covariates y --control a
  praxis analyse: 'y' holds the number 1e+200, too large to compute with: see that it is no mistake, or measure in a larger unit
  [1]
  $ praxis analyse --counts 23/40,14/41 --level 0.99999999999999994
  praxis analyse: --level is at most 0.999999999
  [2]
  $ praxis analyse --counts 23/40,14/41 --level 0.999999999 | head -3
  Whether 'treatment' raised or lowered 'acted' is not settled.
  It was 57.5 % in 'treatment' and 34.1 % in 'control': 23.4 percentage points
  more, but anything from 32.8 less to 63.8 more fits what was seen

  $ printf 'arm,y\na,1.5\na,2\na,4\nb,1\nb,3\nb,6\n' >low.csv
  $ praxis analyse low.csv --arm arm --outcome y --control a --level 0.2 | grep -c 'four times in five'
  0
  [1]
  $ praxis analyse low.csv --arm arm --outcome y --control a --level 0.3 | grep -c 'four times in five'
  1

An interval without an end is drawn to the edge:

  $ praxis analyse --counts 0/6,0/5 --estimand or | sed -n '/^Effects/,/^What/p'
  Effects, against 'control'
    arm        odds ratio     95 % interval      p
    treatment           -  0.00 to infinity  1.000
  
    treatment  [------------------------------------------------------>
               0         0.2        0.4        0.6        0.8         1
               odds ratio
    'treatment': nobody or everybody acted in both arms.
  
  What to keep in mind

A disk that is full, here a limit on the size of files, and the device that is
always full:

  $ praxis render instruments/library/follow-up.md --to odk -o /dev/full
  praxis render: cannot write '/dev/full': No space left on device
  [3]
  $ praxis analyse --counts 23/40,14/41 >/dev/full
  praxis analyse: cannot write 'standard output': No space left on device
  [3]
  $ mkdir full && cd full
  $ (trap '' XFSZ; ulimit -f 16; ../praxis render ../instruments/library/follow-up.md --to odk -o out.xml)
  praxis render: cannot write 'out.xml': File too large
  [3]
  $ (trap '' XFSZ; ulimit -f 16; ../praxis render ../instruments/library/follow-up.md --to paper -o out.pdf)
  praxis render: cannot write 'out.pdf': File too large
  [3]
  $ (trap '' XFSZ; ulimit -f 16; ../praxis analyse --counts 23/40,14/41 --html out.html)
  praxis analyse: cannot write 'out.html': File too large
  [3]
  $ (trap '' XFSZ; ulimit -f 16; ../praxis collect --form ../instruments/library/follow-up.md ../data-samples/reflection-study/follow-up/submissions.csv.zip -o out)
  praxis collect: cannot write 'out/responses.csv': File too large
  [3]
  $ find . -type f
