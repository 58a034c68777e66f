Did people do what they say that they did? With a list of who was there the two
are held side by side, of those of whom both are known.

  $ printf '%s\n' arm,acted,list reflect,yes,1 reflect,yes,0 reflect,yes,1 reflect,yes,0 reflect,no,0 reflect,yes, control,yes,1 control,no,0 control,no,1 control,yes,1 control,no,0 control,no,0 >said.csv
  $ praxis analyse said.csv --arm arm --outcome acted --record list | sed -n '/^What is said/,/^What to keep/p;/\[18\]/,/interval/p'
  What is said, and what is recorded
    arm      known both ways    said  recorded  only said  only recorded
    control                6  33.3 %    50.0 %          0              1
    reflect                5  80.0 %    40.0 %          2              0
  
  The difference, by each account
    account             arm      points    95 % interval      p
    as said             reflect   +46.7    -9.4 to +75.4  0.227
    as recorded         reflect   -10.0   -52.1 to +38.4  1.000
    said less recorded  reflect   +56.7  -12.8 to +126.1  0.121
  
    as said                                 [-+---------o------]
    as recorded                    [--------o-+-------]
    said less recorded                     [--+-----------o---------------]
                        -100      -50         0         50         100        150
                        percentage points
  
  What to keep in mind
    - [18] Answers beside the record 'list', where there are both: in 'control'
      0 of 6 say yes and are not on the record, 1 the other way round; in
      'reflect' 2 of 5 say yes and are not on the record, 0 the other way round.
      By the answers the difference between 'reflect' and 'control' is 56.7
      percentage points higher than by the record (95 % interval -12.8 to
  $ praxis analyse said.csv --arm arm --outcome acted --record list --csv | grep ^record | cut -d, -f1-7
  record,acted,risk-difference,newcombe,reflect,control,0.46666666666666673
  record,list,risk-difference,newcombe,reflect,control,-0.09999999999999998
  record,acted - list,difference-in-means,welch-mean,reflect,control,0.5666666666666667
  $ praxis analyse said.csv --arm arm --outcome acted --record list --json | sed -n '/"record": {/,/\]/p' | head -9
      "record": {
        "column": "list",
        "arms": [
          {
            "name": "control",
            "known": 6,
            "said_more": 0,
            "recorded_more": 1,
            "said": 0.33333333333333331,

Where the arm taught people what to say, and not what to do, that is a warning.

  $ awk 'BEGIN { print "arm,acted,list"; for (i = 0; i < 80; i++) printf "%s,%d,%d\n", i % 2 ? "reflect" : "control", i % 8 < 3 || (i % 2 && i % 3), i % 8 < 3 }' >taught.csv
  $ praxis analyse taught.csv --arm arm --outcome acted --record list | sed -n '/\[18\]/,/outcome)$/p'
    ! [18] Answers beside the record 'list', where there are both: in 'control'
      0 of 40 say yes and are not on the record, 0 the other way round; in
      'reflect' 20 of 40 say yes and are not on the record, 0 the other way
      round. By the answers the difference between 'reflect' and 'control' is
      50.0 percentage points higher than by the record (95 % interval +33.8 to
      +66.2): that much of it is in what people say.
      (take the record as the outcome)

  $ praxis analyse said.csv --arm arm --outcome acted --record acted
  praxis analyse: --record: 'acted' is the outcome; name the column of who is on the list
  [2]
  $ praxis analyse --counts 3/4,1/4 --record list
  praxis analyse: counts know no --record: give a table of people
  [2]

Where nothing can be told there is nothing to draw.

  $ printf '%s\n' arm,acted,list,site a,1,1,x b,0,1,x a,0,0,y b,1,1,y >split.csv
  $ praxis analyse split.csv --arm arm --control b --outcome acted --record list --cluster site | sed -n '/by each account/,/^$/p'
  The difference, by each account
    account             arm  points  95 % interval  p
    as said             a         -              -  -
    as recorded         a         -              -  -
    said less recorded  a         -              -  -
    as said, 'a': a cluster has people in both arms or in two blocks, so
    clusters were not what was assigned.
    as recorded, 'a': a cluster has people in both arms or in two blocks, so
    clusters were not what was assigned.
    said less recorded, 'a': a cluster has people in both arms or in two blocks,
    so clusters were not what was assigned.
  
