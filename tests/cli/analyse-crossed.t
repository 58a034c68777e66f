Two things were assigned, each or not: a letter before the action and a call
after it. The averages are the answer, the interaction is told beside them.

  $ awk 'BEGIN { print "before,after,site,group,acted,score,age"; for (i = 0; i < 240; i++) { b = int(i / 2) % 2; a = i % 2; x = (i * 37 + 11) % 101 / 101; printf "%s,%d,s%d,g%02d,%d,%.1f,%d\n", b ? "letter" : "none", a, int(i / 60), int(i / 20) * 4 + 2 * b + a, x < .3 + .18 * b + .1 * a + .02 * a * b, 10 + 3 * b + a + 8 * ((i * 53 + 7) % 97 / 97), 20 + (i * 29) % 50 } }' >people.csv
  $ answer() { praxis analyse people.csv --arm before --factor after "$@"; }
  $ answer --outcome acted --ignore-clusters | sed -n '1,/^The arms/p;/^Two by/,/^What to/p;/Two effects/,/average\.$/p'
  Averaged over 'after', 'letter' raised 'acted' by 19.2 percentage points;
  averaged over 'letter', whether 'after' raised or lowered 'acted' is not
  settled.
  'letter': 19.2 percentage points more, and anything from 6.7 to 31.6 more fits
  what was seen (95 % interval; p adjusted for two effects = 0.008).
  'after': 9.2 percentage points more, and anything from 3.3 less to 21.6 more
  fits what was seen (95 % interval; p adjusted for two effects = 0.186).
  Both together may do more or less than each alone added up: 5.0 percentage
  points more, and anything from 19.9 less to 29.9 more fits what was seen (95 %
  interval).
  
  people: 240 people in 4 arms
  
  The arms
  Two by two
    share             without 'after'  with 'after'  difference
    without 'letter'           31.7 %        38.3 %        +6.7
    with 'letter'              48.3 %        60.0 %       +11.7
    difference                  +16.7         +21.7        +5.0
    In the corner is what both do beyond each alone, added up.
  
  Effects, each averaged over the other
    effect                  points   95 % interval      p  p adjusted
    'letter', over 'after'   +19.2   +6.7 to +31.6  0.004       0.008
    'after', over 'letter'    +9.2   -3.3 to +21.6  0.186       0.186
    interaction               +5.0  -19.9 to +29.9  0.693           -
  
    letter                         |     [-----------o----------]
    after                       [--+--------o----------]
    interaction  [-----------------+----o----------------------]
                 -20               0                 20                40
                 percentage points
    The effect of 'letter' is the mean of its effects without and with 'after',
    and likewise the other way round. p is adjusted for these two effects
    (Holm).
    The interaction is how much more, or less, both do together than each alone
    added up. Its interval is about twice as wide as those of the averages, so
    that to settle it as surely takes four times as many people: that it is not
    settled does not say that there is none. It stays in the model whatever its
    p, as the averages' intervals would otherwise be too narrow (Muralidharan,
    Romero & Wuthrich 2023, Review of Economics and Statistics).
  
  Effects, against 'neither'
    arm               points   95 % interval      p  p adjusted
    letter             +16.7   -0.8 to +32.8  0.067       0.134
    after               +6.7  -10.2 to +23.0  0.476       0.476
    letter and after   +28.3  +10.5 to +43.8  0.002       0.006
  
    letter                           [+------------o-----------]
    after                     [-------+----o------------]
    letter and after                  |       [-------------o-----------]
                      -20             0             20              40
                      percentage points
  
  What to keep in mind
    - [12] Two effects were tested, each averaged over the other (p adjusted for
      two, Holm), one interaction, and three arms against 'neither' (p adjusted
      for three, Holm). The interaction is told with a quarter of the power: it
      takes four times as many people to settle one of the same size as an
      average.
  $ answer --outcome score --block site --covariates age --ignore-clusters | sed -n '1,6p;/^The same effects/,/^$/p'
  Averaged over 'after', 'letter' raised the mean of 'score' by 3.07; averaged
  over 'letter', 'after' raised the mean of 'score' by 1.10.
  'letter': 3.07 more, and anything from 2.48 to 3.67 more fits what was seen
  (95 % interval; p adjusted for two effects < 0.0001).
  'after': 1.10 more, and anything from 0.51 to 1.70 more fits what was seen
  (95 % interval; p adjusted for two effects = 0.0004).
  The same effects, adjusted for what was there before
    effect                  difference   95 % interval         p
    'letter', over 'after'       +3.08  +2.48 to +3.67  < 0.0001
    'after', over 'letter'       +1.10  +0.50 to +1.70    0.0003
    interaction                +0.0026  -1.19 to +1.20     0.997
  

Groups were assigned whole, and the draws say where their p comes from.

  $ answer --outcome acted --secondary score --draws 2000 | sed -n '1,11p;/^Secondary outcomes$/,/less/p;/The randomisation p of .letter./,/draws)$/p'
  Averaged over 'after', 'letter' raised 'acted' by 19.2 percentage points;
  averaged over 'letter', 'after' raised 'acted' by 9.2 percentage points.
  'letter': 19.2 percentage points more, and anything from 12.4 to 25.9 more
  fits what was seen (95 % interval; p adjusted for two effects = 0.0010).
  'after': 9.2 percentage points more, and anything from 2.4 to 15.9 more fits
  what was seen (95 % interval; p adjusted for two effects = 0.014).
  Both together may do more or less than each alone added up: 5.0 percentage
  points more, and anything from 8.5 less to 18.5 more fits what was seen (95 %
  interval).
  Of 2 comparisons of 1 secondary outcome, 2 settle a direction once all 2 are
  allowed for (Holm).
  Secondary outcomes
    arm     outcome  difference   95 % interval       p  p adjusted
    letter  score         +3.07  +2.79 to +3.36  0.0005      0.0010
    after   score         +1.10  +0.82 to +1.39  0.0005      0.0010
    p adjusted allows for the 2 tests of this table together (Holm), which keeps
    the chance of any false finding among them at 5 % or less. The intervals are
    - [15] The randomisation p of 'letter', averaged over 'after', 0.0005, comes
      from 2,000 of the possible assignments drawn at random (xoshiro256++, seed
      1): its Monte-Carlo standard error is 0.0005.
      (more draws: --draws)
    - [15] The randomisation p of 'letter' against 'neither', 0.002, comes from
      2,000 of the possible assignments drawn at random (xoshiro256++, seed 1):
      its Monte-Carlo standard error is 0.0011.
      (more draws: --draws)
    - [15] The randomisation p of 'letter and after' against 'neither', 0.0005,
      comes from 2,000 of the possible assignments drawn at random
      (xoshiro256++, seed 1): its Monte-Carlo standard error is 0.0005.
      (more draws: --draws)
  $ answer --outcome acted --draws 2000 --csv | grep '^average\|^interaction\|^simple' | cut -d, -f1-10
  simple,acted,risk-difference,clustered,letter,neither,0.16666666666666674,0.042043748259126074,21.99999999999999,0.07947326947832842
  simple,acted,risk-difference,clustered,after,neither,0.06666666666666664,0.03408249054303633,21.99999999999999,-0.004016092557630052
  simple,acted,risk-difference,clustered,letter and after,neither,0.28333333333333355,0.057515917866976685,21.99999999999999,0.16405262029323064
  average,acted,risk-difference,crossed,letter,none,0.19166666666666687,0.03342789617107606,44.00000000000004,0.12429716864160735
  average,acted,risk-difference,crossed,after,0,0.09166666666666673,0.03342789617107606,44.00000000000005,0.024297168641607206
  interaction,acted,interaction,crossed,letter and after,"each alone, added up",0.049999999999999996,0.06685579234215212,44.00000000000005
  $ answer --outcome acted --draws 2000 --json | sed -n '/"crossing"/,/]/p'
      "crossing": [
        {
          "column": "before",
          "name": "letter",
          "control": "none"
        },
        {
          "column": "after",
          "name": "after",
          "control": "0"
        }
      ],

The line in the plot of the page is where both come to the same: that there is
no effect is never said.

  $ answer --outcome acted --html page.html >/dev/null; grep -o 'the line marks [a-z ]*' page.html; grep -ci 'no effect' page.html
  the line marks no difference
  the line marks no difference
  0
  [1]

What it cannot take is said.

  $ answer --outcome acted --pair site
  praxis analyse: --factor knows no --pair, --weights or --observed
  [2]
  $ answer --outcome acted --observed
  praxis analyse: --factor knows no --pair, --weights or --observed
  [2]
  $ answer --outcome acted --factor-control 2
  praxis analyse: --factor-control: there is no arm '2'; the arms are '0', '1'
  [2]
  $ answer --outcome acted --filter 'after=1'
  praxis analyse: everybody is in one arm: 'after' is '1' in every row, so there is nothing to compare with
  [1]
  $ praxis analyse people.csv --arm before --factor site --factor-control s0 --outcome acted
  praxis analyse: --factor: 'site' has 4 values; with --factor each of the two columns has two: with and without
  [1]
  $ praxis analyse people.csv --arm before --factor-control 0 --outcome acted
  praxis analyse: --factor-control is of --factor
  [2]
  $ awk -F, '!($1 == "letter" && $2 == "1")' people.csv >three.csv
  $ praxis analyse three.csv --arm before --factor after --outcome acted
  praxis analyse: --factor: nobody is in 'letter and after': all four combinations of 'before' and 'after' are needed
  [1]
  $ praxis analyse --counts 4/9,3/9 --factor after
  praxis analyse: counts know no --factor: give a table of people
  [2]

One person in two arms is wrong, and the page says so before what to take care
of, and how to mend it in a sentence.

  $ awk -F, 'NR == 1 { print $0 ",code" } NR > 1 { print $0 ",p" (NR % 101) }' people.csv >twice.csv
  $ praxis analyse twice.csv --arm before --factor after --outcome acted --id code --ignore-clusters --html page.html >/dev/null
  $ sed -n '/class="remarks"/,/class="note"/s/<[^>]*>/ /gp' page.html | sed "1d;s, *$,,"
    Wrong.  101 people are in more than one arm, by 'code': 'p2', 'p3', 'p4', 'p5', 'p6' and 96 more. Each of their rows counts where it stands.  [2]   Find out which arm they were assigned to.
    Take care.  People with one 'group' were never split between the arms, yet people are analysed as if each had been assigned alone: the intervals are too narrow.  [1]   Leave out --ignore-clusters.
    Take care.  101 people have more than one row, by 'code': 'p2', 'p3', 'p4', 'p5', 'p6' and 96 more. Each row counts as a person, so there seem to be 139 more than there are, and the intervals are too narrow.  [2]   Keep one row a person.
   What was assigned: people, one by one, as --ignore-clusters says. What is analysed: people.  [1]
