Several outcomes of the same people. The declared one stands as it would alone;
the others have p of their own, and adjusted ones.

  $ praxis collect --form instruments/library/follow-up.md --roster data-samples/reflection-study/roster.csv data-samples/reflection-study/follow-up -o data >/dev/null
  257 responses from 67 files; 4 came in again; 1 older edition set aside
  320 on the roster: 245 with a response, 75 without; 12 responses not joined
  29 findings (9 errors, 15 warnings, 5 notes): see data/findings.csv
  data/responses.csv: 332 rows
  data/actions.csv: 113 rows
  data/codebook.html says what each column is
  784 answers that identify people stand apart in data/personal.csv, for you alone
  data/set-aside.csv keeps what was not taken
  $ answer() { praxis analyse data/responses.csv --arm arm --control control --outcome acted --cluster group --block block "$@"; }
  $ answer --secondary times_all,contact=1,intent,eff_1 --exploratory ties_n,bel_1 | sed -n '/^Of 4/p;/^Secondary/,/^If the/p;/Tested beside/,/seen\.$/p;/adjusted p of/,+1p'
  Of 4 secondary outcomes none is settled once all 4 are allowed for (Holm).
  Secondary outcomes
    outcome     difference    95 % interval      p  p adjusted
    times_all        -3.61  -12.25 to +5.04  0.993       1.000
    contact    +0.2 points   -10.8 to +11.1  0.987       1.000
    intent           +0.29   -0.30 to +0.89  0.297       0.892
    eff_1            +0.25  -0.012 to +0.52  0.060       0.241
    p adjusted allows for the 4 tests of this table together (Holm), which keeps
    the chance of any false finding among them at 5 % or less. The intervals are
    each for one outcome alone.
  
  Secondary outcomes, by arm
    outcome    arm      known      missing  share or mean     sd
    times_all  control    112  53 (32.1 %)           5.19  47.20
    times_all  reflect    128  27 (17.4 %)           1.16   1.52
    contact    control    109  56 (33.9 %)         16.5 %
    contact    reflect    127  28 (18.1 %)         17.3 %
    intent     control    111  54 (32.7 %)           5.04   2.53
    intent     reflect    129  26 (16.8 %)           5.34   2.08
    eff_1      control    107  58 (35.2 %)           3.00   1.09
    eff_1      reflect    129  26 (16.8 %)           3.26   1.09
  
  Exploratory outcomes
    outcome  difference     95 % interval      p  p adjusted
    ties_n        +0.58  -0.0057 to +1.17  0.078       0.157
    bel_1       +0.0094    -0.24 to +0.26  0.908       0.908
    p adjusted allows for the 2 tests of this table together (Benjamini and
    Hochberg), which keeps the share of false ones to expect among findings at
    5 % or less. The intervals are each for one outcome alone.
    What is found by looking is for another study to test.
  
  Exploratory outcomes, by arm
    outcome  arm      known      missing  share or mean    sd
    ties_n   control    111  54 (32.7 %)           3.28  1.97
    ties_n   reflect    125  30 (19.4 %)           3.87  2.33
    bel_1    control    109  56 (33.9 %)           3.13  1.05
    bel_1    reflect    127  28 (18.1 %)           3.15  1.16
  
  If the missing were known
    - [12] Tested beside the declared outcome: 4 secondary outcomes (Holm, over
      4 p) and 2 exploratory outcomes (Benjamini and Hochberg, over 2 p). The
      declared outcome's p does not allow for them, which is right only if it
      was declared before the data were seen.
    - adjusted p of secondary outcomes: Holm (1979), Scandinavian Journal of
      Statistics 6:65-70
    - adjusted p of exploratory outcomes: Benjamini & Hochberg (1995), JRSS B
      57:289-300
  $ answer --csv >alone.csv
  $ answer --secondary intent,eff_1 --exploratory ties_n --csv | grep -v '^secondary\|^exploratory' | diff alone.csv - && echo the same
  the same
  $ answer --secondary intent,eff_1,contact --csv | grep ^secondary | sort >one.csv
  $ answer --secondary contact,intent,eff_1 --csv | grep ^secondary | sort | diff one.csv - && echo the same
  the same

By Westfall and Young, from the assignments that the design allows: the same
seed gives the same bytes.

  $ answer --secondary contact=1,intent,eff_1 --adjust westfall-young --draws 20000 | sed -n '/^Secondary outcomes$/,/^Secondary outcomes,/p'
  Secondary outcomes
    outcome   difference    95 % interval      p  p adjusted
    contact  +0.2 points   -10.8 to +11.1  0.987       0.987
    intent         +0.29   -0.30 to +0.89  0.313       0.530
    eff_1          +0.25  -0.012 to +0.52  0.081       0.223
    p adjusted allows for the 3 tests of this table together (Westfall and
    Young), which keeps the chance of any false finding among them at 5 % or
    less. The intervals are each for one outcome alone.
    Both p are from the same assignments of everybody: 20,000 of the possible
    assignments drawn at random (xoshiro256++, seed 1). Each difference is of
    those whose outcome is known: the arm is taken not to decide who that is.
  
  Secondary outcomes, by arm
  $ answer --secondary contact=1,eff_1 --adjust westfall-young --draws 5000 --json >one.json
  $ answer --secondary contact=1,eff_1 --adjust westfall-young --draws 5000 --json | cmp one.json && echo the same
  the same

An outcome that was not asked of everybody is told.

  $ answer --secondary times | sed -n '/^The secondary/p;/was asked only of/,/as none)/p'
  The secondary outcome 'times' is not settled.
    ! [13] 'times' was asked only of people whose earlier answers led to it, and
      the form passed over 154 people. If the arm moved those answers, unlike
      people are compared.
      (an outcome that everybody has is better: one where those who were passed
      over count as none)

What cannot be done is said.

  $ answer --secondary contact=1,acted
  praxis analyse: --secondary: 'acted' is the declared outcome
  [2]
  $ answer --secondary contact=7
  praxis analyse: --secondary: '7' does not occur in 'contact'; it holds '1' (40), '2' (70), '3' (71), '4' (40), '5' (15)
  [2]
  $ answer --secondary why_not
  praxis analyse: the outcome 'why_not' has 50 values, 'doubt' (7), 'doubt outside' (2), 'health' (8), 'health doubt' (2), 'health doubt outside' (3), 'health outside' (3), 'no_occasion' (5), 'no_occasion doubt' (3) and 42 more: name those that count as yes with --secondary 'why_not=VALUE', or leave rows out with --filter
  [1]
  $ answer --secondary contact=1,contact=2
  praxis analyse: --secondary: 'contact' is named before
  [2]
  $ answer --secondary intent --adjust fisher
  praxis analyse: --adjust: there is no 'fisher'; there are holm, hochberg, bh, by and westfall-young
  [2]
  $ answer --exploratory intent --adjust bh
  praxis analyse: --adjust is for the outcomes of --secondary, and there are none
  [2]
  $ answer --secondary intent --adjust westfall-young --observed
  praxis analyse: --adjust westfall-young draws assignments anew, which cannot be done here: nobody was assigned; holm can
  [2]
  $ praxis analyse --counts 4/9,3/9 --secondary intent
  praxis analyse: counts know no --secondary: give a table of people
  [2]
  $ praxis analyse data-samples/two-by-two/promotion.csv --arm arm --outcome promoted --of n --control female --exploratory n
  praxis analyse: counts know no --exploratory: give a table of people
  [2]
