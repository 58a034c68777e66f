Time to the next action, inside blocks. One block took up reflection more often,
and acted sooner in either arm: the hazard ratio, the mean time and the log-rank
test are all of people inside a block.

  $ awk 'BEGIN { print "event,arm,acted,days"; for (i = 0; i < 60; i++) { b = i % 2; t = b ? i % 5 != 0 : i % 5 == 0; d = (i * 17) % 23 + (b ? 2 : 20); printf "%s,%s,%d,%d\n", b ? "fast" : "slow", t ? "reflect" : "control", d < 35, d < 35 ? d : 35 } }' >blocks.csv
  $ praxis analyse blocks.csv --arm arm --outcome acted --block event --time days | sed -n '/^Who had acted/,/^What to keep/p; /^Tests/,/^The same/p'
  Who had acted by when
    arm      days  had acted   95 % interval  still watched
    control    10      6.7 %   1.7 to 24.1 %             28
    control    20     20.0 %   9.5 to 39.2 %             25
    control    30     56.7 %  40.1 to 74.4 %             15
    reflect    10     33.3 %  19.5 to 53.1 %             21
    reflect    20     73.3 %  57.0 to 87.4 %             10
    reflect    30     90.0 %  76.4 to 97.5 %              3
  
    control, by 10   [--o--------]
    control, by 20       [-----o----------]
    control, by 30                        [--------o---------]
    reflect, by 10             [------o----------]
    reflect, by 20                                 [--------o-------]
    reflect, by 30                                            [-------o---]
                    0         20         40         60         80         100
                    per cent who had acted
    Half of 'control' had acted by 29 (95 % interval 23 to 34).
    Half of 'reflect' had acted by 16 (95 % interval 10 to 20).
    People who were last seen before they acted count as long as they were
    watched (Kaplan & Meier 1958, JASA 53:457-481; limits on the scale of
    log(-log)); blocks are set aside here, and not below.
  
  How soon
    measure                  estimate   95 % interval      p
    difference in mean time     -0.90  -5.01 to +3.22  0.664
    ratio of mean times          0.96    0.79 to 1.16  0.664
    hazard ratio                 1.07    0.56 to 2.04  0.828
    'reflect', difference in mean time: mean time without acting, up to 35 (tau:
    the earlier of the arms' last times).
    'reflect', ratio of mean times: mean time without acting, up to 35 (tau: the
    earlier of the arms' last times).
    'reflect', hazard ratio: the same ratio at all times: p = 0.755 (Grambsch &
    Therneau 1994, Biometrika 81:515-526); each block has a hazard of its own.
  
  What to keep in mind
  Tests
    test                                                                       p
    randomisation test                                                     1.000
    Cochran-Mantel-Haenszel test                                           0.852
    log-rank test, stratified by block                                     0.846
    log-rank scores, randomisation test                                    0.845
    one odds ratio in all blocks: Breslow and Day's test, Tarone's             -
    correction
    'reflect', one odds ratio in all blocks: Breslow and Day's test, Tarone's
    correction: there is one stratum only.
  
  The same by other methods

The same people, blocks set aside: all of it is the blocks' doing.

  $ praxis analyse blocks.csv --arm arm --outcome acted --time days | sed -n '/^How soon/,/hazard ratio  /p; /log-rank test  /p'
  How soon
    measure                  estimate    95 % interval         p
    difference in mean time    -10.83  -15.47 to -6.20  < 0.0001
    ratio of mean times          0.60     0.47 to 0.76    0.0001
    hazard ratio                 3.11     1.69 to 5.73    0.0003
    log-rank test                        < 0.0001

Up to a time of one's own choice; not later than an arm was watched.

  $ praxis analyse blocks.csv --arm arm --outcome acted --time days --tau 20 | sed -n '/^How soon/,/df are/p'
  How soon
    measure                  estimate   95 % interval       p
    difference in mean time     -4.77  -7.46 to -2.07  0.0009
    ratio of mean times          0.74    0.62 to 0.89   0.002
    hazard ratio                 3.11    1.69 to 5.73  0.0003
    'reflect', difference in mean time: mean time without acting, up to 20 (tau:
    as asked); the standard error is Greenwood's with n / (n - 1) in each arm,
    and df are Welch's, as for any means of few people.
  $ awk -F, 'NR == 1 || $4 < 35 || $2 == "control"' blocks.csv >short.csv
  $ praxis analyse short.csv --arm arm --outcome acted --time days --tau 36 --json | grep -B1 -A24 '"method": "rmst",' | grep -E 'estimate|reason'
        "estimate": null,
        "reason": "tau is after the group was last seen",
  $ praxis analyse blocks.csv --arm arm --outcome acted --tau 20
  praxis analyse: --tau is of --time
  [2]
  $ praxis analyse blocks.csv --arm arm --outcome acted --time days --tau 0
  praxis analyse: --tau is a time above 0
  [2]

Where groups were assigned every measure of time is of groups.

  $ awk 'BEGIN { print "arm,group,acted,days"; for (i = 0; i < 72; i++) { g = int(i / 6); d = (i * 7 + g * 5) % 40 + 1; printf "%s,g%d,%d,%d\n", g % 2 ? "reflect" : "control", g, d < 30, d < 30 ? d : 30 } }' >groups.csv
  $ praxis analyse groups.csv --arm arm --outcome acted --cluster group --time days | sed -n '/^How soon/,/hazard ratio  /p; /log-rank/p; /independent/p'
    The intervals of the single arms take people to be independent; those of the
    log(-log)); the intervals take people to be independent.
  How soon
    measure                  estimate   95 % interval      p
    difference in mean time     +0.25  -1.00 to +1.50  0.666
    ratio of mean times          1.01    0.95 to 1.08  0.666
    hazard ratio                 0.95    0.78 to 1.15  0.582
    log-rank scores, randomisation test               0.662
    - test of no difference: log-rank scores, randomisation test. Peto & Peto
  $ praxis analyse groups.csv --arm arm --outcome acted --cluster group --time days --json | sed -n '/"curves"/,/"points"/p'
    "curves": [
      {
        "arm": "control",
        "people": 36,
        "acted": 27,
        "half": 19.0,
        "half_lower": 12.0,
        "half_upper": 26.0,
        "reason": null,
        "points": [
