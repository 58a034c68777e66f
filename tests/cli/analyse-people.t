Were people assigned, or whole groups? Eight pairs in two arms that nobody split
may be luck, once in 256 tables.

  $ remarks() { awk -v n="$1" '/^  [!-] \[/ { told = index($0, "[" n "]") } /^$/ { told = 0 } told'; }
  $ awk 'BEGIN { print "arm,y,home"; for (i = 0; i < 16; i++) printf "%s,%d,h%d\n", int(i / 2) % 2 ? "reflect" : "control", i * 7 % 5 < 2, i / 2 }' >homes.csv
  $ praxis analyse homes.csv --arm arm --outcome y | remarks 1
    ! [1] People with one 'home' were never split between the arms (8 groups of
      two people or more), which would happen by luck about once in 260 tables:
      whole groups may have been assigned. Here people are analysed as if each
      had been assigned alone; if groups were, the intervals are too narrow.
      (name the groups with --cluster; if people were assigned one by one, say
      --ignore-clusters)
    - [1] What was assigned: people, one by one, as is taken here. What is
      analysed: people.
  $ praxis analyse homes.csv --arm arm --outcome y --ignore-clusters | remarks 1
    - [1] What was assigned: people, one by one, as --ignore-clusters says. What
      is analysed: people.
    - [1] People with one 'home' were never split between the arms, which would
      happen by luck about once in 260 tables; that people were assigned one by
      one is taken from --ignore-clusters.
  $ praxis analyse homes.csv --arm arm --outcome y --json | grep cluster_
      "cluster_found": false,
      "cluster_perhaps": "home",
      "cluster_chance": 0.00390625,

One group an arm, and one person who has none.

  $ awk 'BEGIN { print "arm,y,town"; for (i = 0; i < 20; i++) printf "%s,%d,%s\n", i % 2 ? "reflect" : "control", i % 3 == 0, i == 7 ? "" : i % 2 ? "north" : "south" }' >towns.csv
  $ praxis analyse towns.csv --arm arm --outcome y | remarks 1
    ! [1] Each arm has a 'town' of its own, and 1 person has none. If that is
      another name for the arm, nothing is amiss. If it is a group that was in
      the arm as a whole, one an arm, the arms differ in group as much as in
      what was done, and no interval can tell the two apart.
      (if these are groups, name them with --cluster; if not, say
      --ignore-clusters)
    - [1] What was assigned: people, one by one, as is taken here. What is
      analysed: people.

Who is compared: not those of blocks with one arm alone.

  $ awk 'BEGIN { print "arm,y,site"; for (i = 0; i < 24; i++) printf "%s,%d,s%d\n", (i % 2 || i > 17) ? "reflect" : "control", i % 3 == 0, i / 6 }' >sites.csv
  $ praxis analyse sites.csv --arm arm --outcome y --block site | sed -n '1,4p'
  Whether 'reflect' raised or lowered 'y' is not settled.
  It was 33.3 % in 'reflect' and 33.3 % in 'control' (of the 18 people who are
  compared): 0.0 percentage points of difference, but anything from 44.0 less to
  44.0 more fits what was seen (95 % interval).
  $ praxis analyse sites.csv --arm arm --outcome y --block site | remarks 4
    ! [4] 'reflect' is compared with 'control' by 18 of the 24 people there
      whose outcome is known; the others are those of [2].
    - [4] Everybody's outcome is known, but not everybody is compared.
  $ praxis analyse sites.csv --arm arm --outcome y --block site --methods all --csv | awk -F, 'NR > 1 { print $4, $17 }' | grep 'mh-\|randomisation\|unblocked\|block-eff'
  mh-score 18
  mh-score 18
  mh-rr 18
  mh-or 18
  randomisation 18
  block-effects 18
  mh-rd 18
  unblocked 24
  $ praxis analyse sites.csv --arm arm --outcome y --pair site | remarks 2
    ! [2] A pair holds one person of each arm, but 4 pairs of 'site' have
      several of an arm (6 at most): they are analysed as blocks.
      (name the column with --block, or keep one of each arm in a pair)
    ! [2] 1 block with 6 people holds 'reflect' or 'control' alone: nothing
      there can be compared, and they are left out.

Covariates: how alike the arms began, and who lacks one.

  $ awk 'BEGIN { print "arm,y,age,sex,took"; for (i = 0; i < 40; i++) printf "%s,%d,%s,%s,%s\n", i % 2 ? "reflect" : "control", i * 13 % 10 < 5, i % 9 ? 20 + i * 7 % 41 : "", i * 3 % 7 < 4 ? "f" : "m", i % 2 ? i % 8 != 3 : i % 10 ? 0 : "" }' >ages.csv
  $ praxis analyse ages.csv --arm arm --outcome y --covariates age,sex --received took | sed -n '/^How alike/,/^$/p'
  How alike the arms began
    covariate    difference
    age               +0.38
    age missing       -0.15
    sex: m            -0.10
    'reflect', all together: p = 0.664, by one randomisation test.
    Standardised differences: how far the arm's mean is above the control's, in
    standard deviations.
  
  $ praxis analyse ages.csv --arm arm --outcome y --covariates age,sex --received took | remarks 13
    - [13] 'age' is missing for 5 of 40 people: they stand at its mean, and a
      covariate of its own, 'age missing', marks them (White & Thompson 2005,
      Statistics in Medicine 24:993-1007).
    - [13] Adjusting for age,sex is right only if all of it was measured before
      the assignment. The answer above is the unadjusted one.
  $ praxis analyse ages.csv --arm arm --outcome y --covariates age,sex --received took | remarks 4
    ! [4] Whether they took part ('took') is not known of 4 people: 4 of 20
      (20.0 %) in 'control', 0 of 20 (0.0 %) in 'reflect'; what is said of those
      who took part is of the others.
    - [4] Everybody's outcome is known: all 40 people who were assigned are
      compared, in the arm they were assigned to.
  $ praxis analyse ages.csv --arm arm --outcome y --covariates age,took --received took
  praxis analyse: --covariates: 'took' is who took part: a covariate was there before anybody was assigned
  [2]
  $ praxis analyse ages.csv --arm arm --outcome y --covariates age,y
  praxis analyse: --covariates: 'y' is the outcome: a covariate was there before anybody was assigned
  [2]

An association inside blocks or by weight: the first sentence says what was seen,
the next the difference that is estimated.

  $ awk 'BEGIN { print "arm,acted,site,w"; for (i = 0; i < 90; i++) { a = i % 3 ? "reflect" : "control"; s = i % 5 < 2; if (s && i % 4 == 0) a = "control"; printf "%s,%d,s%d,%.1f\n", a, (i * 7 % 11) < (a == "reflect" ? 7 : 2) + 2 * s, s, 1 + i % 4 / 2 } }' >seen.csv
  $ praxis analyse seen.csv --arm arm --outcome acted --observed --block site | head -n 5
  'acted' was higher with 'reflect': 72.2 % in 'reflect' and 19.4 % in
  'control'.
  Compared inside blocks that is 55.6 percentage points more, and anything from
  38.3 to 72.9 fits what was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  $ praxis analyse seen.csv --arm arm --outcome acted --observed --weights w | head -n 5
  'acted' was higher with 'reflect': 72.2 % in 'reflect' and 19.4 % in
  'control'.
  Compared by weight that is 53.1 percentage points more, and anything from 34.3
  to 72.0 fits what was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would

Where nobody was assigned neither the tables, nor a label, nor why a method was
chosen says that anybody was.

  $ praxis analyse seen.csv --arm arm --outcome acted --observed --methods all | sed -n '/^The arms/,/reflect/p; /marginal/p; /^How it was done/,/^  - /p'
  The arms
    arm      people  known  yes   share   95 % interval
    control      36     36    7  19.4 %   9.8 to 35.0 %
    reflect      54     54   39  72.2 %  59.1 to 82.4 %
    risk difference: logit, average marginal     +52.8  +34.6 to +70.9  < 0.0001
      HC1; least squares, HC2; least squares, HC3; logit, average marginal
  How it was done
    Nobody was assigned; the arms are as they were found, and are compared as if
    they had been made by lot.
    People are taken one by one, and the outcome is yes or no: Newcombe's
    interval keeps its level in small groups and at rare outcomes, where the
    usual normal approximation does not.
    - risk difference: Newcombe's hybrid score interval. Newcombe (1998),
    - risk difference: logit, average marginal difference, robust variance.
  $ praxis analyse seen.csv --arm arm --outcome acted --observed --block site --json | grep '"why"'
      "why": "People stand in blocks, so people are compared inside blocks, each block weighing what it holds."
  $ praxis analyse seen.csv --arm arm --outcome acted --observed --cluster site --json | grep '"why"'
      "why": "Whole groups are in one arm: people in a group are alike, so that the uncertainty comes from the number of groups, not of people."

Where nobody was assigned the tests, and what refers to them, say permutation.

  $ awk 'BEGIN { print "arm,acted,g"; for (i = 0; i < 32; i++) printf "%s,%d,g%d\n", i % 8 < 4 ? "reflect" : "control", i * 7 % 5 < 2, int(i / 4) }' >found.csv
  $ praxis analyse found.csv --arm arm --outcome acted --observed --cluster g | grep 'randomisation\|permutation'
      (read the permutation p first)
      (read the permutation p first)
    - [5] The smallest p that a permutation test of this design can give for
    - [15] The permutation p of 'reflect', 1.000, is exact: all 70 possible
    permutation test of the studentised difference  1.000
    permutation test of the studentised              -6.2  -25.0 to +25.0  1.000
    'reflect', permutation test of the studentised difference, inverted: exact:
    - that the arm adds the same to everybody's outcome (permutation test of the
    - test of no difference: permutation test of the studentised difference.
    - risk difference: permutation test of the studentised difference, inverted.

Pairs across groups and a covariate beyond all sense: what one group leaves of
them has no rank, which made the search for its root go on for ever.

  $ printf '%s\n' arm,y,g,p,x t,1,g0,p0,2.5 t,1,g0,p0,1 c,1,g2,p1,-3 t,1,g1,p1,1 t,1,g1,p2,0 t,1,g1,p2,0 c,1,g1,p3,0 t,1,g7,p3, c,1,g2,p4,2.5 t,1,g4,p4,-3 t,1,g5,p5,-3 t,1,g11,p5, t,1,g12,p6,1e80 t,1,g3,p6,1e80 t,1,g7,p7,-3 t,1,g7,p7,-3 t,1,g8,p8,0 c,1,g8,p8,2.5 c,1,g4,p9,0 c,1,g4,p9,1 t,1,g10,p10,-3 t,1,g21,p10,0 c,1,g11,p11, t,1,g11,p11,0 c,1,g12,p12,2.5 c,1,g6,p12,2.5 c,1,g26,p13,1 c,1,g6,p13,-3 t,1,g7,p14, c,1,g14,p14,-3 c,1,g30,p15,1e80 c,1,g31,p15,1 c,1,g8,p16,0 c,1,g8,p16,1 t,1,g17,p17,0 t,1,g35,p17,1e80 c,1,g36,p18,0 c,1,g12,p18,1 t,1,g19,p19,1e80 t,1,g9,p19,0 c,1,g10,p20,2.5 t,1,g41,p20,1e80 t,1,g21,p21,1e80 t,1,g14,p21,1 c,1,g44,p22,-3 c,1,g11,p22, c,1,g15,p23,2.5 t,1,g47,p23,1e80 c,1,g16,p24,2.5 c,1,g24,p24,0 c,1,g25,p25,1 t,1,g25,p25, t,1,g26,p26,1 t,1,g17,p26,1e80 c,1,g18,p27,-3 t,1,g13,p27, c,1,g28,p28,0 c,1,g28,p28,0 t,1,g58,p29,1 t,1,g19,p29,2.5 >across.csv
  $ praxis analyse across.csv --arm arm --outcome y --control c --draws 50 --cluster g --pair p --covariates x --kind binary | sed -n '1,/^$/p'
  'y' came out as 100.0 % in 't' and 100.0 % in 'c' (of the 20 people who are
  compared); how sure the difference is cannot be said: the outcome does not
  vary where the standard error is taken from.
  

So does the test of who is missing.

  $ sed 's/,[01],\(g[05]\)$/,,\1/' found.csv | awk -F, -v OFS=, 'NR == 1 { print $0, "b"; next } { print $0, "b" int((NR - 2) / 16) }' >gone.csv
  $ praxis analyse gone.csv --arm arm --outcome acted --observed --ignore-clusters --block b | grep 'randomisation test\|permutation test'
      'reflect' against 'control', is not settled (p = 1.000, permutation test).
    permutation test                                                       1.000
    - test of no difference: permutation test. Fisher (1935), The Design of
