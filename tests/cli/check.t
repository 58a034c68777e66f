What is wrong with a form is told all at once, each with its place, the part
that is wrong marked, and how to mend it.

  $ praxis check $TOP/tests/data/forms/poor--many.csv | sed "s#$TOP/##"
  tests/data/forms/poor--many.csv, sheet 'survey', row 1, column 'requird': warning: 'requird' is not a column of this sheet, and is not used [column-misspelt]
      if 'required' is meant, rename the column
  tests/data/forms/poor--many.csv, sheet 'survey', row 2, column 'type': error: the group 'g' is never ended [begin-without-end]
      begin_group
      add a row 'end_group' where it ends
  tests/data/forms/poor--many.csv, sheet 'survey', row 4: note: curly quotes were read as straight ones in 1 cell, here first [repaired-quotes]
  tests/data/forms/poor--many.csv, sheet 'survey', row 4, column 'type': error: 'Select_one agree2' is not a type of question [type-unknown]
      Select_one agree2
      ^^^^^^^^^^^^^^^^^
      write 'select_one agree2'
  tests/data/forms/poor--many.csv, sheet 'survey', row 4, column 'relevant': warning: inside quotes this is the question's path, not its answer [expression-reference-in-quotes]
      "${q1}" = '1'
       ^^^^^
      write ${q1} without quotes around it
  tests/data/forms/poor--many.csv, sheet 'survey', row 5, column 'type': error: 'integr' is not a type of question [type-unknown]
      integr
      ^^^^^^
      write 'integer'
  tests/data/forms/poor--many.csv, sheet 'survey', row 5, column 'label::Español (es)': warning: this label is not there in the language 'Español (es)' [translation-missing]
      How many?
      translate it
  tests/data/forms/poor--many.csv, sheet 'survey', row 6, column 'label::English (en)': error: there is no question named 'q5' [reference-unknown]
      And ${q5}?
            ^^
      if ${q1} is meant, write that
  tests/data/forms/poor--many.csv, sheet 'survey', row 6, column 'relevant': error: 'yes' has no quotes around it [expression-unquoted-word]
      ${q1} = yes
              ^^^
      write 'yes' for the text
  tests/data/forms/poor--many.csv, sheet 'choices', row 5, column 'label::English (en)': warning: the scale 'agree2' runs from 'Strongly agree' to 'Strongly disagree', and the scale 'agree' the other way [scale-direction]
      Strongly agree
      let all scales run the same way, or tell people where they turn
  tests/data/forms/poor--many.csv, sheet 'choices', row 7, column 'label::Español (es)': warning: this label is not there in the language 'Español (es)' [translation-missing]
      Strongly disagree
      translate it
  5 errors, 5 warnings, 1 note in tests/data/forms/poor--many.csv

What is asked before and after must be the same thing.

  $ cp $TOP/tests/data/forms/pair--*.csv .
  $ praxis check --pair pair--before.csv pair--after.csv
  0 errors, 0 warnings in pair--before.csv
  0 errors, 0 warnings in pair--after.csv
  pair--after.csv, sheet 'survey', row 2, column 'type': error: 'acts' is asked as 'integer' before (row 2), and as 'decimal' here [pair-type]
      decimal
      ask it as 'integer' in both forms, or give it another name
  pair--after.csv, sheet 'survey', row 3, column 'type': error: 'sure' has other choices, or another order of them, than before (row 3): choice 2 was '2' then, and is '3' here [pair-choices]
      select_one sure
      give both lists the same choices in the same order
  pair--after.csv, sheet 'survey', row 3, column 'label': warning: 'sure' is worded otherwise than before (row 3): 'How sure are you?' [pair-words]
      How sure are you now?
      use the same words in both forms, so that answers can be compared
  3 differences between pair--before.csv and pair--after.csv
  [1]

Each difference is told with what stands in both forms, as it stands there.

  $ cat >pre.md <<'FORM'
  > | survey |
  > | | type | name | label | required | relevant |
  > | | text | t | Which? | | FALSE |
  > | | select_one l | a | Which? | TRUE | |
  > | choices |
  > | | list_name | name | label |
  > | | l | 1 | One |
  > | | l | 2 | Two |
  > FORM
  $ sed 's/TRUE/    /; s/FALSE/true/; s/| 2 | Two/| 3 | Two/' pre.md >post.md
  $ praxis check --pair pre.md post.md
  pre.md, sheet 'survey', row 2, column 'relevant': warning: this never holds: nobody is asked [never-asked]
      FALSE
      ^^^^^
      remove the row, or write 'yes' in a column 'disabled', if it is not to be asked
  pre.md, sheet 'survey', row 3, column 'label': warning: row 2 asks with the same words [label-twice]
      Which?
      say what is different about this one
  pre.md, sheet 'survey', row 3, column 'required': warning: an answer is required, and the list 'l' has none for those who cannot or will not say [opt-out-missing]
      TRUE
      add a choice such as 'prefer not to say', or do not require an answer
  0 errors, 3 warnings in pre.md
  post.md, sheet 'survey', row 3, column 'label': warning: row 2 asks with the same words [label-twice]
      Which?
      say what is different about this one
  0 errors, 1 warning in post.md
  post.md, sheet 'survey', row 2, column 'relevant': warning: 't' is asked under another condition than before (row 2): 'FALSE' then, 'true' here [pair-relevant]
      true
      ask it of the same people in both forms
  post.md, sheet 'survey', row 3, column 'type': error: 'a' has other choices, or another order of them, than before (row 3): choice 2 was '2' then, and is '3' here [pair-choices]
      select_one l
      give both lists the same choices in the same order
  post.md, sheet 'survey', row 3, column 'required': note: 'a' has another 'required' than before (row 3): 'TRUE' then, nothing here [pair-required]
      require an answer in both forms or in none
  3 differences between pre.md and post.md
  [1]
  $ praxis check --json --pair pre.md post.md | grep -B5 "'yes'\|nothing here"
      "column": "relevant",
      "value": "FALSE",
      "mark": 0,
      "mark_length": 5,
      "message": "this never holds: nobody is asked",
      "mend": "remove the row, or write 'yes' in a column 'disabled', if it is not to be asked"
  --
      "file": "post.md",
      "sheet": "survey",
      "row": 3,
      "column": "required",
      "value": "",
      "message": "'a' has another 'required' than before (row 3): 'TRUE' then, nothing here",

The questionnaires that praxis brings ask the same where they ask again; what is
asked once is told, and is no difference.

  $ cd $TOP/instruments/library
  $ praxis check --pair before-action.md after-action.md | tail -1
  0 differences between before-action.md and after-action.md
  $ praxis check --pair before-action.md follow-up.md | tail -1
  0 differences between before-action.md and follow-up.md
  $ praxis check --pair after-action.md follow-up.md | tail -1
  0 differences between after-action.md and follow-up.md
  $ cd - >/dev/null

They stand in the order of the form: its sheets as they follow one another, then
the rows, then the columns from the left, whatever they are called there.

  $ cat >order.md <<'FORM'
  > | choices |
  > | | List Name | Caption | name |
  > | | l | Yes | 1 |
  > | | l | No | 1 |
  > | SURVEY |
  > | | Relevance | Command | Value | Caption | parameters |
  > | | ${nope} = 1 | range | a | ${x} | step=0 |
  > FORM
  $ praxis check order.md | grep '^order'
  order.md, sheet 'choices', row 3, column 'name': error: the list 'l' has the choice '1' in row 2 too [choice-twice]
  order.md, sheet 'survey', row 2, column 'Relevance': error: no question is named 'nope' [expression-unknown-reference]
  order.md, sheet 'survey', row 2, column 'Caption': error: there is no question named 'x' [reference-unknown]
  order.md, sheet 'survey', row 2, column 'parameters': error: 'step' must not be 0 [range-zero]
  $ sed "1,/SURVEY/d; s/^/ /" order.md | sed "1i | questions |" >alone.md
  $ praxis check alone.md | grep '^alone'
  alone.md, sheet 'questions', row 2, column 'Relevance': error: no question is named 'nope' [expression-unknown-reference]
  alone.md, sheet 'questions', row 2, column 'Caption': error: there is no question named 'x' [reference-unknown]
  alone.md, sheet 'questions', row 2, column 'parameters': error: 'step' must not be 0 [range-zero]
  $ praxis render order.md --to odk 2>&1 | grep '^order'
  order.md, sheet 'choices', row 3, column 'name': error: the list 'l' has the choice '1' in row 2 too [choice-twice]
  order.md, sheet 'survey', row 2, column 'Relevance': error: no question is named 'nope' [expression-unknown-reference]
  order.md, sheet 'survey', row 2, column 'Caption': error: there is no question named 'x' [reference-unknown]
  order.md, sheet 'survey', row 2, column 'parameters': error: 'step' must not be 0 [range-zero]

A formula that gives an empty text leaves its cell empty. One that no program has
computed does too, and that is told.

  $ cp $TOP/tests/data/forms/form--formulas.xlsx .
  $ praxis check form--formulas.xlsx
  form--formulas.xlsx, sheet 'survey', row 3, column 'label': warning: 2 formulas were never computed, here first: their cells are read as empty [formula-uncomputed]
      =UPPER("who")
      open the workbook in a spreadsheet program, which computes it, and save it there
  form--formulas.xlsx, sheet 'survey', row 3, column 'label': error: question 'q2' has no label, hint or picture [label-missing]
      write the words of the question
  form--formulas.xlsx, sheet 'survey', row 5, column 'name': error: this question or group has no name [name-missing]
      give it a short name, such as q1
  form--formulas.xlsx, sheet 'survey', row 5, column 'label': error: question '' has no label, hint or picture [label-missing]
      write the words of the question
  3 errors, 1 warning in form--formulas.xlsx
  [1]

Programs get the same as JSON, and the exit status is 1 for errors alone.

  $ printf '| survey |\n| | type | name | label |\n| | text | a | ${b} |\n' >f.md
  $ praxis check --json f.md
  [
    {
      "severity": "error",
      "rule": "reference-unknown",
      "file": "f.md",
      "sheet": "survey",
      "row": 2,
      "column": "label",
      "value": "${b}",
      "mark": 2,
      "mark_length": 1,
      "message": "there is no question named 'b'",
      "mend": "use the name of a question in the survey sheet"
    }
  ]
  [1]

A form on standard input is a workbook, a table between pipes, CSV or an XForm.

  $ praxis check - <f.md
  standard input, sheet 'survey', row 2, column 'label': error: there is no question named 'b' [reference-unknown]
      ${b}
        ^
      use the name of a question in the survey sheet
  1 error, 0 warnings in standard input
  [1]
  $ praxis check - <form--formulas.xlsx | tail -1
  3 errors, 1 warning in standard input
  $ printf 'survey\n,type,name,label\n,txet,a,A\n' | praxis check -
  standard input, sheet 'survey', row 2, column 'type': error: 'txet' is not a type of question [type-unknown]
      txet
      ^^^^
      write 'text'
  1 error, 0 warnings in standard input
  [1]
  $ printf '# words, first\n| survey |\n| | type | name | label |\n| | text | a | A |\n' >piped.md
  $ praxis render - --to odk --root r <piped.md >piped.xml
  $ praxis render piped.md --to odk --root r | cmp - piped.xml
  $ praxis check - <piped.xml
  0 errors, 0 warnings in standard input
  $ praxis render - --to codebook <piped.md | head -2
  <!DOCTYPE html>
  <html>
  $ praxis render - --to odk <f.md
  standard input, sheet 'survey', row 2, column 'label': error: there is no question named 'b' [reference-unknown]
      ${b}
        ^
      use the name of a question in the survey sheet
  praxis render: 'standard input' has 1 error, nothing is written
  [1]
  $ praxis check - </dev/null
  praxis check: standard input: there is nothing in it: give an .xlsx, .csv or .md
  [1]
  $ printf 'a\000b' | praxis check -
  praxis check: standard input:1: this is not a text file: save it as CSV (UTF-8)
  [1]

An XForm has lines; older ones name the types of XML Schema with its prefix:

  $ cat >old.xml <<'END'
  > <html xmlns:xsd="http://www.w3.org/2001/XMLSchema"><head><title>Old</title>
  > <model><instance><data id="old"><age/><day/><kg/></data></instance>
  > <bind nodeset="/data/age" type="xsd:int" constraint=". &gt; 'x'"/>
  > <bind nodeset="/data/day" type="xsd:date" relevant="/data/agee = 1"/>
  > <bind nodeset="/data/kg" type="xsd:double"/>
  > </model></head>
  > <body><input ref="/data/age"><label>How old?</label></input>
  > <input ref="/data/day"><label>How old?</label></input>
  > <input ref="/data/kg"/></body></html>
  > END
  $ praxis check old.xml
  old.xml, line 3, 'constraint': error: nothing is greater or less than the text 'x': this never holds [expression-comparison]
      . > 'x'
          ^^^
      compare with a number, or use = and !=
  old.xml, line 4, 'relevant': error: the path '/data/agee' leads nowhere [expression-unknown-path]
      /data/agee = 1
      ^^^^^^^^^^
      did you mean ${age}?
  old.xml, line 4, 'label': warning: line 3 asks with the same words [label-twice]
      How old?
      say what is different about this one
  old.xml, line 5, 'label': warning: question 'kg' has no label, hint or picture [label-missing]
      write the words of the question
  2 errors, 2 warnings in old.xml
  [1]
  $ praxis check --json old.xml | grep -c '"line"'
  4
  $ sed "s/agee/age/; s/ &gt; 'x'/ \&gt; 1/" old.xml >good.xml
  $ praxis render good.xml --to codebook -o good.csv && cut -d, -f1,2 good.csv
  name,kind
  age,whole number
  day,date
  kg,number

An answer that its constraint never lets through is told there, and not again at
what goes by it; of an XForm too.

  $ printf 'type,name,label,constraint,relevant\ninteger,n,N,. > 5 and . < 20,\ninteger,m,M,,${n} = 9\n' >never.csv
  $ praxis render never.csv --to odk | sed 's/&lt; 20/\&lt; 2/' >never.xml
  $ praxis check never.xml
  never.xml, line 15, 'constraint': error: the two conditions exclude each other: this never holds [expression-never-true]
      . > 5 and . < 2
      ^^^^^^^^^^^^^^^
      write or between them, or mend one of them
  1 error, 0 warnings in never.xml
  [1]
  $ sed 's/< 20/< 2/' never.csv | praxis check - | tail -1
  1 error, 0 warnings in standard input

A column that is misspelt is read as meant; where the form could not be without
it, that is an error all the same, as no other program reads it.

  $ printf 'type,name,lable\ntext,a,A\n' >lable.csv
  $ praxis check lable.csv
  lable.csv, sheet 'lable', row 1, column 'lable': error: there is no column 'label'; 'lable' was read as it [column-misspelt]
      rename the column 'label'
  1 error, 0 warnings in lable.csv
  [1]
  $ printf 'type,name,lable,hint\ntext,a,A,B\n' | praxis check -
  standard input, sheet 'standard input', row 1, column 'lable': warning: there is no column 'label'; 'lable' was read as it [column-misspelt]
      rename the column 'label'
  0 errors, 1 warning in standard input
  $ printf 'type,name,lable,label::b\ntext,a,A,B\n' | praxis check - | tail -1
  0 errors, 1 warning in standard input
  $ printf 'type,name,label,calculaton\ncalculate,a,,1\ntext,b,B,\n' | praxis check - | tail -1
  1 error, 0 warnings in standard input

A file that is no form is told in a line.

  $ praxis check $TOP/tests/data/forms/form--old.xls 2>&1 | sed "s#$TOP/##"
  praxis check: tests/data/forms/form--old.xls: this is an old .xls workbook, or one with a password: save it as .xlsx without a password
  $ praxis check nothing.xlsx
  praxis check: cannot open 'nothing.xlsx': No such file or directory
  [3]
