What the dictionary knows of columns: the roster was there before the
assignment, an answer in the form that holds the outcome came after it.

  $ awk 'BEGIN { print "code,arm,village,age" > "roster.csv"; print "code,acted,intent" > "keyed.csv"; for (i = 0; i < 60; i++) { printf "P%02d,%s,v%d,%d\n", i, i % 2 ? "reflect" : "control", i % 3, 20 + i * 7 % 41 > "roster.csv"; if (i % 9) printf "P%02d,%d,%d\n", i, (i * 13) % 10 < 4 + 2 * (i % 2), 1 + i * 3 % 5 > "keyed.csv" } }'
  $ cat >form.md <<END
  > | survey | type | name | label |
  > |---|---|---|---|
  > | | text | code | Your code |
  > | | select_one yn | acted | Did you act again? |
  > | | integer | intent | How likely is it? |
  > | choices | list_name | name | label |
  > | | yn | 1 | Yes |
  > | | yn | 0 | No |
  > END
  $ praxis collect --form form.md --roster roster.csv --respondent code keyed.csv -o data 2>/dev/null
  $ grep -c 'praxis:roster' data/datapackage.json
  3
  $ grep -B4 'praxis:person"' data/datapackage.json | grep name
              "name": "respondent",
  $ answer() { praxis analyse data/responses.csv --arm arm --outcome acted "$@"; }
  $ answer --covariates age | sed -n '/from the roster/,/one\.$/p;/there twice/p'
    - [2] Nobody is there twice, by 'respondent'.
    - [13] age came from the roster, before the assignment. The answer above is
      the unadjusted one.
  $ answer --covariates intent,age
  praxis analyse: --covariates: intent came after the assignment, in the form that holds 'acted': to adjust for what the arm may have changed hides its effect, or makes one up. Leave it out; or have it labelled, with --covariates-after
  [2]
  $ answer --covariates intent,age --covariates-after | sed -n '/^Adjusted/,/^$/p;/! .13. intent/,/one\.$/p'
  Adjusted, also for what came after
    method                                        estimate  95 % interval      p
    adjusted for intent,age, each arm its own        +23.8  +0.6 to +47.0  0.044
    way [intent: after the assignment]
    the missing were like the known who were             -              -      -
    alike in intent,age (weights of a logit in
    each arm) [intent: after the assignment]
    'reflect', the missing were like the known who were alike in intent,age
    (weights of a logit in each arm) [intent: after the assignment]: there is no
    model of who answered: the model foretells the outcome perfectly for some
    people, so a coefficient runs off to infinity.
  
    ! [13] intent came after the assignment, in the form that holds the outcome:
      the adjusted figures are not the effect, as the arm may have changed what
      they adjust for. The answer above is the unadjusted one.
  $ answer --covariates intent --covariates-after --csv | grep ^adjusted | cut -d, -f1-6,18-
  adjusted,acted,risk-difference,adjusted,reflect,control,,,intent came after the assignment: what is adjusted away may be the effect itself,,"Lin (2013), Annals of Applied Statistics 7:295-318",,chance alone decided who was in which arm; nobody's outcome depends on another's arm; those whose outcome is not known would have come out like those of their arm whose is; the arm moved none of the covariates; means of so many people vary about as normal numbers do
  adjusted,acted,risk-difference,response-weighted,reflect,control,,"there is no model of who answered: the model foretells the outcome perfectly for some people, so a coefficient runs off to infinity",intent came after the assignment: what is adjusted away may be the effect itself,,"Robins, Rotnitzky & Zhao (1995), JASA 90:106-121; Seaman & White (2013), Statistical Methods in Medical Research 22:278-295",,chance alone decided who was in which arm; nobody's outcome depends on another's arm; those who did not answer would have come out like those of their arm who did and are alike in the covariates; means of so many people vary about as normal numbers do
  $ answer --covariates intent --covariates-after --json | grep '"label": "adjusted'
        "label": "adjusted for intent, each arm its own way [intent: after the assignment]",
  $ answer --filter 'intent>2' | sed -n '/left out by/,/before)/p'
    ! [13] 28 rows were left out by --filter, which looks at intent: that came
      after the assignment, in the form that holds the outcome, so the arms are
      no longer comparable.
      (choose people by what was known before)
  $ answer --filter 'village!=v1' | sed -n '/left out by/,/tested/p'
    - [13] 20 rows were left out by --filter, by what the roster says, from
      before the assignment. A group chosen after the data were seen is found,
      not tested.

Without a dictionary nothing is known, and the reader is asked.

  $ sed 's/,\.a/,/g' data/responses.csv >bare.csv
  $ praxis analyse bare.csv --arm arm --outcome acted --covariates intent | sed -n '/Adjusting for/,/one\.$/p;/there twice/p'
    - [13] Adjusting for intent is right only if all of it was measured before
      the assignment. The answer above is the unadjusted one.

Who is there twice, and who is in two arms.

  $ awk -F, -v OFS=, '{ $4 = NR == 1 ? "acted" : (NR * 7 % 5 < 2); print }' roster.csv >once.csv
  $ { cat once.csv; sed -n 5p once.csv; sed -n 8p once.csv; sed -n 6p once.csv | sed 's/control/reflect/'; sed -n 7p once.csv | sed 's/P05//'; } >twice.csv
  $ praxis analyse twice.csv --arm arm --outcome acted --id code | sed -n '/^What to/,/cannot be told/p'
  What to keep in mind
    ! [2] 1 person is in more than one arm, by 'code': 'P04'. Each of their rows
      counts where it stands.
      (find out which arm they were assigned to)
    ! [2] 3 people have more than one row, by 'code': 'P03', 'P04', 'P06'. Each
      row counts as a person, so there seem to be 3 more than there are, and the
      intervals are too narrow.
      (keep one row a person)
    - [1] What was assigned: people, one by one. What is analysed: people.
    - [2] 1 row has no value in 'code', so that whether they are people who are
      there already cannot be told.
  $ praxis analyse twice.csv --arm arm --outcome acted --id code --json | sed -n '/people_twice/,/}/p;/people-twice/,/severity/p'
      "people_twice": {
        "column": "code",
        "people": 3,
        "rows": 3,
        "in_several_arms": 1,
        "unnamed": 1
      },
        "rule": "people-twice",
        "number": 2,
        "severity": "error",
        "rule": "people-twice",
        "number": 2,
        "severity": "warning",
        "rule": "people-twice",
        "number": 2,
        "severity": "note",
  $ praxis analyse twice.csv --arm arm --outcome acted --id name
  praxis analyse: --id: the table has no column 'name'; it has code, arm, village, acted
  [2]
  $ praxis analyse twice.csv --arm arm --outcome acted --covariates-after
  praxis analyse: --covariates-after is of --covariates
  [2]
  $ praxis analyse --counts 4/9,3/9 --id code
  praxis analyse: counts know no --id: give a table of people
  [2]
