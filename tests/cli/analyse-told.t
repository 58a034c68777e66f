What is told of is named, so that no two remarks are the same, and none is about
what is not there. A group's step and its rank have a p each.

  $ awk 'BEGIN { print "arm,group,step"; for (i = 0; i < 48; i++) { g = int(i / 6); printf "%s,g%d,%d\n", g % 2 ? "reflect" : "control", g, 1 + (i * 7 + g) % 4 } }' >groups.csv
  $ praxis analyse groups.csv --arm arm --outcome step --kind ordinal --cluster group --methods all | grep -A1 '\[15\]'
    - [15] The randomisation p of the mean place in 'reflect', 1.000, is exact:
      all 70 possible assignments.
    - [15] The randomisation p of the ranks in 'reflect', 1.000, is exact: all
      70 possible assignments.

Of two things that were assigned, averaged over the other or alone.

  $ awk 'BEGIN { print "letter,call,acted"; for (i = 0; i < 40; i++) printf "%d,%d,%d\n", i % 2, int(i / 2) % 2, i * 7 % 11 < 4 + i % 2 }' >crossed.csv
  $ praxis analyse crossed.csv --arm letter --factor call --outcome acted | grep -A1 '\[15\]'
    - [15] The randomisation p of 'letter', averaged over 'call', 1.000, is
      exact: the whole distribution over the possible assignments.
    - [15] The randomisation p of 'call', averaged over 'letter', 1.000, is
      exact: the whole distribution over the possible assignments.
    - [15] The randomisation p of 'letter' against 'neither', 1.000, is exact:
      all 184,756 possible assignments.
    - [15] The randomisation p of 'call' against 'neither', 1.000, is exact: all
      184,756 possible assignments.
    - [15] The randomisation p of 'letter and call' against 'neither', 1.000, is
      exact: all 184,756 possible assignments.

Pairs made alike in a covariate, on two scales; a logit that does not exist is
cautioned of nothing, nor is it a covariate's doing where there are none.

  $ awk 'BEGIN { print "pair,arm,acted,step,age"; for (i = 0; i < 24; i++) { t = i % 2; printf "p%d,%s,%d,%d,%d\n", int(i / 2), t ? "reflect" : "control", t || i % 3 == 0, 1 + (i * 5 + t) % 3, 20 + i * 7 % 30 } }' >pairs.csv
  $ praxis analyse pairs.csv --arm arm --outcome acted --pair pair --methods all --covariates age | sed -n '/\[10\]/,/\.$/p'
    ! [10] 'reflect', weighted by the chance of the arm, given age: blocks are
      set aside here: to make people alike in them too, name them among
      --covariates.
  $ praxis analyse pairs.csv --arm arm --outcome step --kind ordinal --pair pair --methods all --json | grep -A20 '"proportional-odds"' | grep '"reason"'
        "reason": "the model foretells the outcome perfectly for some people, so that a coefficient runs off to infinity, or a column of it is a combination of the others",

Everybody took part, asked or not: that is not the outcome's doing.

  $ awk 'BEGIN { print "arm,acted,came"; for (i = 0; i < 40; i++) printf "%s,%d,1\n", i % 2 ? "reflect" : "control", i % 2 ? i % 20 < 14 : i % 20 < 4 }' >everybody.csv
  $ praxis analyse everybody.csv --arm arm --outcome acted --received came | sed -n '/^For those/,/^What to/p'
  For those who took part when asked
    measure                                           estimate  95 % interval  p
    difference in taking part: difference of the           0.0              -  -
    shares
    effect on those who comply: two-stage least              -              -  -
    squares
    effect on those who comply: Anderson-Rubin set           -              -  -
    'reflect', difference in taking part: difference of the shares: everybody
    took part, asked or not, so that it has no standard error.
    'reflect', effect on those who comply: two-stage least squares: being
    assigned moved nobody to receive, so the effect of receiving cannot be told.
    'reflect', effect on those who comply: Anderson-Rubin set: being assigned
    moved the outcome and moved nobody to receive, so that receiving cannot be
    what moved it.
  
  What to keep in mind

A limit that is 0 is no difference.

  $ praxis analyse --counts 8/16,2/16 --method santner-snell | sed -n 2,3p
  It was 50.0 % in 'treatment' and 12.5 % in 'control': 37.5 percentage points
  more, but anything from no difference to 67.8 more fits what was seen (95 %
