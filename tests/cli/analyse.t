Counts give an answer without any file, the control last.

  $ praxis analyse --counts 41/75,56/75
  'treatment' lowered 'acted' from 74.7 % to 54.7 %.
  That is 20.0 percentage points less, and anything from 4.7 to 34.1 fits what
  was seen (95 % interval).
  If 'treatment' and 'control' came to the same, a difference this large would
  turn up about once in 90 studies (p = 0.011).
  
  41/75,56/75: 150 people in 2 arms
  
  The arms
    arm        assigned  known  yes   share   95 % interval
    control          75     75   56  74.7 %  63.8 to 83.1 %
    treatment        75     75   41  54.7 %  43.4 to 65.4 %
  
    control                              [-----------o--------]
    treatment      [-----------o-----------]
               40        50         60         70         80         90
               per cent whose outcome is yes
  
  Effects, against 'control'
    arm        points  95 % interval      p
    treatment   -20.0  -34.1 to -4.7  0.011
  
    treatment          [------------------o---------------------]     |
               -40          -30           -20          -10            0
               percentage points
  
  What to keep in mind
    - [1] What was assigned: people, one by one, as far as counts tell. What is
      analysed: people.
    - [1] Counts cannot show what was assigned. If groups were assigned, not
      people, the intervals here are too narrow.
      (analyse the table of people)
    - [11] A study of this size and design would notice a true difference of
      21.4 percentage points between 'treatment' and 'control' four times in
      five; smaller ones more rarely.
    - [12] One outcome was tested, in one comparison. Were others looked at
      before this one was chosen, its p is too small.
    - [15] The randomisation p of 'treatment', 0.016, is exact: the whole
      distribution over the possible assignments.
    - [19] Were the true difference of 'treatment' half of what was seen, 26 of
      100 studies like this would notice it, and those would show 2.0 times the
      truth on average: a difference found by a small study is likely too large
      (Gelman & Carlin 2014, Perspectives on Psychological Science 9:641-651).
  
  The same on other scales
    measure                  estimate  95 % interval
    number needed to treat  5 to harm        3 to 22
    risk ratio                   0.73   0.57 to 0.93
    odds ratio                   0.41   0.21 to 0.84
  
  Tests
    test                       p
    Boschloo's exact test  0.011
    Fisher's test, mid-p   0.011
    randomisation test     0.016
  
  The same by other methods
    method                                        estimate  95 % interval      p
    Miettinen and Nurminen's score interval          -20.0  -34.5 to -4.7      -
    difference in means, Neyman's variance,          -20.0  -35.2 to -4.8  0.010
    Welch's df
  
  What is assumed
    - that chance alone decided who was in which arm
    - that nobody's outcome depends on another's arm
    - that everybody in an arm acts with the same chance, each without regard to
      the others (risk difference; number needed to treat; risk ratio; odds
      ratio; Boschloo's exact test; Fisher's test, mid-p; Miettinen and
      Nurminen's score interval)
    - that means of so many people vary about as normal numbers do (difference
      in means, Neyman's variance, Welch's df)
  
  How it was done
    What was assigned: people. People are counted in the arm they were assigned
    to, whatever they then did (intention to treat).
    People were assigned one by one, and the outcome is yes or no: Newcombe's
    interval keeps its level in small groups and at rare outcomes, where the
    usual normal approximation does not.
    - risk difference: Newcombe's hybrid score interval. Newcombe (1998),
      Statistics in Medicine 17:873-890
    - number needed to treat: one over the risk difference and its limits.
      Altman (1998), BMJ 317:1309-1312
    - risk ratio: Koopman's score interval. Koopman (1984), Biometrics
      40:513-517
    - odds ratio: Baptista and Pike's mid-p interval. Baptista & Pike (1977),
      Applied Statistics 26:214-220; Fagerland, Lydersen & Laake (2015), SMMR
      24:224-254
    - test of no difference: Boschloo's exact test. Boschloo (1970), Statistica
      Neerlandica 24:1-35
    - test of no difference: Fisher's test, mid-p. Lancaster (1961), JASA
      56:223-234; Fagerland, Lydersen & Laake (2017), Statistical Analysis of
      Contingency Tables
    - test of no difference: randomisation test. Fisher (1935), The Design of
      Experiments; Phipson & Smyth (2010), SAGMB 9:39
    - risk difference: Miettinen and Nurminen's score interval. Miettinen &
      Nurminen (1985), Statistics in Medicine 4:213-226
    - risk difference: difference in means, Neyman's variance, Welch's df.
      Neyman (1923, 1990), Statistical Science 5:465-472; Welch (1947),
      Biometrika 34:28-35
    - share of one arm: Wilson's score interval. Wilson (1927), JASA 22:209-212
    - praxis 0.1.0

What is not settled is said to be so.

  $ praxis analyse --counts 12/40,14/41 | head -4
  Whether 'treatment' raised or lowered 'acted' is not settled.
  It was 30.0 % in 'treatment' and 34.1 % in 'control': 4.1 percentage points
  less, but anything from 23.5 less to 15.8 more fits what was seen (95 %
  interval).

Several tables of the same arms are strata: who found a coin posted the letter.

  $ praxis analyse --counts '6/7,4/8;4/4,0/5;4/5,0/6;3/3,1/4' | head -5
  'treatment' raised 'acted' by 67.5 percentage points.
  Compared inside blocks: anything from 40.5 to 84.3 more fits what was seen
  (95 % interval); over all it was 89.5 % in 'treatment' and 21.7 % in
  'control'.
  If 'treatment' and 'control' came to the same, a difference this large would

The answer on another scale, where it is asked for.

  $ praxis analyse --counts 41/75,56/75 --estimand rr | sed -n '1,5p;/^Effects/,/^$/p;/^The same on/,/^$/p'
  'treatment' lowered 'acted' (risk ratio 0.73).
  It was 54.7 % in 'treatment' and 74.7 % in 'control': risk ratio 0.73, and
  anything from 0.57 to 0.93 fits what was seen (95 % interval).
  If 'treatment' and 'control' came to the same, a difference this large would
  turn up about once in 90 studies (p = 0.011).
  Effects, against 'control'
    arm        risk ratio  95 % interval      p
    treatment        0.73   0.57 to 0.93  0.011
  
  The same on other scales
    measure                  estimate  95 % interval
    risk difference             -20.0  -34.1 to -4.7
    number needed to treat  5 to harm        3 to 22
    odds ratio                   0.41   0.21 to 0.84
  
  $ praxis analyse --counts 12/40,14/41 --estimand or | head -3
  Whether 'treatment' raised or lowered 'acted' is not settled.
  It was 30.0 % in 'treatment' and 34.1 % in 'control': odds ratio 0.83, and
  anything from 0.32 to 2.05 fits what was seen (95 % interval).
  $ praxis analyse --counts 12/40,14/41 --estimand size
  praxis analyse: --estimand: there is no 'size'; there are rd, rr, or, mean, rate and win, and with --time rmst, rmst-ratio and hr
  [2]
  $ praxis analyse --counts 12/40,14/41 --estimand win
  praxis analyse: --estimand: the answer cannot be a chance to come out above in this design (complete, binary outcome)
  [2]

A table of counts: each row stands for several people.

  $ praxis analyse data-samples/two-by-two/promotion.csv --arm arm --outcome promoted --of n --control female | head -5
  'male' raised 'promoted' from 58.3 % to 87.5 %.
  That is 29.2 percentage points more, and anything from 3.9 to 50.3 fits what
  was seen (95 % interval).
  If 'male' and 'female' came to the same, a difference this large would turn up
  about once in 34 studies (p = 0.029).
  $ praxis analyse data-samples/two-by-two/found-coin.csv --arm arm --outcome mailed --of n --block stamped --control 'no coin' | head -3
  'coin' raised 'mailed' by 67.6 percentage points.
  Compared inside blocks: anything from 39.8 to 84.1 more fits what was seen
  (95 % interval); over all it was 89.5 % in 'coin' and 21.7 % in 'no coin'.
  $ praxis analyse data-samples/turnout-2008/turnout.csv --arm arm --outcome voted --of n | sed -n '/^Effects/,/^$/p'
  Effects, against 'control'
    arm         points  95 % interval         p  p adjusted
    civic duty    +1.8   +1.3 to +2.3  < 0.0001    < 0.0001
    hawthorne     +2.6   +2.1 to +3.1  < 0.0001    < 0.0001
    self          +4.9   +4.3 to +5.4  < 0.0001    < 0.0001
    neighbors     +8.1   +7.6 to +8.7  < 0.0001    < 0.0001
  
  $ praxis analyse data-samples/two-by-two/promotion.csv --arm arm --outcome n --of promoted --control female
  praxis analyse: row 1 of 'promotion' says that more people acted than there were
  [1]

Nobody was assigned: an association, never an effect.

  $ praxis analyse --counts 41/75,56/75 --observed | head -8
  'acted' was lower with 'treatment': 54.7 % in 'treatment' and 74.7 % in
  'control'.
  That is 20.0 percentage points less, and anything from 4.7 to 34.1 fits what
  was seen (95 % interval).
  If 'treatment' and 'control' came to the same, a difference this large would
  turn up about once in 90 studies (p = 0.011).
  This is an association, not an effect: nobody was assigned by lot, so those
  who differ in the one may have differed in much else.
  $ praxis analyse --counts 41/75,56/75 --observed | grep -ic 'raised\|lowered'
  0
  [1]

Nobody was assigned, and what people brought with them was asked: they are made
alike in it, by a model and by weights, and what is left stays an association.

  $ {
  >   echo arm,member,acted
  >   i=0
  >   while [ $i -lt 120 ]; do
  >     m=$((i * 7 % 3 == 0))
  >     r=$(((i * 11 + m * 4) % 10 < 3 + 3 * m))
  >     arm=$([ $r = 1 ] && echo reflected || echo control)
  >     echo "$arm,$m,$(((i * 17 + i / 7) % 10 < 2 + 3 * m + 2 * r))"
  >     i=$((i + 1))
  >   done
  > } >chosen.csv
  $ praxis analyse chosen.csv --arm arm --outcome acted --observed --covariates member | sed -n '1,/^$/p;/^Adjusted/,/^What/p;/apart/,/(Austin/p;/Something/,/167/p'
  'acted' was higher with 'reflected': 56.2 % in 'reflected' and 34.7 % in
  'control'.
  That is 21.5 percentage points more, and anything from 3.4 to 37.9 fits what
  was seen (95 % interval).
  With people made alike in member, the difference is 14.1 percentage points
  more, and anything from 4.9 less to 33.0 more fits what was seen (95 %
  interval).
  If 'reflected' and 'control' came to the same, a difference this large would
  turn up about once in 50 studies (p = 0.020).
  This is an association, not an effect: nobody was assigned by lot, so those
  who differ in the one may have differed in much else.
  
  Adjusted for what was there before
    method                                        estimate  95 % interval      p
    risk difference: standardised for member         +14.1  -4.9 to +33.0  0.144
    risk difference: weighted by the chance of       +14.1  -4.7 to +32.9  0.140
    the arm, given member
    risk ratio: standardised for member               1.36   0.90 to 2.06  0.139
    risk ratio: weighted by the chance of the         1.36   0.91 to 2.05  0.136
    arm, given member
  
  How alike people were
    covariate  before  weighted
    member      +0.60      0.00
    Standardised differences: how far the arm's mean is above the control's, in
    standard deviations.
  
  What to keep in mind
    ! [3] 'reflected' and 'control' were furthest apart in 'member', by 0.60
      standard deviations; more than 0.10 apart: 1 of 1 covariate.
    ! [13] People were made alike in member and in nothing else. What was
      measured after people came into their arms must not be among it, and the
      adjusted figures too are an association.
    ! [14] Nobody was assigned by lot. Those in 'reflected' may have differed
      from the others beforehand: more committed, better connected, easier to
      reach. The figures are an association, and say nothing on what would
      happen if others did the same.
    - [1] Nobody was assigned. The units: people, one by one. What is analysed:
      people.
    - [3] Weighted, 'reflected' and 'control' are furthest apart in 'member', by
      0.00; more than 0.10 apart: 0 of 1 covariate (Austin & Stuart 2015,
    - [14] Something unmeasured that goes with both 'reflected' and the outcome
      by a risk ratio of 2.07 each, beyond the covariates, could explain all of
      the adjusted difference; the interval holds none already (E-value,
      VanderWeele & Ding 2017, Annals of Internal Medicine 167:268-274).
  $ praxis analyse chosen.csv --arm arm --outcome acted --observed --covariates member | grep -ic 'raised\|lowered\|was assigned one\|effect'
  2

A table of people. Groups that were never split are what was assigned.

  $ {
  >   echo id,arm,group,site,acted,times,visits
  >   i=0
  >   while [ $i -lt 72 ]; do
  >     g=$((i / 6))
  >     arm=$([ $((g % 2)) = 1 ] && echo reflect || echo control)
  >     acted=$(((i * 7 + g) % 5 < 2 + g % 2))
  >     [ $((i % 17)) = 3 ] && acted=
  >     echo "$i,$arm,g$g,$((g / 6)),$acted,$((i * 5 % 7)),$((i % 3))"
  >     i=$((i + 1))
  >   done
  > } >people.csv
  $ praxis analyse people.csv --arm arm --outcome acted
  'reflect' raised 'acted' from 38.2 % to 60.6 %.
  That is 22.4 percentage points more, and anything from 10.5 to 34.2 fits what
  was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up about once in 154 studies (p = 0.006).
  The outcome of 5 of 72 people is not known; had all of them answered, the
  difference could lie anywhere from 13.9 more to 27.8 more, before chance is
  counted.
  
  people: 72 people in 2 arms, 12 groups of 'group'
  
  The arms
    arm      assigned  known  yes   share   95 % interval  groups
    control        36     34   13  38.2 %  23.9 to 55.0 %       6
    reflect        36     33   20  60.6 %  43.7 to 75.3 %       6
  
    control      [------------o--------------]
    reflect                        [--------------o-------------]
             20               40                 60                80
             per cent whose outcome is yes
    The intervals of the single arms take people to be independent; those of the
    differences below do not.
  
  Who is missing
    arm      assigned    missing  left blank
    control        36  2 (5.6 %)           2
    reflect        36  3 (8.3 %)           3
  
  Effects, against 'control'
    arm      points   95 % interval      p
    reflect   +22.4  +10.5 to +34.2  0.006
  
    reflect  |             [----------------o---------------]
             0            10            20           30            40
             percentage points
    'reflect': standard error 5.3 percentage points, with 9.9 degrees of
    freedom.
  
  If the missing were known
    assumption                                                       from ... to
    whatever the missing would have answered                      +13.9 to +27.8
    whatever the missing would have answered, and by chance        +4.5 to +38.4
    those who would answer in whichever arm, if it moves          +21.2 to +24.2
    answering one way only
    those who would answer in whichever arm, and by chance         +7.5 to +35.7
    'reflect', those who would answer in whichever arm, if it moves answering
    one way only: 2.9 % of the answers in 'control' are set aside.
  
  What to keep in mind
    ! [4] The outcome of 5 people is missing: 2 of 36 (5.6 %) in 'control', 3 of
      36 (8.3 %) in 'reflect'. The estimates are of those whose outcome is
      known, and hold for all only if the others would have answered alike.
    ! [8] Only 6 groups in 'control': with fewer than 10 in an arm the interval
      is fragile.
      (read the randomisation p first)
    ! [8] Only 6 groups in 'reflect': with fewer than 10 in an arm the interval
      is fragile.
      (read the randomisation p first)
    - [1] What was assigned: 12 groups of 'group', with 72 people. What is
      analysed: people, as uncertain as so many groups are.
    - [1] People with one 'group' were never split between the arms, so these 12
      groups are taken to be what was assigned, and analysed as such.
      (if people were assigned one by one, say --ignore-clusters)
    - [4] Whether outcomes are missing more often in one arm than in the other,
      'reflect' against 'control', is not settled (p = 0.599, difference in
      means, clusters by CR2).
    - [5] The smallest p that a randomisation test of this design can give for
      'reflect' is 0.002.
    - [8] People of one 'group' are not alike: the intraclass correlation is
      -0.175, below zero, which chance can do. With these groups that makes 67
      people worth about 67 who have nothing to do with each other (design
      effect 1.00).
    - [11] A study of this size and design would notice a true difference of
      16.6 percentage points between 'reflect' and 'control' four times in five;
      smaller ones more rarely.
    - [12] One outcome was tested, in one comparison. Were others looked at
      before this one was chosen, its p is too small.
    - [15] The randomisation p of 'reflect', 0.006, is exact: all 924 possible
      assignments.
    - [19] Were the true difference of 'reflect' half of what was seen, 45 of
      100 studies like this would notice it, and those would show 1.4 times the
      truth on average: a difference found by a small study is likely too large
      (Gelman & Carlin 2014, Perspectives on Psychological Science 9:641-651).
  
  The same on other scales
    measure                     estimate  95 % interval
    number needed to treat  5 to benefit        3 to 10
  
  Tests
    test                                                  p
    randomisation test of the studentised difference  0.006
  
  The same by other methods
    method                                        estimate  95 % interval      p
    randomisation test of the studentised            +22.4  +8.9 to +35.2  0.006
    difference, inverted
    'reflect', randomisation test of the studentised difference, inverted:
    exact: all 924 possible assignments.
  
  What is assumed
    - that chance alone decided which group was in which arm
    - that nobody's outcome depends on another group's arm
    - that those whose outcome is not known would have come out like those of
      their arm whose is (but by the bounds)
    - that the arm makes people answer, or keeps them from it, but not the one
      with some and the other with others (those who would answer in whichever
      arm, if it moves answering one way only; those who would answer in
      whichever arm, and by chance)
    - that means of so many groups vary about as normal numbers do (risk
      difference; number needed to treat; whatever the missing would have
      answered, and by chance; those who would answer in whichever arm, and by
      chance)
    - that the arm adds the same to everybody's outcome (randomisation test of
      the studentised difference, inverted)
  
  How it was done
    What was assigned: whole groups. People are counted in the arm they were
    assigned to, whatever they then did (intention to treat).
    Whole groups were assigned: people in a group are alike, so that the
    uncertainty comes from the number of groups, not of people.
    - risk difference: difference in means, clusters by CR2. Bell & McCaffrey
      (2002), Survey Methodology 28:169-181; Pustejovsky & Tipton (2018), JBES
      36:672-683
    - number needed to treat: one over the risk difference and its limits.
      Altman (1998), BMJ 317:1309-1312
    - test of no difference: randomisation test of the studentised difference.
      Fisher (1935), The Design of Experiments; Phipson & Smyth (2010), SAGMB
      9:39
    - risk difference: randomisation test of the studentised difference,
      inverted. Fisher (1935), The Design of Experiments; Wu & Ding (2021), JASA
      116:1898-1913
    - risk difference: whatever the missing would have answered. Manski (1990),
      American Economic Review 80:319-323
    - risk difference: whatever the missing would have answered, and by chance.
      Imbens & Manski (2004), Econometrica 72:1845-1857
    - risk difference: those who would answer in whichever arm, if it moves
      answering one way only. Lee (2009), Review of Economic Studies
      76:1071-1102
    - risk difference: those who would answer in whichever arm, and by chance.
      Lee (2009), Review of Economic Studies 76:1071-1102; Imbens & Manski
      (2004), Econometrica 72:1845-1857
    - share of one arm: Wilson's score interval. Wilson (1927), JASA 22:209-212
    - praxis 0.1.0
  $ praxis analyse people.csv --arm arm --outcome acted --ignore-clusters | sed -n '/keep in mind/,/--ignore/p'
  What to keep in mind
    ! [1] People with one 'group' were never split between the arms, yet people
      are analysed as if each had been assigned alone: the intervals are too
      narrow.
      (leave out --ignore-clusters)
  $ praxis analyse people.csv --arm arm --outcome times --kind number --block site --cluster group | head -5
  Whether 'reflect' raised or lowered the mean of 'times' is not settled.
  It was a mean of 2.92 in 'reflect' and 3.06 in 'control': 0.14 less, but
  anything from 0.59 less to 0.31 more fits what was seen (95 % interval).
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up in about 49 of 100 studies (p = 0.490).
  $ praxis analyse people.csv --arm arm --outcome times --csv --filter 'site=0' | cut -d, -f1-12
  role,outcome,estimand,method,arm,versus,estimate,se,df,lower,upper,level
  primary,times,rate-ratio,poisson,reflect,control,1.0192307692307694,0.09713739648439396,3.9996372211137303,0.7782884215317071,1.3347639926369177,0.95
  other,times,difference-in-means,clustered-mean,reflect,control,0.055555555555555504,0.2832788618662658,3.9999999999999996,-0.7309526538790404,0.8420637649901513,0.95
  test,times,no-difference,randomisation,reflect,control,,,,,,0.95
  also,times,rate-ratio,negative-binomial,reflect,control,1.0192307692307692,0.09713739648439393,3.999865287148479,0.7782931422054007,1.3347558967345823,0.95
  also,times,difference-in-means,inverted-t-mean,reflect,control,0.05555555555555555,,,-Inf,Inf,0.95

For programs, all digits.

  $ praxis analyse --counts 41/75,56/75 --csv | cut -d, -f1-7,10-13 | head -4
  role,outcome,estimand,method,arm,versus,estimate,lower,upper,level,p
  primary,acted,risk-difference,newcombe,treatment,control,-0.20000000000000007,-0.340586853886383,-0.04697623846023788,0.95,0.011124321172884111
  other,acted,number-needed-to-treat,newcombe,treatment,control,-4.999999999999998,-21.287357880866313,-2.936108627180284,0.95,
  other,acted,risk-ratio,koopman,treatment,control,0.7321428571428571,0.5658983888400139,0.9292299602907369,0.95,
  $ praxis analyse --counts 41/75,56/75 --json | sed -n '/"estimates"/,/}/p'
    "estimates": [
      {
        "role": "primary",
        "outcome": "acted",
        "estimand": "risk-difference",
        "method": "newcombe",
        "label": "Newcombe's hybrid score interval",
        "arm": "treatment",
        "versus": "control",
        "estimate": -0.20000000000000007,
        "se": 0.076330664679212443,
        "df": null,
        "lower": -0.34058685388638299,
        "upper": -0.046976238460237879,
        "level": 0.94999999999999996,
        "p": 0.011124321172884111,
        "p_error": null,
        "p_adjusted": null,
        "test": "boschloo",
        "times": null,
        "n": 150,
        "clusters": null,
        "fragile": false,
        "reason": null,
        "caution": null,
        "detail": null,
        "source": "Newcombe (1998), Statistics in Medicine 17:873-890",
        "assumptions": [
          "chance alone decided who was in which arm",
          "nobody's outcome depends on another's arm",
          "everybody in an arm acts with the same chance, each without regard to the others"
        ],
        "item": null
      },

The same input gives the same bytes.

  $ praxis analyse people.csv --arm arm --outcome acted --html a.html >a.txt
  $ praxis analyse people.csv --arm arm --outcome acted --html b.html >b.txt
  $ cmp a.html b.html && cmp a.txt b.txt && grep -c '<svg' a.html
  2

What is wrong is told in one line, and nothing is left behind.

  $ praxis analyse
  praxis analyse: which table? give a CSV, '-' for standard input, or --counts 23/40,14/41
  [2]
  $ praxis analyse people.csv
  praxis analyse: which column is the arm? say it with --arm
  [2]
  $ praxis analyse people.csv --arm arm
  praxis analyse: which column is the outcome? say it with --outcome
  [2]
  $ praxis analyse people.csv --arm amr --outcome acted
  praxis analyse: --arm: the table has no column 'amr'; did you mean 'arm'?
  [2]
  $ praxis analyse people.csv --arm arm --outcome score
  praxis analyse: --outcome: the table has no column 'score'; it has id, arm, group, site, acted, times, visits
  [2]
  $ praxis analyse people.csv --arm site --outcome acted --control 2
  praxis analyse: --control: there is no arm '2'; the arms are '0', '1'
  [2]
  $ praxis analyse people.csv --arm visits --outcome acted --filter 'visits>0'
  praxis analyse: which arm is the control? say it with --control; the arms are '1', '2'
  [2]
  $ praxis analyse people.csv --arm arm --outcome acted --filter 'arm=control'
  praxis analyse: everybody is in one arm: 'arm' is 'control' in every row, so there is nothing to compare with
  [1]
  $ praxis analyse people.csv --arm arm --outcome acted --filter 'times>9'
  praxis analyse: no row is left to analyse: 72 are filtered out and 0 have no value in 'arm'
  [1]
  $ praxis analyse people.csv --arm arm --outcome acted --filter 'site!=0 or times>1'
  praxis analyse: --filter: '0 or times>1' is more than one value, as it holds 'or': join conditions that must all be met by 'and', as in 'age>=18 and site!=north' (there is no 'or'); a value that does hold 'or' stands in quotes, as in 'site="this or that"'
  [2]
  $ praxis analyse people.csv --arm arm --outcome acted --filter 'site!=0 && times>1'
  praxis analyse: --filter: '0 && times>1' is more than one value, as it holds '&&': join conditions that must all be met by 'and', as in 'age>=18 and site!=north' (there is no 'or'); a value that does hold '&&' stands in quotes, as in 'site="this && that"'
  [2]
  $ praxis analyse people.csv --arm arm --outcome acted --filter 'site!=0 AND times>1'
  praxis analyse: --filter: '0 AND times>1' is more than one value, as it holds 'and': join conditions that must all be met by 'and', as in 'age>=18 and site!=north' (there is no 'or'); a value that does hold 'and' stands in quotes, as in 'site="this and that"'
  [2]
  $ praxis analyse people.csv --arm arm --outcome acted --filter 'times=>1'
  praxis analyse: --filter: '>1' is more than one value, as it holds '>': join conditions that must all be met by 'and', as in 'age>=18 and site!=north' (there is no 'or'); a value that does hold '>' stands in quotes, as in 'site="this > that"'
  [2]
  $ praxis analyse people.csv --arm arm --outcome acted --filter "site='0' or site='1'"
  praxis analyse: --filter: ''0' or site='1'' is more than one value, as it holds 'or': join conditions that must all be met by 'and', as in 'age>=18 and site!=north' (there is no 'or'); a value that does hold 'or' stands in quotes, as in 'site="this or that"'
  [2]
  $ praxis analyse people.csv --arm arm --outcome acted --filter "site='0','1'"
  praxis analyse: --filter: '0','1' goes on behind its quotes: one condition looks at one value; a value that holds quotes stands in quotes of the other kind
  [2]
  $ praxis analyse people.csv --arm arm --outcome visits
  praxis analyse: the outcome 'visits' has a third value beside 0 and 1: '0' (24), '1' (24), '2' (24); leave rows out with --filter, name what counts as yes with --success, or say --kind count
  [1]
  $ praxis analyse people.csv --arm id --outcome acted
  praxis analyse: 'id' has 72 different values: is it the arm that people were assigned to?
  [1]
  $ praxis analyse people.csv --arm arm --outcome acted --level 95
  praxis analyse: --level is between 0 and 1: 0.95, not 95
  [2]
  $ praxis analyse people.csv --arm arm --outcome acted --weights times --ignore-clusters --estimand or
  praxis analyse: --estimand: the answer cannot be an odds ratio in this design (complete, binary outcome)
  [2]
  $ praxis analyse people.csv --arm arm --outcome acted --ignore-clusters --method woolf
  praxis analyse: --method: 'woolf' gives an odds ratio: ask for that with --estimand odds-ratio
  [2]
  $ praxis analyse people.csv --arm arm --outcome acted --draws 0
  praxis analyse: --draws is 1 or more; without it there are as many as the design asks for
  [2]
  $ praxis analyse people.csv --arm arm --outcome acted --scale s=visits,times --scale-answers 0
  praxis analyse: --scale-answers is 1 or more
  [2]
  $ praxis analyse people.csv --arm arm --outcome acted --method newcombe
  praxis analyse: --method: there is no 'newcombe' for this design (clustered, binary outcome); there are clustered, cluster-weighted, cr0, cr1, logit-difference, inverted, inverted-t
  [2]
  $ praxis analyse --counts 41/75
  praxis analyse: --counts: '41/75' is one arm alone: write the others behind it, the control last: 23/40,14/41
  [2]
  $ praxis analyse --counts 80/75,1/2
  praxis analyse: --counts: '80/75' says that more people acted than there were
  [2]
  $ praxis analyse missing.csv --arm arm --outcome acted
  praxis analyse: cannot open 'missing.csv': No such file or directory
  [3]
  $ : >empty.csv; praxis analyse empty.csv --arm arm --outcome acted
  praxis analyse: empty.csv: the table is empty
  [1]
  $ echo arm,acted >header.csv; praxis analyse header.csv --arm arm --outcome acted
  praxis analyse: header.csv: the table has a header but no rows
  [1]
  $ printf 'arm,acted\n\000\001\002,1\n' >binary.csv; praxis analyse binary.csv --arm arm --outcome acted
  praxis analyse: binary.csv:2: this is not a text file: save it as CSV (UTF-8)
  [1]
  $ praxis analyse --counts 41/75,56/75 >/dev/full
  praxis analyse: cannot write 'standard output': No space left on device
  [3]
  $ praxis analyse --counts 41/75,56/75 --html nowhere/page.html
  praxis analyse: cannot write 'nowhere/page.html': No such file or directory
  [3]
  $ ls
  a.html
  a.txt
  b.html
  b.txt
  binary.csv
  chosen.csv
  data-samples
  empty.csv
  header.csv
  instruments
  people.csv
  praxis

Few groups: the interval of 4 groups an arm leaves out no difference, and the
test of the assignments does not. Then nothing is settled.

  $ awk 'BEGIN { print "arm,y,g"; split("100 5 5 5 5 5 5 5", n, " "); split("31 1 2 3 5 3 2 4", yes, " "); for (g = 1; g <= 8; g++) for (i = 0; i < n[g]; i++) printf "%s,%d,g%d\n", g <= 4 ? "control" : "reflect", i < yes[g], g }' >few.csv
  $ praxis analyse few.csv --arm arm --outcome y --cluster g | head -n 7
  Whether 'reflect' raised or lowered 'y' is not settled.
  It was 70.0 % in 'reflect' and 32.2 % in 'control': 37.8 percentage points
  more, and anything from 0.3 to 75.3 more fits what was seen (95 % interval);
  but with so few groups the interval is fragile, and the randomisation test
  does not bear it out.
  If 'reflect' and 'control' came to the same, a difference this large would
  turn up in about 14 of 100 studies (p = 0.143).
  $ praxis analyse few.csv --arm arm --outcome y --cluster g --kind count | head -n 5
  Whether 'reflect' raised or lowered the mean of 'y' is not settled.
  It was a mean of 0.70 in 'reflect' and 0.32 in 'control': 2.18 times as many,
  and anything from 1.23 to 3.84 times fits what was seen (95 % interval); but
  with so few groups the interval is fragile, and the randomisation test does
  not bear it out.
  $ praxis analyse few.csv --arm arm --outcome y --cluster g --json | grep -c '"fragile": true'
  1

Blocks set aside where they were not assigned alike: not shown unasked, and told
where asked for.

  $ awk 'BEGIN { print "arm,y,b"; for (i = 0; i < 40; i++) { b = i % 2; t = i % 20 < (b ? 18 : 2); printf "%s,%d,b%d\n", t ? "reflect" : "control", (i * 7) % 10 < (b ? 8 : 3), b } }' >uneven.csv
  $ praxis analyse uneven.csv --arm arm --outcome y --block b | grep -c 'set aside'
  0
  [1]
  $ praxis analyse uneven.csv --arm arm --outcome y --block b --method unblocked | grep -A1 'with care'
  Read it with care: the share assigned differs between blocks, so that with
  blocks set aside unlike people are compared: this is biased.

Nobody was assigned, so nobody was asked to take part either.

  $ praxis analyse uneven.csv --arm arm --outcome y --observed --received y
  praxis analyse: --received is of people who were assigned, and with --observed nobody was
  [2]
  $ praxis analyse uneven.csv --arm arm --outcome y --observed | grep -o 'The [a-z]* p of'
  The permutation p of

Weights of one over the chance of the arm that people are in: the answer is
Hajek's, and Horvitz and Thompson's is to be had.

  $ printf '%s\n' arm,y,w t,5,2 t,7,4 t,4,1.25 c,3,1.25 c,6,2 c,2,5 >chances.csv
  $ praxis analyse chances.csv --arm arm --control c --outcome y --weights w | sed -n '/^The arms/,/^Effects/p'
  The arms
    arm  assigned  known  mean  standard deviation
    c           3      3  3.67                2.08
    t           3      3  5.33                1.53
    By weight the arms came to 3.12 in 'c' and 5.93 in 't'.
  
  Effects, against 'c'
  $ praxis analyse chances.csv --arm arm --control c --outcome y --weights w --method weighted-ht-mean --csv | cut -d, -f4,7,8
  method,estimate,se
  weighted-ht-mean,2.875,5.693716078079216
  weighted-randomisation,,
  $ sed 's/,5$/,1/' chances.csv | praxis analyse - --arm arm --control c --outcome y --weights w --method weighted-ht-mean | head -n 2
  't' cannot be compared with 'c': Horvitz-Thompson takes a weight to be one
  over the chance of the arm that a person is in, and some weigh 1 or less.

The test re-assigns people with what they weigh; with weights of the arms in
blocks, whoever is re-assigned takes that of the other arm.

  $ praxis analyse chances.csv --arm arm --control c --outcome y --weights w | sed -n '/The randomisation p/,/arm\./p'
    - [15] The randomisation p of 't', 0.400, is exact: all 20 possible
      assignments, supposing that what a person weighs does not depend on the
      arm.
  $ (echo arm,y,b,w; for b in 1 2; do for k in 1 2 3 4 5 6 7 8; do if test $((k % 4)) -lt $b; then echo t,$((k * k % 7 + 3 * b)),$b,$((12 / b)); else echo c,$((k * k % 5 + 3 * b)),$b,$((12 / (4 - b))); fi; done; done) >shares.csv
  $ praxis analyse shares.csv --arm arm --control c --outcome y --block b --weights w | sed -n '/^  . \[15\]/,/block\./p'
    - [15] The randomisation p of 't', 0.252, is exact: all 1,960 possible
      assignments, whoever is re-assigned taking the weight of the arm in their
      block.
  $ praxis analyse shares.csv --arm arm --control c --outcome y --block b --weights w --csv | cut -d, -f1,4,7,13-15,17
  role,method,estimate,p,p_error,p_adjusted,n
  primary,weighted-mean,-1.0416666666666656,0.25204081632653064,,,16
  test,weighted-randomisation,,0.25204081632653064,,,16

  $ (echo arm,y,g,w; for g in 1 2 3 4 5 6 7 8 9; do for k in 1 2 3; do echo $(test $((g % 2)) = 1 && echo t || echo c),$((g * k * k % 11)),g$g,$((1 + g * k % 3)); done; done) >grouped.csv
  $ praxis analyse grouped.csv --arm arm --control c --outcome y --cluster g --weights w | sed -n '/^Tests/,/^$/p'
  Tests
    test                                                           p
    weighted randomisation test of the studentised difference  0.563
  

With all methods the shares of single arms come by all of theirs too.

  $ praxis analyse --counts 23/40,0/41 --methods all | sed -n '/^The share of each/,/here\.$/p'
  The share of each arm, by other methods
    arm        method                                 share   95 % interval
    control    Wilson's score interval                0.0 %    0.0 to 8.6 %
    control    Agresti and Coull's interval           0.0 %   0.0 to 10.2 %
    control    Clopper and Pearson's exact interval   0.0 %    0.0 to 8.6 %
    control    exact interval, mid-p                  0.0 %    0.0 to 7.0 %
    control    Jeffreys' interval                     0.0 %    0.0 to 5.9 %
    control    normal approximation (Wald)            0.0 %    0.0 to 0.0 %
    treatment  Wilson's score interval               57.5 %  42.2 to 71.5 %
    treatment  Agresti and Coull's interval          57.5 %  42.2 to 71.5 %
    treatment  Clopper and Pearson's exact interval  57.5 %  40.9 to 73.0 %
    treatment  exact interval, mid-p                 57.5 %  41.9 to 72.0 %
    treatment  Jeffreys' interval                    57.5 %  42.1 to 71.9 %
    treatment  normal approximation (Wald)           57.5 %  42.2 to 72.8 %
    People are taken to be independent here.
  $ praxis analyse --counts 23/40,0/41 --methods all --csv | grep -c '^share,acted,share,'
  12
  $ praxis analyse --counts 23/40,0/41 --csv | grep -c ^share
  0
  [1]

Whose outcome is missing changes no share that was assigned, nor does a block
that cannot be halved.

  $ awk 'BEGIN { print "arm,y,b"; for (b = 0; b < 4; b++) for (i = 0; i < 15; i++) { y = (i * 7 + b) % 3 == 0; if (b == 1 && i > 8) y = ""; printf "%s,%s,b%d\n", i % 2 ? "reflect" : "control", y, b } }' >odd.csv
  $ praxis analyse odd.csv --arm arm --outcome y --block b | grep -c 'blocks set aside'
  4
  $ praxis analyse odd.csv --arm arm --outcome y --block b --method unblocked | grep -c 'with care'
  0
  [1]

Four groups: the study is too small to settle anything, and its limits beyond 100
points leave out nothing that there can be.

  $ awk 'BEGIN { print "arm,circle,acted"; for (i = 0; i < 16; i++) printf "%s,c%d,%d\n", int(i / 4) % 2 ? "reflect" : "control", int(i / 4), substr("1111000000011011", i + 1, 1) }' >four.csv
  $ praxis analyse four.csv --arm arm --outcome acted --cluster circle | sed -n '/\[5\]/,+1p; /\[19\]/,+3p'
    ! [5] The smallest p that a randomisation test of this design can give for
      'reflect' is 0.333: the study is too small to settle anything.
    - [19] That 'reflect' and 'control' came to the same is not shown. The study
      leaves out hardly any difference that there can be; whether those that
      remain are too small to matter is for the people who run the programme to
      say, and before they see the figures.
