Several items that measure one thing become a column, with how well they go
together. The third asks the other way round.

  $ awk 'function item(x, s) { v = int(3.2 + x + s * 2.2 + .5); return v < 1 ? 1 : v > 5 ? 5 : v } BEGIN { print "arm,helper,acted,a,b,c,d,age"; for (i = 0; i < 240; i++) { t = i % 2; h = int(i * 7 / 11) % 8; x = (i * 53 + 7) % 97 / 97 * 3 - 1.5 + .5 * t; e1 = (i * 29 + 3) % 83 / 83 - .5; e2 = (i * 31 + 17) % 71 / 71 - .5; e3 = (i * 41 + 5) % 61 / 61 - .5; e4 = (i * 43 + 5) % 59 / 59 - .5; printf "%s,h%d,%d,%s,%s,%s,%s,%d\n", t ? "reflect" : "control", h, (i * 37 + 11) % 101 / 101 < .3 + .15 * t + .04 * (h - 4), i % 23 == 5 ? ".r" : item(x, e1), i % 19 == 3 || i % 23 == 5 ? "" : item(x, e2), 6 - item(x, e3), i % 3 == 0 ? "" : item(x * .5, e4), 20 + (i * 29) % 47 } }' >people.csv
  $ answer() { praxis analyse people.csv --arm arm --ignore-clusters "$@"; }
  $ answer --outcome trust --scale 'trust(1..5)=a,b,-c' | sed -n '1,3p;/^Scales/,/^If the/p;/alpha:/,/McDonald/p'
  'reflect' raised the mean of 'trust' from 3.11 to 3.64.
  That is 0.53 more, and anything from 0.30 to 0.77 fits what was seen (95 %
  interval).
  Scales
    scale  items  answered all  alpha  95 % interval  omega  95 % interval
    trust      3           217   0.84   0.80 to 0.87   0.84   0.80 to 0.87
    How much of a score's spread its items share: 1 is all, 0 none. Alpha takes
    every item to be as good as the others, omega takes each as good as it loads
    on what all share. Both are of those who answered all items, in all arms
    together; the interval of omega comes from 2,000 samples of these people
    (xoshiro256++, seed 1).
  
  The items of 'trust'
    item  counted   answered  mean  with the rest  loading  alpha without
    a     as asked       229  3.37           0.71     0.81           0.77
    b     as asked       217  3.39           0.69     0.78           0.78
    c     turned         240  3.39           0.70     0.79           0.78
    'trust' is the mean of the items that a person answered, from 1 to 5, as
    said in --scale, those that are turned counted from the other end. A score
    needs 2 of the 3 answers (half): 229 of 240 people have one; the others, by
    what most of the answers they lack are: 11 prefers not to say.
  
  If the missing were known
    - Cronbach's alpha: limits of Feldt. Cronbach (1951), Psychometrika
      16:297-334; Feldt, Woodruff & Salih (1987), Applied Psychological
      Measurement 11:93-103
    - omega: one factor by minres, percentiles of the bootstrap. McDonald

An item that goes against the others, and a score that is little but noise, are
told; so is a range that nobody says, as long as nothing is turned round.

  $ answer --outcome acted --covariates mixed --scale 'mixed=a,b,c,d' | awk '/^  [!-] \[/ { told = /\[22\]/ } /^$/ { told = 0 } told'
    ! [22] In 'mixed' the item 'c' goes against the others (correlation with
      their sum -0.71): it probably asks the other way round.
      (turn it round, -c in --scale)
    ! [22] Cronbach's alpha is -0.27 and omega 0.49 for 'mixed'. Below 0.7 much
      of what tells people apart is noise: the arms' difference is harder to see
      in such a score, and as a covariate it adjusts for less than it names.
      (see which of its items go with the rest)
    - [22] Nothing says from where to where answers to 'mixed' go. All numbers
      in its items count as answers, from 1 to 5: also one that stands for 'no
      answer', if there is any.
      (say the range, 'mixed(LOWEST..HIGHEST)=...' in --scale)
  $ answer --outcome acted --scale 'trust=a,b,-c'
  praxis analyse: --scale: to turn 'c' round the range of its answers is needed, and no dictionary says it for every item: say it, as in 'trust(1..5)=a, b, -c'
  [2]
  $ answer --outcome acted --scale 'trust(1..4)=a,b'
  praxis analyse: --scale: row 8 of the table has 5 in 'a', where answers to 'trust' go from 1 to 4: mend it, or mark it as missing; or say the range as it is, 'trust(LOWEST..HIGHEST)=...'
  [1]
  $ answer --outcome acted --scale 'age=a,b'
  praxis analyse: --scale: the table has a column 'age' already: give the scale another name
  [2]
  $ answer --outcome acted --scale 'trust=a,helper'
  praxis analyse: --scale: row 1 of the table has the words 'h0' in 'helper': give answers as numbers, or a dictionary that lists them in their order; what is no answer as .r, .d or empty
  [1]
  $ answer --outcome acted --scale 'trust=a,b' --scale-answers 3
  praxis analyse: --scale-answers: 'trust' has 2 items, not 3
  [2]

With all its answers, for a condition, and for programs.

  $ answer --outcome acted --scale 'trust(1..5)=a,b,-c' --scale-answers 3 --filter 'trust>=3' --csv | grep ^scale | cut -d, -f1-4,7,10-12,17,19,21-
  scale,trust,cronbach-alpha,feldt,0.5904995033347522,0.465081110184821,0.6904438883673144,0.95,156,,,"Cronbach (1951), Psychometrika 16:297-334; Feldt, Woodruff & Salih (1987), Applied Psychological Measurement 11:93-103",,"the items measure one thing, each of them as strongly"
  scale,trust,omega-total,minres,0.5949041653623275,0.5089606843694202,0.6797688603629876,0.95,156,,"2,000 samples of people (xoshiro256++, seed 1)","McDonald (1999), Test Theory; Harman & Jones (1966), Psychometrika 31:351-368; Efron & Tibshirani (1993), An Introduction to the Bootstrap",,one thing alone makes the items go together
  scale,trust,item-rest-correlation,item-rest,0.4433161352819172,,,0.95,156,,,"Guilford (1953), Educational and Psychological Measurement 13:87-93",a,
  scale,trust,loading,minres,0.6800645580220195,,,0.95,156,,,"Harman & Jones (1966), Psychometrika 31:351-368",a,one thing alone makes the items go together
  scale,trust,alpha-without-item,feldt,0.42435081841026934,,,0.95,156,,,"Cronbach (1951), Psychometrika 16:297-334",a,"the items measure one thing, each of them as strongly"
  scale,trust,item-rest-correlation,item-rest,0.3860022946743184,,,0.95,156,,,"Guilford (1953), Educational and Psychological Measurement 13:87-93",b,
  scale,trust,loading,minres,0.5353829914067919,,,0.95,156,,,"Harman & Jones (1966), Psychometrika 31:351-368",b,one thing alone makes the items go together
  scale,trust,alpha-without-item,feldt,0.5097396847883833,,,0.95,156,,,"Cronbach (1951), Psychometrika 16:297-334",b,"the items measure one thing, each of them as strongly"
  scale,trust,item-rest-correlation,item-rest,0.3694373459856138,,,0.95,156,,,"Guilford (1953), Educational and Psychological Measurement 13:87-93",c,
  scale,trust,loading,minres,0.5030756968261089,,,0.95,156,,,"Harman & Jones (1966), Psychometrika 31:351-368",c,one thing alone makes the items go together
  scale,trust,alpha-without-item,feldt,0.5336086554386872,,,0.95,156,,,"Cronbach (1951), Psychometrika 16:297-334",c,"the items measure one thing, each of them as strongly"
  $ answer --outcome acted --scale 'trust(1..5)=a,b,-c' --methods all --json >all.json; grep -c '"source": null' all.json
  0
  [1]
  $ answer --outcome acted --scale 'trust(1..5)=a,b,-c' --html page.html >/dev/null; grep -c "<h2.*The items of" page.html
  1
  $ answer --outcome acted --scale 'trust(1..5)=a,b,-c' --json | sed -n '/"scales"/,/"items"/p'
    "scales": [
      {
        "name": "trust",
        "range": "said",
        "least": 1.0,
        "most": 5.0,
        "least_answer": 1.0,
        "most_answer": 5.0,
        "needed": 2,
        "scored": 229,
        "unscored": {
          "prefers not to say": 11
        },
        "answered_all": 217,
        "draws": 2000,
        "items": [

A dictionary says the range, in numbers or by a list.

  $ cat >datapackage.json <<'END'
  > {"resources": [{"path": "people.csv", "schema": {"fields": [
  >   {"name": "arm", "type": "string"}, {"name": "helper", "type": "string"},
  >   {"name": "acted", "type": "boolean"},
  >   {"name": "a", "type": "integer", "categories": [
  >     {"value": 1, "label": "not at all"}, 2, 3, 4, {"value": 5, "label": "completely"}]},
  >   {"name": "b", "type": "integer", "constraints": {"minimum": 1, "maximum": 5}},
  >   {"name": "c", "type": "integer", "constraints": {"minimum": 1, "maximum": 5}},
  >   {"name": "d", "type": "integer", "constraints": {"minimum": 0, "maximum": 10}},
  >   {"name": "age", "type": "integer"}]}}]}
  > END
  $ answer --outcome acted --scale trust=a,b,-c | sed -n "/mean of the items/,/say/p"
    'trust' is the mean of the items that a person answered, from 1 to 5, by the
    dictionary, those that are turned counted from the other end. A score needs
    2 of the 3 answers (half): 229 of 240 people have one; the others, by what
    most of the answers they lack are: 11 prefers not to say.
  $ answer --outcome acted --scale trust=a,b,-d
  praxis analyse: --scale: by the dictionary answers go from 1 to 5 in 'b' and from 0 to 10 in 'd': a mean of both has no unit. Leave one out of 'trust'
  [1]

Two items have no omega, and nothing is said of where its interval comes from.

  $ awk 'BEGIN { print "arm,a,b"; for (i = 0; i < 20; i++) printf "%s,%d,%d\n", i % 2 ? "reflect" : "control", 1 + i * 7 % 5, 1 + i * 7 % 5 * 3 % 5 }' >two.csv
  $ praxis analyse two.csv --arm arm --outcome both --scale both=a,b | sed -n '/scale  items/,/^$/p; /no omega/p'
    scale  items  answered all  alpha  95 % interval  omega  95 % interval
    both       2            20   0.67   0.16 to 0.87      -              -
    How much of a score's spread its items share: 1 is all, 0 none. Alpha takes
    every item to be as good as the others, omega takes each as good as it loads
    on what all share. Both are of those who answered all items, in all arms
    together.
  
    There is no omega: one factor needs at least three items that vary.
