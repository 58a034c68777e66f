The whole path on the simulated reflection study: from the server, the phones
and the keyed paper to one table, in which everyone who was assigned has a row.

  $ study=data-samples/reflection-study
  $ praxis collect --form instruments/library/follow-up.md $study/follow-up \
  > --roster $study/roster.csv -o data
  257 responses from 67 files; 4 came in again; 1 older edition set aside
  320 on the roster: 245 with a response, 75 without; 12 responses not joined
  29 findings (9 errors, 15 warnings, 5 notes): see data/findings.csv
  data/responses.csv: 332 rows
  data/actions.csv: 113 rows
  data/codebook.html says what each column is
  784 answers that identify people stand apart in data/personal.csv, for you alone
  data/set-aside.csv keeps what was not taken
  $ cut -d, -f1-2 data/findings.csv | sort | uniq -c | sed 's/^ *//'
  1 error,code-unknown
  1 error,duplicate-differs
  1 error,encrypted
  1 error,not-date
  1 error,roster-again
  4 error,roster-unlisted
  4 note,computed
  1 note,edited
  1 severity,rule
  1 warning,answered-though-skipped
  3 warning,constraint
  2 warning,required-blank
  1 warning,respondent-twice
  6 warning,roster-uncoded
  1 warning,row-short
  1 warning,unfinished

What is no fault is read all the same: an edit on the server, small letters in a
code, a page left blank, and semicolons with a byte-order mark.

  $ show() {
  >   key=$(awk -F, -v kind=$1 '$3 == kind { print $2 }' $study/faults.csv)
  >   awk -F, -v key=$key -v names="$2" '
  >     NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
  >     $1 == key { n = split(names, name, " ")
  >       for (i = 1; i <= n; i++)
  >         printf "%s=%s%s", name[i], $at[name[i]], i < n ? " " : "\n" }' data/responses.csv
  > }
  $ show edited-on-server "roster arm status acted"
  roster=listed arm=reflect status=edited acted=1
  $ show code-lower-case "roster arm status code_printed code acted"
  roster=listed arm=reflect status=received code_printed=7zfj8m code=7ZFJ8M acted=1
  $ show section-blank "roster arm acted id_1 eff_3 ties_n intent"
  roster=listed arm=reflect acted=0 id_1= eff_3= ties_n= intent=
  $ grep -c keyed-south data/responses.csv
  32

Who did not answer is there, and it is seen in which arm.

  $ awk -F, 'NR > 1 { n[$4 " " $3 " " ($1 ~ /^no-response:/)]++ }
  > END { for (k in n) print k, n[k] }' data/responses.csv | sort
  .x again 0 1
  .x uncoded 0 7
  .x unlisted 0 4
  control listed 0 113
  control listed 1 52
  reflect listed 0 132
  reflect listed 1 23
  $ praxis analyse data/responses.csv --arm arm --control control \
  > --outcome acted --cluster group --block block | head -n 12
  'reflect' raised 'acted' by 20.7 percentage points.
  Compared inside blocks: anything from 7.4 to 33.9 more fits what was seen
  (95 % interval); over all it was 46.9 % in 'reflect' and 25.9 % in 'control'.
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 172 studies (p = 0.006).
  The outcome of 78 of 320 people is not known; had all of them answered, the
  difference could lie anywhere from 10.3 less to 37.3 more, before chance is
  counted.
  
  responses: 320 people in 2 arms, 32 groups of 'group', 8 blocks
  
  The arms

The two earlier waves.

  $ praxis collect --form instruments/library/before-action.md $study/before \
  > --roster $study/roster.csv -o before
  314 responses from 1 file
  320 on the roster: 305 with a response, 15 without; 9 responses not joined
  9 findings (0 errors, 9 warnings, 0 notes): see before/findings.csv
  before/responses.csv: 329 rows
  before/codebook.html says what each column is
  1570 answers that identify people stand apart in before/personal.csv, for you alone
  $ praxis collect --form instruments/library/after-action.md $study/after \
  > --roster $study/roster.csv -o after
  279 responses from 280 files
  320 on the roster: 273 with a response, 47 without; 6 responses not joined
  7 findings (1 error, 6 warnings, 0 notes): see after/findings.csv
  after/responses.csv: 326 rows
  after/codebook.html says what each column is
  558 answers that identify people stand apart in after/personal.csv, for you alone

A roster of another study, and one whose codes stand in another column.

  $ printf 'code,arm\n222222,reflect\n' >other.csv
  $ praxis collect --form instruments/library/before-action.md $study/before \
  > --roster other.csv -o none
  praxis collect: no code of the responses is in the column 'code' of 'other.csv': give the column with --roster-code
  [1]
  $ praxis collect --form instruments/library/before-action.md $study/before \
  > --roster $study/roster.csv --roster-code person -o none
  praxis collect: the roster 'data-samples/reflection-study/roster.csv' has no column 'person', which was given with --roster-code
  [2]
  $ praxis collect --form instruments/library/before-action.md $study/before \
  > --roster nowhere.csv -o none
  praxis collect: cannot open 'nowhere.csv': No such file or directory
  [3]
  $ ls none
  ls: cannot access 'none': No such file or directory
  [2]
