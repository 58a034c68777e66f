What a careful reader would ask: checks that need a table of their own.

  $ awk 'BEGIN { print "arm,group,acted,age,only,first,each"; for (i = 0; i < 60; i++) { g = int(i / 5); printf "%s,g%02d,%d,%d,%d,%d,%d\n", g % 2 ? "reflect" : "control", g, (i * 13) % 10 < 4 + 2 * (g % 2), 20 + i * 7 % 41, g == 3, i == 7, g == 2 || g == 3 } }' >groups.csv
  $ remarks() { awk -v n="$1" '/^  [!-] \[/ { told = index($0, "[" n "]") } /^$/ { told = 0 } told'; }
  $ told() { n=$1; shift; praxis analyse "$@" --arm arm --outcome acted | remarks $n; }

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
      (leave out what a single one tells of)

What was assigned, and what is analysed, is always said; and where people of
both arms may know each other. Site s3 has one arm alone.

  $ awk 'BEGIN { print "arm,site,pair,acted"; for (i = 0; i < 48; i++) printf "%s,s%d,p%02d,%d\n", (i % 2 || i > 35) ? "reflect" : "control", i / 12, i / 2, (i * 13) % 10 < 4 + 2 * (i % 2) }' >people.csv
  $ told 1 people.csv
    - [1] What was assigned: people, one by one. What is analysed: people.
  $ told 16 people.csv
  $ told 1 people.csv --block site
    - [1] What was assigned: people, one by one, inside 4 blocks of 'site'. What
      is analysed: people.
  $ told 16 people.csv --block site
    - [16] 3 blocks of 'site' hold people of more than one arm, who may know
      each other. Where those of one arm tell those of the other, the arms come
      out more alike than they would have, and the difference too near to none.
      (record who knew of the other arm, or talked with people of it)
  $ head -37 people.csv | cut -d, -f1,3,4 >pairs.csv
  $ told 1 pairs.csv --pair pair
    - [1] What was assigned: people, one by one, inside 18 pairs of 'pair'. What
      is analysed: people.
  $ told 16 pairs.csv --pair pair
    - [16] 18 pairs of 'pair' hold people of more than one arm, who may know
      each other. Where those of one arm tell those of the other, the arms come
      out more alike than they would have, and the difference too near to none.
      (record who knew of the other arm, or talked with people of it)
  $ told 1 groups.csv --cluster group
    - [1] What was assigned: 12 groups of 'group', with 60 people. What is
      analysed: people, as uncertain as so many groups are.
  $ told 16 groups.csv --cluster group
  $ told 1 groups.csv --cluster group --observed
    - [1] Nobody was assigned. The units: 12 groups of 'group', with 60 people.
      What is analysed: people, as uncertain as so many groups are.
  $ told 1 groups.csv --ignore-clusters
    ! [1] People with one 'group' were never split between the arms, yet people
      are analysed as if each had been assigned alone: the intervals are too
      narrow.
      (leave out --ignore-clusters)
    - [1] What was assigned: people, one by one, as --ignore-clusters says. What
      is analysed: people.
  $ praxis analyse --counts 12/30,9/30 | grep -A1 '\[1\] What'
    - [1] What was assigned: people, one by one, as far as counts tell. What is
      analysed: people.

Groups that are split between the arms were not assigned, and nothing in the
report says that they were, or that somebody is compared.

  $ sed 's/^reflect,g01,\(.\),3/control,g01,\1,3/' groups.csv >split.csv
  $ told 1 split.csv --cluster group
    - [1] What is said to have been assigned: 12 groups of 'group', with 60
      people. [16] speaks against it, and where a group is split nothing is
      analysed.
  $ told 4 split.csv --cluster group
    - [4] Everybody's outcome is known, but not everybody is compared.
  $ told 16 split.csv --cluster group
    ! [16] 1 group of 'group' has people in more than one arm: groups were not
      what was assigned, and people may have heard of each other's treatment.
      (if people were assigned inside these groups, give the column as --block)
  $ praxis analyse split.csv --arm arm --outcome acted --cluster group | sed -n '/split:/p;/^What is assumed/p;/^How it was/,/outcome/p'
  split: 60 people in 2 arms, 12 groups of 'group' (1 of them in several arms)
  How it was done
    What was said to have been assigned: whole groups. People are counted in the
    arm they were assigned to, whatever they then did (intention to treat).
    - risk difference: difference in means, clusters by CR2. Bell & McCaffrey
      (2002), Survey Methodology 28:169-181; Pustejovsky & Tipton (2018), JBES
      36:672-683
    - test of no difference: randomisation test. Fisher (1935), The Design of
      Experiments; Phipson & Smyth (2010), SAGMB 9:39
    - risk difference: randomisation test, studentised, inverted. Fisher (1935),
      The Design of Experiments; Wu & Ding (2021), JASA 116:1898-1913
    - share of one arm: Wilson's score interval. Wilson (1927), JASA 22:209-212
    - praxis 0.1.0

The standard error and the degrees of freedom stand under the answer; --json has
all their digits.

  $ praxis analyse groups.csv --arm arm --outcome acted --cluster group | grep 'standard error .*freedom'
  [1]
  $ praxis analyse groups.csv --arm arm --outcome acted --cluster group --json | sed -n '/"role": "primary"/,/"df"/p' | grep '"se"\|"df"'
        "se": null,
        "df": null,
  $ praxis analyse groups.csv --arm arm --outcome age --kind count --cluster group | grep -A1 'standard error of the log'
    'reflect': standard error of the logarithm 0.047, with 10 degrees of
    freedom.
  $ praxis analyse people.csv --arm arm --outcome acted | grep 'standard error .*freedom'
  [1]

How many were to be assigned to each arm, people or groups, against who is there.

  $ told 2 people.csv --planned reflect=30,control=18
    - [2] As many are there as were to be assigned: 18 people in 'control', 30
      people in 'reflect'.
  $ told 2 people.csv --planned 'reflect = 31, control=18'
    ! [2] 31 people were to be assigned to 'reflect', and 30 are there.
      (find out who is not in the table, or stands in another arm)
    - [2] As many are there as were to be assigned: 18 people in 'control'.
  $ told 2 people.csv --planned control=17
    ! [2] 17 people were to be assigned to 'control', and 18 are there.
      (find out who is there beside those of the plan)
  $ told 2 people.csv --planned control=18 --filter 'site!=s3'
    - [2] As many are there as were to be assigned: 18 people in 'control'.
  $ told 2 people.csv --planned control=20 --filter 'site!=s3'
    ! [2] 20 people were to be assigned to 'control', and 18 are there, after
      --filter.
      (find out who is not in the table, or stands in another arm)
  $ told 2 groups.csv --cluster group --planned reflect=6,control=7
    ! [2] 7 groups were to be assigned to 'control', and 6 are there.
      (find out who is not in the table, or stands in another arm)
    - [2] As many are there as were to be assigned: 6 groups in 'reflect'.
  $ praxis analyse --counts 12/30,9/31 --planned treatment=30,control=30 | remarks 2
    ! [2] 30 people were to be assigned to 'control', and 31 are there, by the
      counts.
      (find out who is there beside those of the plan)
    - [2] As many are there as were to be assigned: 30 people in 'treatment'.
  $ told 2 people.csv --planned reflect=30,contrl=18
  praxis analyse: --planned: there is no arm 'contrl'; there are 'control', 'reflect'
  $ told 2 people.csv --planned reflect
  praxis analyse: --planned: 'reflect' is not like reflect=40: an arm, and how many were to be assigned to it
  $ told 2 people.csv --planned reflect=0
  praxis analyse: --planned: 'reflect=0' is not like reflect=40: an arm, and how many were to be assigned to it
  $ told 2 people.csv --planned reflect=30,reflect=30
  praxis analyse: --planned: 'reflect' is there twice
  $ praxis analyse people.csv --arm arm --outcome acted --observed --planned reflect=30
  praxis analyse: --planned is of people who were assigned, and with --observed nobody was
  [2]
