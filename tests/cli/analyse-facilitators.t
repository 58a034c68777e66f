How much of the spread lies between those who led people, the arms' own means
taken out: in this table some of them lead people to act more often.

  $ awk 'BEGIN { print "arm,helper,group,acted,score,leader"; for (i = 0; i < 240; i++) { t = i % 2; h = int(i * 7 / 11) % 8; printf "%s,%s,g%02d,%d,%.1f,l%d\n", t ? "reflect" : "control", i % 40 == 9 ? "" : "h" h, int(i / 20) * 2 + t, (i * 37 + 11) % 101 / 101 < .25 + .15 * t + .06 * h, 10 + 2 * t + h + 8 * ((i * 53 + 7) % 97 / 97), t * 5 + int(i / 20) % 5 } }' >people.csv
  $ answer() { praxis analyse people.csv --arm arm "$@"; }
  $ told() { awk '/^  [!-] \[/ { told = /\[23\]/ } /^$/ { told = 0 } told'; }
  $ answer --outcome acted --facilitator helper --ignore-clusters >report.txt
  $ sed -n '/^Between/,/^$/p' report.txt; told <report.txt
  Between facilitators
    of the outcome                    estimate  95 % interval
    variance between facilitators        0.011  0.00 to 0.071
    variance among their people           0.24   0.20 to 0.29
    share between facilitators (ICC)     0.043   0.00 to 0.23
    Of what tells people apart in 'acted' inside the arms, 4.3 % lies between
    the 8 facilitators of 'helper', who had 28 to 30 people each (234 in all). A
    standard deviation between facilitators is 10.4 percentage points, one
    between people of the same facilitator 48.8 percentage points.
    Each arm's own mean is taken out first, so that what the arms did is no part
    of it; yes is 1 and no is 0. The intervals take facilitators and people to
    vary normally: of yes and no they are rough.
  
    - [23] 6 people have no value in 'helper' and count for no facilitator; in
      everything else they count.
  $ answer --outcome score --facilitator helper --ignore-clusters --html page.html | sed -n '/^Between/,/^$/p'
  Between facilitators
    of the outcome                    estimate  95 % interval
    variance between facilitators         6.00  2.51 to 25.45
    variance among their people           5.52   4.62 to 6.70
    share between facilitators (ICC)      0.52   0.31 to 0.82
    Of what tells people apart in 'score' inside the arms, 52.1 % lies between
    the 8 facilitators of 'helper', who had 28 to 30 people each (234 in all). A
    standard deviation between facilitators is 2.45, one between people of the
    same facilitator 2.35.
    Each arm's own mean is taken out first, so that what the arms did is no part
    of it. The intervals take facilitators and people to vary normally.
  
  $ grep -c '<h2.*Between facilitators' page.html
  1

Who worked in one arm alone cannot be told from it.

  $ answer --outcome acted --facilitator leader --ignore-clusters | told
    ! [23] Each facilitator in 'leader' worked in one arm alone: what the arm
      did cannot be told from who they were, and the intervals do not allow for
      how much they differ.
      (say --cluster leader, so that facilitators are compared)
  $ answer --outcome acted --facilitator leader --cluster leader | told
    ! [23] Each facilitator in 'leader' worked in one arm alone: what the arm
      did cannot be told from who they were. The comparison of groups allows for
      how much they differ, not for a better choice of them in one arm.
  $ awk -F, 'NR == 1 { print $0 ",alone" } NR > 1 { print $0 "," ($1 == "control") + 7 }' people.csv >alone.csv
  $ praxis analyse alone.csv --arm arm --outcome acted --facilitator alone --ignore-clusters >report.txt
  $ sed -n '/^Between/,/^$/p' report.txt; told <report.txt
  Between facilitators
    There is nothing to tell: each arm had one facilitator alone, so that the
    spread between facilitators cannot be told from that between arms.
  
    ! [23] Each arm had one facilitator in 'alone' alone: what the arm did and
      what this one person did cannot be told apart.
      (only several facilitators in each arm could tell)

For programs; and what is refused.

  $ answer --outcome score --facilitator helper --ignore-clusters --csv | grep ^facil | cut -d, -f1-4,7,10-12,17-18
  facilitator,score,variance-between,reml,6.004267403048874,2.514070810900725,25.452735246276074,0.95,234,8
  facilitator,score,variance-within,reml,5.515158657532674,4.622755675235246,6.695082967980215,0.95,234,8
  facilitator,score,intraclass-correlation,reml,0.52122973588024,0.3078776179664702,0.8229704451944742,0.95,234,8
  $ answer --outcome score --facilitator helper --ignore-clusters --json | sed -n '/"facilitators": {/,/}/p'
    "facilitators": {
      "column": "helper",
      "facilitators": 8,
      "people": 234,
      "unnamed": 6,
      "fewest": 28,
      "most": 30,
      "one_arm_each": false,
      "one_alone": false,
      "clusters": null,
      "blocks": null
    },
  $ answer --outcome acted --facilitator arm
  praxis analyse: --facilitator: 'arm' is the arm: name the column that says who led people
  [2]
  $ answer --outcome acted --facilitator helpr
  praxis analyse: --facilitator: the table has no column 'helpr'; did you mean 'helper'?
  [2]
  $ praxis analyse --counts 3/4,2/5 --facilitator helper
  praxis analyse: counts know no --facilitator: give a table of people
  [2]
