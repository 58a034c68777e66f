A weak first stage: the Anderson-Rubin set is two rays, and both ends are told.

  $ awk 'BEGIN { print "arm,acted,came"; for (i = 0; i < 120; i++) { z = i % 2; d = (i * 7 % 10 < (z ? 4 : 3)); printf "%s,%d,%d\n", z ? "reflect" : "control", (i * 11 + z * 5) % 17 < 6 + 5 * z, d } }' >weak.csv
  $ praxis analyse weak.csv --arm arm --outcome acted --received came | sed -n '/^For those/,/^What to/p'
  For those who took part when asked
    measure                           estimate              95 % interval      p
    difference in taking part:             0.0             -17.9 to +17.9  1.000
    difference of the shares
    effect on those who comply:              -                          -      -
    two-stage least squares
    effect on those who comply:              -  up to -116.1, from +134.2      -
    Anderson-Rubin set
    'reflect', difference in taking part: difference of the shares: first-stage
    F 0.0.
    'reflect', effect on those who comply: two-stage least squares: being
    assigned moved nobody to receive, so the effect of receiving cannot be told.
    'reflect', effect on those who comply: Anderson-Rubin set: two rays: every
    effect up to -116.1 fits, and every effect from +134.2; what lies between is
    ruled out.
  
  What to keep in mind
  $ praxis analyse weak.csv --arm arm --outcome acted --received came --json | grep -A9 '"method": "anderson-rubin"' | grep -E 'lower|upper'
        "lower": 1.3419407033836024,
        "upper": -1.1613851478280466,
  $ praxis analyse weak.csv --arm arm --outcome acted --received came --csv | grep anderson | cut -d, -f3,4,7-11
  complier-average-effect,anderson-rubin,,,,1.3419407033836024,-1.1613851478280466

Nobody came, asked or not, and the outcome did not move either: every effect of
coming fits.

  $ awk 'BEGIN { print "arm,acted,came"; for (i = 0; i < 40; i++) printf "%s,%d,0\n", i % 2 ? "reflect" : "control", i % 3 == 0 }' >nobody.csv
  $ praxis analyse nobody.csv --arm arm --outcome acted --received came | sed -n '/^For those/,/^What to/p'
  For those who took part when asked
    measure                                   estimate          95 % interval  p
    difference in taking part: difference of       0.0                      -  -
    the shares
    effect on those who comply: two-stage            -                      -  -
    least squares
    effect on those who comply:                      -  -infinity to infinity  -
    Anderson-Rubin set
    'reflect', difference in taking part: difference of the shares: nobody took
    part, asked or not, so that it has no standard error.
    'reflect', effect on those who comply: two-stage least squares: being
    assigned moved nobody to receive, so the effect of receiving cannot be told.
    'reflect', effect on those who comply: Anderson-Rubin set: every effect
    fits: being asked says nothing about what taking part does.
  
  What to keep in mind

Do the blocks share one odds ratio? Here the arm did more in one and less in the
other.

  $ praxis analyse --counts '28/40,10/40;12/40,27/40' | sed -n '/^Tests/,/^The same/p; /seems to differ/,/one by one/p'
      Tarone's correction: the odds ratio seems to differ between blocks, so
      that one number for all hides in which the arm did more: look at the
      blocks one by one.
  Tests
    test                                                                       p
    randomisation test                                                     0.753
    Cochran-Mantel-Haenszel test                                           0.637
    one odds ratio in all blocks: Breslow and Day's test, Tarone's      < 0.0001
    correction
  
  The same by other methods
  $ praxis analyse --counts '20/40,18/40' --methods all | grep -F 'half a person more'
    logarithm, half a person more (Gart)
    with half a person more in each arm, who acted.
    person more (Gart): estimate and interval with half a person more in each
      logarithm, half a person more (Gart); Pearson's chi-square)
    - odds ratio: normal approximation of the logarithm, half a person more
