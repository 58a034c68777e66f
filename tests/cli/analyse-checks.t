What a careful reader would ask: checks that need a table of their own.

  $ awk 'BEGIN { print "arm,group,acted,age,only,first,each"; for (i = 0; i < 60; i++) { g = int(i / 5); printf "%s,g%02d,%d,%d,%d,%d,%d\n", g % 2 ? "reflect" : "control", g, (i * 13) % 10 < 4 + 2 * (g % 2), 20 + i * 7 % 41, g == 3, i == 7, g == 2 || g == 3 } }' >groups.csv
  $ told() { n=$1; shift; praxis analyse "$@" --arm arm --outcome acted | sed -n "/^  [-!] \\[$n\\]/,/\\.\$/p"; }

A covariate that one group has, and one that one person has. With 'age' beside
it, the group still says nothing of the arm.

  $ told 10 groups.csv --cluster group --covariates only
    - [10] 'reflect', adjusted for only, each arm its own way: how 'only' and
      'acted' go together in an arm is told by one group alone (CR2 is not
      defined there). That group says nothing of the difference in that row, as
      if it had been left out.
  $ told 10 groups.csv --cluster group --covariates age,only
    - [10] 'reflect', adjusted for age,only, each arm its own way: how 'only'
      and 'acted' go together in an arm is told by one group alone (CR2 is not
      defined there). That group says nothing of the difference in that row, as
      if it had been left out.
  $ told 10 groups.csv --cluster group --covariates age
  $ told 10 groups.csv --ignore-clusters --covariates first,age
    - [10] 'reflect', adjusted for first,age, each arm its own way: how 'first'
      and 'acted' go together in an arm is told by one person alone (HC2 is not
      defined there). That person says nothing of the difference in that row, as
      if it had been left out.

One group of either arm: where the covariate is at its mean rests on them.

  $ told 10 groups.csv --cluster group --covariates each
    ! [10] 'reflect', adjusted for each, each arm its own way: one cluster alone
      decides this coefficient: nothing shows its spread, and the standard error
      is too small (CR2 is not defined).
    ! [10] 'reflect', adjusted for each, each arm its own way: how 'each' and
      'acted' go together in an arm is told by one group alone (CR2 is not
      defined there), and with it the difference of that row.
