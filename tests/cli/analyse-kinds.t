Some outcomes are more than yes or no. How deep people went is only ordered: no
step is known to be as far as another, whatever the codes are.

  $ { echo arm,step,times
  > awk -v OFS=, 'BEGIN { split("0 10 20 50 100", code)
  >   for (i = 0; i < 60; i++) { t = i % 2
  >     print t ? "reflect" : "control", code[1 + (i * 7 + 2 * t + int(i / 9)) % (4 + t)], int(i * i % 13 / (4 - 2 * t)) } }'
  > } >people.csv
  $ praxis analyse people.csv --arm arm --outcome step --kind ordinal | sed '/^How it was/,$d'
  'reflect' raised 'step': someone of 'reflect' stands higher than someone of
  'control' in 66 of 100 pairs.
  Ties count half, 50 would be no difference, and anything from 52 to 78 fits
  what was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 39 studies (p = 0.026).
  
  people: 60 people in 2 arms
  
  The arms
    arm      assigned  known  mean place  standard deviation
    control        30     30        2.27                1.17
    reflect        30     30        3.07                1.39
  
  Effects, against 'control'
    arm      chance to come out above  95 % interval      p
    reflect                      0.66   0.52 to 0.78  0.026
  
    reflect  |   [-------------------------o---------------------]
             0.5              0.6                0.7               0.8
             chance to come out above
  
  What to keep in mind
    - [1] What was assigned: people, one by one. What is analysed: people.
    - [4] Everybody's outcome is known: all 60 people who were assigned are
      compared, in the arm they were assigned to.
    - [11] A study of this size and design would notice a true difference of 69
      against 31 won of 100 pairs between 'reflect' and 'control' four times in
      five; smaller ones more rarely.
    - [12] One outcome was tested, in one comparison. Were others looked at
      before this one was chosen, its p is too small.
    - [15] The randomisation p of the ranks in 'reflect', 0.026, is exact: the
      whole distribution over the possible assignments.
    - [19] Were the true difference of 'reflect' half of what was seen, 22 of
      100 studies like this would notice it, and those would show 2.1 times the
      truth on average: a difference found by a small study is likely too large
      (Gelman & Carlin 2014, Perspectives on Psychological Science 9:641-651).
  
  The same on other scales
    measure                   estimate   95 % interval
    difference in mean place     +0.80  +0.14 to +1.46
    odds ratio                    2.88    1.14 to 7.29
  
  Tests
    test                           p
    Mann-Whitney test          0.026
    Brunner and Munzel's test  0.020
  
  What is assumed
    - that chance alone decided who was in which arm
    - that nobody's outcome depends on another's arm
    - that means of so many people vary about as normal numbers do (chance to
      come out above; difference in means; Brunner and Munzel's test; odds
      ratio)
    - that the odds ratio is the same at every step of the answer (odds ratio)
  
  $ praxis analyse people.csv --arm arm --outcome step --kind ordinal --observed | head -1
  'step' was higher with 'reflect': someone of 'reflect' stands higher than

How often is a count: what is told is a ratio.

  $ praxis analyse people.csv --arm arm --outcome times --kind count | sed '/^How it was/,$d'
  'reflect' raised the mean of 'times' from 1.17 to 2.90.
  That is 2.49 times as many, and anything from 1.58 to 3.92 times fits what was
  seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 1,511 studies (p = 0.0007).
  
  people: 60 people in 2 arms
  
  The arms
    arm      assigned  known  mean  standard deviation
    control        30     30  1.17                1.12
    reflect        30     30  2.90                2.29
  
  Effects, against 'control'
    arm      rate ratio  95 % interval       p
    reflect        2.49   1.58 to 3.92  0.0007
  
    reflect  |          [---------------o--------------------------]
             1       1.5       2        2.5       3       3.5       4
             rate ratio
    'reflect': standard error of the logarithm 0.23, with 49.1 degrees of
    freedom.
    'reflect': spread over mean (1 for a Poisson count) 1.44.
  
  What to keep in mind
    - [1] What was assigned: people, one by one. What is analysed: people.
    - [4] Everybody's outcome is known: all 60 people who were assigned are
      compared, in the arm they were assigned to.
    - [11] A study of this size and design would notice a true difference of
      1.34 between 'reflect' and 'control' four times in five; smaller ones more
      rarely.
    - [12] One outcome was tested, in one comparison. Were others looked at
      before this one was chosen, its p is too small.
    - [15] The randomisation p of 'reflect', 0.0007, is exact: the whole
      distribution over the possible assignments.
    - [19] Were the true difference of 'reflect' half of what was seen, 50 of
      100 studies like this would notice it, and those would show 1.4 times the
      truth on average: a difference found by a small study is likely too large
      (Gelman & Carlin 2014, Perspectives on Psychological Science 9:641-651).
  
  The same on other scales
    measure              estimate   95 % interval
    difference in means     +1.73  +0.79 to +2.67
  
  Tests
    test                     p
    randomisation test  0.0007
  
  The same by other methods
    method                                    estimate   95 % interval       p
    negative binomial model, robust variance      2.49    1.58 to 3.92  0.0002
    randomisation test, inverted                 +1.73  +0.80 to +2.67  0.0007
    'reflect', negative binomial model, robust variance: spread over mean (1 for
    a Poisson count) 1.44.
    'reflect', randomisation test, inverted: limits and p from 100,000
    assignments drawn at random (xoshiro256++, seed 1), the Monte-Carlo standard
    errors of the limits less than the steps that limits take.
  
  What is assumed
    - that chance alone decided who was in which arm
    - that nobody's outcome depends on another's arm
    - that means of so many people vary about as normal numbers do (rate ratio;
      difference in means; negative binomial model, robust variance)
    - that the arm adds the same to everybody's outcome (randomisation test,
      inverted)
  
  $ praxis analyse people.csv --arm arm --outcome times --kind count --method negative-binomial | head -2
  'reflect' raised the mean of 'times' from 1.17 to 2.90.
  That is 2.49 times as many, and anything from 1.58 to 3.92 times fits what was
  $ praxis analyse people.csv --arm arm --outcome times --kind count --estimand mean | head -3
  'reflect' raised the mean of 'times' from 1.17 to 2.90.
  That is 1.73 more, and anything from 0.79 to 2.67 fits what was seen (95 %
  interval).

Inside blocks the ratio is that inside them, and says so where the means of all
would give another.

  $ { echo arm,site,times
  > awk -v OFS=, 'BEGIN { for (i = 0; i < 80; i++) { t = i < 40 ? i % 4 > 0 : i % 4 == 0
  >   print t ? "reflect" : "control", i < 40 ? "north" : "south", int((i < 40 ? 4 : 1) * (1 + t) * (i * i % 13) / 6) } }'
  > } >sites.csv
  $ praxis analyse sites.csv --arm arm --outcome times --kind count --block site | sed -n '1,/^$/p'
  'reflect' raised the mean of 'times' to 2.13 times as many inside blocks.
  Anything from 1.28 to 3.57 times fits what was seen (95 % interval); over all
  it was a mean of 6.05 in 'reflect' and 1.40 in 'control'.
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 49 studies (p = 0.021).
  
  $ praxis analyse sites.csv --arm arm --outcome times --kind count --block site --observed | sed -n '1,/^$/p'
  The mean of 'times' was higher with 'reflect': a mean of 6.05 in 'reflect' and
  1.40 in 'control'.
  That is 2.13 times as many inside blocks, and anything from 1.28 to 3.57 times
  fits what was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 49 studies (p = 0.021).
  This is an association, not an effect: nobody was assigned by lot, so those
  who differ in the one may have differed in much else.
  

One of each pair was assigned: no interval passes 100 points.

  $ { echo pair,arm,acted
  > for i in 1 2 3 4 5 6 7 8 9; do echo "$i,reflect,$((i < 8))"; echo "$i,control,$((i < 3))"; done
  > } >pairs.csv
  $ praxis analyse pairs.csv --arm arm --outcome acted --pair pair | sed -n '1,5p;/^Effects/,/^$/p;/^Tests/,/^$/p;/other methods/,/^$/p'
  'reflect' raised 'acted' from 22.2 % to 77.8 %.
  That is 55.6 percentage points more, and anything from 9.6 to 78.0 fits what
  was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 16 studies (p = 0.062).
  Effects, against 'control'
    arm      points  95 % interval      p
    reflect   +55.6  +9.6 to +78.0  0.062
  
  Tests
    test                       p
    randomisation test     0.062
    McNemar's test, mid-p  0.031
  
  The same by other methods
    method                                 estimate   95 % interval      p
    Tango's score interval for pairs          +55.6   +9.0 to +81.1      -
    mean difference within pairs              +55.6  +15.0 to +96.1  0.013
    difference in means, blocks set aside     +55.6  +11.5 to +99.6  0.017
  
