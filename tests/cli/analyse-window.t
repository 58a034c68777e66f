Was the window closed? Of those who had not acted when last seen two are in each
arm, by 10 and 30 in the one and by 20 and 20 in the other.

  $ printf '%s\n' arm,acted,days reflect,1,3 reflect,1,9 reflect,0,10 reflect,0,30 control,1,8 control,1,12 control,0,20 control,0,20 >days.csv
  $ praxis analyse days.csv --arm arm --outcome acted --time days | sed -n '/\[17\]/,/)\.$/p'
    - [17] Had not acted when last seen, by 'days': 2 of 4 in 'reflect', half of
      them by 20; 2 of 4 in 'control', half of them by 20. Whether they acted
      later is not known. That they were followed alike in both arms is not
      ruled out (log-rank test of being last seen, people taken to be
      independent, p = 0.922).

People of one arm were followed longer: that is a warning.

  $ awk 'BEGIN { print "arm,acted,days"; for (i = 0; i < 60; i++) printf "%s,%d,%d\n", i % 2 ? "reflect" : "control", i % 5 == 0, i % 5 ? 40 + i % 7 + 30 * (i % 2) : i }' >longer.csv
  $ praxis analyse longer.csv --arm arm --outcome acted --time days | sed -n '/\[17\]/,/followed to)$/p'
    ! [17] Had not acted when last seen, by 'days': 24 of 30 in 'reflect', half
      of them by 73; 24 of 30 in 'control', half of them by 43. Whether they
      acted later is not known. In one arm people were followed longer, so that
      there was more time to act (log-rank test of being last seen, people taken
      to be independent, p < 0.0001).
      (compare up to a time that everybody was followed to)
  $ praxis analyse longer.csv --arm arm --outcome acted --time days --json | grep -A2 outcome-window
        "rule": "outcome-window",
        "number": 17,
        "severity": "warning",
  $ praxis analyse longer.csv --arm arm --outcome acted | grep -c '\[17\]'
  0
  [1]

One block was watched for longer and took up reflection more often: inside
blocks people were followed alike.

  $ awk 'BEGIN { print "event,arm,acted,days"; for (i = 0; i < 80; i++) { b = i % 2; t = b ? i % 8 != 1 : i % 8 == 0; printf "%s,%s,%d,%d\n", b ? "long" : "short", t ? "reflect" : "control", i % 5 == 0, i % 5 ? 40 + i % 7 + 30 * b : i } }' >blocks.csv
  $ praxis analyse blocks.csv --arm arm --outcome acted --time days | grep -c 'In one arm people were followed longer'
  1
  $ praxis analyse blocks.csv --arm arm --outcome acted --time days --block event | sed -n '/\[17\]/,/)\.$/p'
    - [17] Had not acted when last seen, by 'days': 32 of 40 in 'reflect', half
      of them by 72; 32 of 40 in 'control', half of them by 44.5. Whether they
      acted later is not known. That they were followed alike in both arms is
      not ruled out (log-rank test of being last seen, inside blocks, people
      taken to be independent, p = 0.464).
