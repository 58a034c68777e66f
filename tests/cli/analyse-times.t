Time to the next action, inside blocks. One block took up reflection more often,
and acted sooner in either arm: the hazard ratio, the mean time and the log-rank
test are all of people inside a block.

  $ awk 'BEGIN { print "event,arm,acted,days"; for (i = 0; i < 60; i++) { b = i % 2; t = b ? i % 5 != 0 : i % 5 == 0; d = (i * 17) % 23 + (b ? 2 : 20); printf "%s,%s,%d,%d\n", b ? "fast" : "slow", t ? "reflect" : "control", d < 35, d < 35 ? d : 35 } }' >blocks.csv
  $ praxis analyse blocks.csv --arm arm --outcome acted --block event --time days | sed -n '1,/^$/p; /^Effects/,/^What to keep/p; /^The same/,/^How it/p'
  Whether 'reflect' brought 'acted' forward or put it off is not settled.
  The mean time without it was 21.02 in 'reflect' and 21.92 in 'control'
  ('days', up to 35): 0.90 sooner inside blocks, but anything from 4.96 sooner
  to 3.17 later fits what was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up in about 85 of 100 studies (p = 0.845).
  
  Effects, against 'control'
    arm      difference   95 % interval      p
    reflect       -0.90  -4.96 to +3.17  0.845
  
    reflect        [---------------------o----+----------------]
             -6        -4         -2          0          2          4
             difference in mean time
    'reflect': standard error 2.05, with 56 degrees of freedom.
    'reflect': mean time without acting, up to 35 (tau: the earlier of the arms'
    last times); the limits are put together from each arm's own (MOVER), which
    are Wilson's for its share of that time.
  
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
    measure              estimate  95 % interval      p
    ratio of mean times      0.96   0.79 to 1.16  0.664
    hazard ratio             1.07   0.53 to 2.19  0.844
    'reflect', ratio of mean times: mean time without acting, up to 35 (tau: the
    earlier of the arms' last times).
    'reflect', hazard ratio: the same ratio at all times: p = 0.755 (Grambsch &
    Therneau 1994, Biometrika 81:515-526); each block has a hazard of its own;
    the standard error is the model's own, which is larger than the robust one.
  
  What to keep in mind
  The same on other scales
    measure                      estimate                      95 % interval
    risk difference                  +2.1                     -21.8 to +27.9
    number needed to treat  48 to benefit  4 to benefit, infinity, 5 to harm
    risk ratio                       1.03                       0.80 to 1.32
    odds ratio                       1.20                       0.18 to 7.93
  
  Tests
    test                                                                       p
    log-rank scores, randomisation test                                    0.845
    log-rank test, stratified by block                                     0.846
    one odds ratio in all blocks: Breslow and Day's test, Tarone's             -
    correction
    'reflect', one odds ratio in all blocks: Breslow and Day's test, Tarone's
    correction: there is one stratum only.
  
  What is assumed
    - that chance alone decided who of a block was in which arm
    - that nobody's outcome depends on another's arm
    - that everybody in an arm acts with the same chance, each without regard to
      the others (risk difference; number needed to treat; risk ratio; odds
      ratio)
    - that means of so many people vary about as normal numbers do (difference
      in mean time; ratio of mean times; hazard ratio; log-rank test, stratified
      by block; risk ratio; odds ratio)
    - that the difference is the same in all blocks (risk difference; number
      needed to treat)
    - that the ratio is the same in all blocks (hazard ratio; risk ratio; odds
      ratio)
    - that those who were lost from sight before they acted would have gone on
      like those who were still watched (difference in mean time; ratio of mean
      times; hazard ratio; log-rank scores, randomisation test; log-rank test,
      stratified by block)
    - that the ratio of the hazards is the same at all times (hazard ratio)
  
  How it was done

The same people, blocks set aside: all of it is the blocks' doing.

  $ praxis analyse blocks.csv --arm arm --outcome acted --time days | sed -n '1,/^$/p; /^How soon/,/hazard ratio  /p; /log-rank test  /p'
  'reflect' brought 'acted' forward: from a mean time of 26.87 without it to
  16.03 ('days', up to 35).
  That is 10.83 sooner, and anything from 5.95 to 15.09 sooner fits what was
  seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 5,000 studies (p = 0.0002).
  
  How soon
    measure              estimate  95 % interval         p
    ratio of mean times      0.60   0.47 to 0.76  < 0.0001
    hazard ratio             3.11   1.69 to 5.73    0.0003
    log-rank test                        < 0.0001

Up to a time of one's own choice; not later than an arm was watched.

  $ praxis analyse blocks.csv --arm arm --outcome acted --time days --tau 20 | sed -n '1,/^$/p; /^Effects/,/that time\.$/p'
  'reflect' brought 'acted' forward: from a mean time of 18.67 without it to
  13.90 ('days', up to 20).
  That is 4.77 sooner, and anything from 1.87 to 7.39 sooner fits what was seen
  (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up less than once in 10,000 studies (p < 0.0001).
  
  Effects, against 'control'
    arm      difference   95 % interval         p
    reflect       -4.77  -7.39 to -1.87  < 0.0001
  
    reflect      [-----------------o-------------------]            |
             -8           -6            -4           -2             0
             difference in mean time
    'reflect': standard error 1.34, with 47.3 degrees of freedom.
    'reflect': mean time without acting, up to 20 (tau: as asked); the limits
    are put together from each arm's own (MOVER), which are Wilson's for its
    share of that time.
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
  $ praxis analyse groups.csv --arm arm --outcome acted --cluster group --time days | sed -n '1,/^$/p; /^How soon/,/hazard ratio  /p; /log-rank/p; /independent/p'
  Whether 'reflect' brought 'acted' forward or put it off is not settled.
  The mean time without it was 19.17 in 'reflect' and 18.92 in 'control'
  ('days', up to 30): 0.25 later, but anything from 1.00 sooner to 1.50 later
  fits what was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up in about 66 of 100 studies (p = 0.662).
  
    The intervals of the single arms take people to be independent; those of the
    log(-log)); the intervals take people to be independent.
  How soon
    measure              estimate  95 % interval      p
    ratio of mean times      1.01   0.95 to 1.08  0.666
    hazard ratio             0.95   0.78 to 1.15  0.582
    log-rank scores, randomisation test  0.662
      times; hazard ratio; log-rank scores, randomisation test)
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

On another scale, or whether people acted rather than how soon; where nobody was
assigned; adjusted; and of several arms.

  $ praxis analyse blocks.csv --arm arm --outcome acted --time days --estimand hr | sed -n '1,/^$/p; /^How soon/,/^$/p'
  'reflect' brought 'acted' forward (hazard ratio 3.11).
  That is a hazard ratio of 3.11 (above 1 is sooner), and anything from 1.69 to
  5.73 fits what was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 5,000 studies (p = 0.0002).
  
  How soon
    measure                  estimate    95 % interval         p
    difference in mean time    -10.83  -15.09 to -5.95  < 0.0001
    ratio of mean times          0.60     0.47 to 0.76  < 0.0001
    'reflect', difference in mean time: mean time without acting, up to 35 (tau:
    the earlier of the arms' last times); the limits are put together from each
    arm's own (MOVER), which are Wilson's for its share of that time.
    'reflect', ratio of mean times: mean time without acting, up to 35 (tau: the
    earlier of the arms' last times).
  
  $ praxis analyse blocks.csv --arm arm --outcome acted --time days --estimand rmst-ratio | sed -n '1,/^$/p'
  'reflect' brought 'acted' forward (ratio of mean times 0.60).
  The mean time without it was 16.03 in 'reflect' and 26.87 in 'control'
  ('days', up to 35): a ratio of mean times of 0.60 (below 1 is sooner), and
  anything from 0.47 to 0.76 fits what was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 5,000 studies (p = 0.0002).
  
  $ praxis analyse blocks.csv --arm arm --outcome acted --time days --estimand rd | sed -n '1,/^$/p'
  'reflect' raised 'acted' from 70.0 % to 93.3 %.
  That is 23.3 percentage points more, and anything from 3.5 to 41.8 fits what
  was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 37 studies (p = 0.027).
  
  $ praxis analyse blocks.csv --arm arm --outcome acted --estimand hr
  praxis analyse: --estimand: the answer cannot be a hazard ratio in this design (complete, binary outcome): --time does not say how long it took
  [2]
  $ praxis analyse blocks.csv --arm arm --outcome acted --time days --method welch | sed -n '1,/^$/p; /^How soon/,/hazard ratio  /p'
  'reflect' raised 'acted' from 70.0 % to 93.3 %.
  That is 23.3 percentage points more, and anything from 3.8 to 42.8 fits what
  was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 37 studies (p = 0.027).
  
  How soon
    measure                  estimate    95 % interval         p
    difference in mean time    -10.83  -15.09 to -5.95  < 0.0001
    ratio of mean times          0.60     0.47 to 0.76  < 0.0001
    hazard ratio                 3.11     1.69 to 5.73    0.0003
  $ awk -F, -v OFS=, '{ print $0, NR == 1 ? "age" : 20 + NR * 7 % 31 }' blocks.csv >aged.csv
  $ praxis analyse aged.csv --arm arm --outcome acted --time days --observed --covariates age | sed -n '1,/^$/p; /^Adjusted/,/^$/p'
  'acted' came sooner with 'reflect': a mean time without it of 16.03 in
  'reflect' and 26.87 in 'control' ('days', up to 35).
  That is 10.83 sooner, and anything from 5.95 to 15.09 sooner fits what was
  seen (95 % interval).
  With people made alike in age, the mean time without it comes out 10.83 less,
  and anything from 15.12 less to 5.90 less fits what was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 5,000 studies (p = 0.0002).
  This is an association, not an effect: nobody was assigned by lot, so those
  who differ in the one may have differed in much else.
  
  Adjusted for what was there before
    method                                   estimate    95 % interval         p
    difference in mean time: adjusted for      -10.83  -15.12 to -5.90  < 0.0001
    age, each arm its own way
    risk difference: standardised for age       +23.6    +4.0 to +43.2     0.019
    risk difference: weighted by the chance     +23.4    +4.2 to +42.7     0.018
    of the arm, given age
    risk ratio: standardised for age             1.34     1.02 to 1.75     0.033
    risk ratio: weighted by the chance of        1.33     1.03 to 1.73     0.031
    the arm, given age
    'reflect', difference in mean time: adjusted for age, each arm its own way:
    mean time without acting, up to 35 (tau: the earlier of the arms' last
    times).
  
  $ praxis analyse aged.csv --arm arm --outcome acted --time days --covariates age | sed -n '/^Adjusted/,/^$/p'
  Adjusted for what was there before
    method                                   estimate    95 % interval         p
    difference in mean time: adjusted for      -10.83  -15.12 to -5.90  < 0.0001
    age, each arm its own way
    risk difference: adjusted for age, each     +23.4    +4.0 to +42.9     0.019
    arm its own way
    'reflect', difference in mean time: adjusted for age, each arm its own way:
    mean time without acting, up to 35 (tau: the earlier of the arms' last
    times).
  
  $ awk -F, -v OFS=, 'NR > 1 && NR % 3 == 0 { $2 = "letter"; $3 = 1; $4 = $4 / 3 } { print }' blocks.csv >arms.csv
  $ praxis analyse arms.csv --arm arm --outcome acted --time days | sed -n '1,/^$/p; /^Effects/,/^$/p'
  Against 'control', 'acted' came sooner in both other arms, by 11.10 with
  'reflect' and by 3.85 with 'letter' (in mean 'days' without it, each up to a
  time of its own, below).
  Each difference stands below with its 95 % interval; sooner, later and not
  settled are said after allowing for 2 comparisons.
  
  Effects, against 'control'
    arm      difference    95 % interval         p  p adjusted
    letter        -3.85   -5.54 to -1.76  < 0.0001    < 0.0001
    reflect      -11.10  -16.26 to -4.91     0.004       0.004
  
  $ praxis analyse arms.csv --arm arm --outcome acted --time days --estimand hr | sed -n '1,/^$/p'
  Against 'control', 'acted' came sooner in both other arms, with 'letter'
  (hazard ratio 28.23) and with 'reflect' (hazard ratio 2.97).
  Each difference stands below with its 95 % interval; sooner, later and not
  settled are said after allowing for 2 comparisons.
  
Later than the soonest arm, the ratio furthest from 1 first; mean times that
count up to one time say so.

  $ praxis analyse arms.csv --arm arm --outcome acted --time days --estimand hr --control letter | sed -n '1,3p'
  Against 'letter', 'acted' came later in both other arms, with 'control'
  (hazard ratio 0.035) and with 'reflect' (hazard ratio 0.18).
  Each difference stands below with its 95 % interval; sooner, later and not
  $ praxis analyse arms.csv --arm arm --outcome acted --time days --tau 20 | sed -n '1,3p'
  Against 'control', 'acted' came sooner in both other arms, by 11.25 with
  'letter' and by 4.70 with 'reflect' (in mean 'days' without it, up to 20).
  Each difference stands below with its 95 % interval; sooner, later and not
  $ praxis analyse arms.csv --arm arm --outcome acted --time days --tau 8 | sed -n '1,3p'
  Against 'control', 'acted' came sooner in 1 of the 2 other arms, by 1.65 with
  'letter' (in mean 'days' without it, up to 8); for 'reflect' the direction is
  not settled.
  $ awk -F, -v OFS=, 'NR % 4 == 3 { $3 = "" } { print }' blocks.csv >gaps.csv
  $ praxis analyse gaps.csv --arm arm --outcome acted --time days | sed -n '1,/^$/p; /^If the missing/,/^$/p'
  'reflect' brought 'acted' forward: from a mean time of 28.41 without it to
  18.89 ('days', up to 35).
  That is 9.52 sooner, and anything from 3.61 to 15.14 sooner fits what was seen
  (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 125 studies (p = 0.008).
  The outcome of 15 of 60 people is not known; had all of them answered, the
  difference of the shares, in points, could lie anywhere from 16.7 less to 33.3
  more, before chance is counted.
  
  If the missing were known
    assumption                                                       from ... to
    risk difference: whatever the missing would have answered     -16.7 to +33.3
    risk difference: whatever the missing would have answered,    -35.4 to +48.9
    and by chance
    risk difference: those who would answer in whichever arm, if  -11.1 to +38.9
    it moves answering one way only
    risk difference: those who would answer in whichever arm,     -23.3 to +67.6
    and by chance
    'reflect', risk difference: those who would answer in whichever arm, if it
    moves answering one way only: 33.3 % of the answers in 'control' are set
    aside.
  

What something unmeasured could explain is of whether people acted.

  $ praxis analyse aged.csv --arm arm --outcome acted --time days --observed --covariates age | grep -A 5 'Something unmeasured'
    - [14] Something unmeasured that goes with both 'reflect' and the outcome by
      a risk ratio of 2.01 each, beyond the covariates, could explain all of the
      adjusted difference in whether people acted; by 1.18, the end of the
      interval nearest to none (E-value, VanderWeele & Ding 2017, Annals of
      Internal Medicine 167:268-274).
    - [15] The permutation p of how soon in 'reflect', 0.0002, comes from

The page has a line an arm and a piece of it beside its name, whiskers at the
times of the table, and says what the upright line is.

  $ praxis analyse arms.csv --arm arm --outcome acted --time days --html page.html >/dev/null
  $ grep -o '<path class="step[a-z ]*"\|<line class="reach[a-z ]*"\|class="none"' page.html | sort | uniq -c | sed 's/^ *//'
  4 <line class="reach control"
  10 <line class="reach"
  2 <path class="step control"
  2 <path class="step more"
  2 <path class="step"
  1 class="none"
  $ grep -o 'class="step control" d="[^"]*"' page.html | fold -w 72
  class="step control" d="M44.0 272.0H110.1V259.0H176.1V246.0H341.3V233.0H
  390.8V220.0H407.3V194.0H456.9V181.0H489.9V168.0H506.4V155.0H522.9V142.0H
  539.4V129.0H555.9V103.0H572.5V90.0H605.5V77.0H622.0"
  class="step control" d="M630.0 77.0h24"

What cannot be a time is refused; where nobody varies, what came out is said.

  $ sed '3s/[0-9]*$/-1/' blocks.csv >below.csv
  $ praxis analyse below.csv --arm arm --outcome acted --time days
  praxis analyse: 'days' holds -1 in row 2: a time counts from 0 on; correct it, or leave it empty
  [1]
  $ praxis analyse blocks.csv --arm arm --outcome acted --time event
  praxis analyse: --time: 'event' holds words: it must hold how long it took, as numbers of one unit (days, say)
  [1]
  $ printf '%s\n' arm,acted,days reflect,0,5 reflect,0,3 control,0,2 control,0,4 >nobody.csv
  $ praxis analyse nobody.csv --arm arm --outcome acted --time days | sed -n '1,/^$/p'
  Whether 'reflect' brought 'acted' forward or put it off is not settled.
  The mean time without it was 4.00 in 'reflect' and 4.00 in 'control' ('days',
  up to 4): 0.00 apart, but anything from 3.61 sooner to 3.61 later fits what
  was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up in nearly every study (p = 1.000).
  
  $ printf '%s\n' arm,acted,days reflect,1,0 reflect,0,0 control,1,0 control,0,0 >never.csv
  $ praxis analyse never.csv --arm arm --outcome acted --time days | sed -n '1,/^$/p'
  'reflect' cannot be compared with 'control': in one arm nobody was watched for
  any time.
  

In seconds too, people read times without exponents.

  $ awk -F, -v OFS=, '{ $4 = NR == 1 ? $4 : 864000 * $4 } { print }' blocks.csv >seconds.csv
  $ praxis analyse seconds.csv --arm arm --outcome acted --time days | sed -n '1,/^$/p; /half of them/p'
  'reflect' brought 'acted' forward: from a mean time of 23212800 without it to
  13852800 ('days', up to 30240000).
  That is 9360000 sooner, and anything from 5143714 to 13037527 sooner fits what
  was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 5,000 studies (p = 0.0002).
  
      of them by 30240000; 9 of 30 in 'control', half of them by 30240000.

Where nobody came to act, no difference in mean time can be judged, whoever was
assigned: the area under two curves that never fall is the same but for rounding.

  $ awk 'BEGIN { print "id,arm,circle,acted,days"; for (i = 0; i < 20; i++) printf "%d,%s,c%d,0,%.1f\n", i, i % 2 ? "reflect" : "control", int(i / 4) * 2 + i % 2, i == 7 || i == 4 ? 80.6 : 20.3 + i * 7 % 43 }' >came.csv
  $ praxis analyse came.csv --arm arm --outcome acted --time days --ignore-clusters | sed -n '1,/^$/p; /^Effects/,/^Who/p; /\[21\]/p'
  Whether 'reflect' brought 'acted' forward or put it off is not settled.
  The mean time without it was 80.60 in 'reflect' and 80.60 in 'control'
  ('days', up to 80.6): 0.00 apart, but anything from 24.68 sooner to 24.68
  later fits what was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up in nearly every study (p = 1.000).
  
  Effects, against 'control'
    arm      difference     95 % interval      p
    reflect        0.00  -24.68 to +24.68  1.000
  
    reflect       [----------------------o---------------------]
             -30     -20      -10        0       10       20       30
             difference in mean time
    'reflect': mean time without acting, up to 80.6 (tau: the earlier of the
    arms' last times); the limits are put together from each arm's own (MOVER),
    which are Wilson's for its share of that time.
  
  Who had acted by when
    ! [21] The ratio of 'reflect' to 'control' rests on nobody who acted in
  $ praxis analyse came.csv --arm arm --outcome acted --time days --cluster circle | sed -n '/^Effects/,/^Who/p'
  Effects, against 'control'
    arm      difference  95 % interval      p
    reflect        0.00              -  1.000
  
    reflect  o
             0           0.05           0.1         0.15           0.2
             difference in mean time
    'reflect': everybody's time without acting is the same, so that there is no
    spread to judge a difference by.
    'reflect': mean time without acting, up to 80.6 (tau: the earlier of the
    arms' last times).
  
  Who had acted by when

Nor has an outcome that does not vary a spread, though its sum is rounded.

  $ sed 's/acted/hours/; s/,0,/,80.6,/' came.csv >same.csv
  $ praxis analyse same.csv --arm arm --outcome hours --ignore-clusters | sed -n '1,/^$/p; /^The arms/,/^What/p'
  The mean of 'hours' came out as a mean of 80.60 in 'reflect' and 80.60 in
  'control'; how sure the difference is cannot be said: the outcome does not
  vary where the standard error is taken from.
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up in nearly every study (p = 1.000).
  
  The arms
    arm      assigned  known   mean  standard deviation
    control        10     10  80.60                0.00
    reflect        10     10  80.60                0.00
  
  Effects, against 'control'
    arm      difference  95 % interval      p
    reflect        0.00              -  1.000
  
    reflect  o
             0           0.05           0.1         0.15           0.2
             difference in means
    'reflect': the outcome does not vary where the standard error is taken from.
  
  What to keep in mind

What came after a tau that was asked for counts in nothing: the same times, cut
by hand. A method of another scale says how it is asked for.

  $ awk -F, -v OFS=, 'NR > 1 && $4 > 20 { $3 = 0; $4 = 20 } { print }' blocks.csv >cut.csv
  $ praxis analyse cut.csv --arm arm --outcome acted --time days --csv | awk -F, '$1 == "primary" || $4 ~ /cox|log-rank/ { print $1, $4, $7, $13 }'
  primary rmst -4.766666666666666 9.99990000099999e-06
  time cox 5.786920893723659 0.00012927155637675224
  test log-rank-randomised  9.99990000099999e-06
  test log-rank  2.2365323283794303e-05
  $ praxis analyse blocks.csv --arm arm --outcome acted --time days --tau 20 --csv | awk -F, '$1 == "primary" || $4 ~ /cox|log-rank/ { print $1, $4, $7, $13 }'
  primary rmst -4.766666666666666 9.99990000099999e-06
  time cox 5.786920893723659 0.00012927155637675224
  test log-rank-randomised  9.99990000099999e-06
  test log-rank  2.2365323283794303e-05
  $ praxis analyse blocks.csv --arm arm --outcome acted --time days --method cox
  praxis analyse: --method: 'cox' gives a hazard ratio: ask for that with --estimand hazard-ratio
  [2]
  $ praxis analyse blocks.csv --arm arm --outcome acted --time days --method cox --estimand hr | head -n 1
  'reflect' brought 'acted' forward (hazard ratio 3.11).

The time that mean times count up to is marked where it is one for all arms.

  $ praxis analyse arms.csv --arm arm --outcome acted --time days --html page.html >/dev/null; grep -c 'dashed upright line' page.html
  0
  [1]
  $ praxis analyse arms.csv --arm arm --outcome acted --time days --tau 10 --html page.html >/dev/null; grep -c 'dashed upright line' page.html
  1
