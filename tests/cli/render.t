A questionnaire becomes an XForm, on standard output or in a file.

  $ cat > good.md <<'END'
  > | survey |
  > | | type | name | label | relevant |
  > | | select_one yn | act | Did you act? | |
  > | | text | what | What did you do? | ${act} = 'y' |
  > | choices |
  > | | list_name | name | label |
  > | | yn | y | Yes |
  > | | yn | n | No |
  > END
  $ praxis render good.md --to odk | grep relevant
        <bind nodeset="/data/what" type="string" relevant=" /data/act  = 'y'"/>
  $ praxis render good.md --to odk --root visit -o good.xml
  $ grep -c '<visit id=' good.xml
  1

The XForm is a form, too: written again it is the same.

  $ praxis render good.xml --to odk -o again.xml
  $ cmp good.xml again.xml

A codebook is a page beside the form, or a table.

  $ praxis render good.md --to codebook
  $ grep -c 'Asked if: act is “Yes”' good.html
  1
  $ praxis render good.md --to codebook -o good.csv
  $ cat good.csv
  name,kind,repeat,question,hint,codes,codes_where,asked_if,required,allowed_if,calculated_as,how_many_times,default,path
  act,one choice,,Did you act?,,y = Yes; n = No,,,,,,,,/data/act
  what,text,,What did you do?,,,,act is “Yes”,,,,,,/data/what

What or_other adds is asked under a condition that paper can say.

  $ cat > other.md <<'END'
  > | survey |
  > | | type | name | label |
  > | | select_one l or_other | q1 | Which? |
  > | choices |
  > | | list_name | name | label |
  > | | l | a | This |
  > END
  $ praxis render other.md --to paper -o other.pdf
  $ praxis render other.md --to codebook -o other.csv
  $ grep -o 'q1 is .*”' other.csv
  q1 is “Other”

A form with errors is refused, and nothing is written.

  $ printf '| survey |\n| | type | name | label | relevant |\n| | text | a | A | ${b} = 1 |\n' > bad.md
  $ praxis render bad.md --to odk -o bad.xml 2>/dev/null
  [1]
  $ test -e bad.xml
  [1]

So is what a kind of file cannot say; all of it is named. What is left out of it
is warned of.

  $ cat > place.md <<'END'
  > | survey |
  > | | type | name | label | relevant |
  > | | geopoint | a | Where? | |
  > | | text | b | Who? | |
  > | | text | c | How? | regex(${b}, '^x$') |
  > | settings |
  > | | submission_url |
  > | | https://example.org/in |
  > END
  $ praxis render place.md --to xforms -o place.xhtml
  place.md, sheet 'survey', row 2, column 'type': error: W3C XForms 1.1 has no equivalent of a place (geopoint) [xforms-no-equivalent]
      a
      leave it out of a form for a W3C XForms page, or use --to odk
  place.md, sheet 'survey', row 4, column 'relevant': error: W3C XForms 1.1 has no equivalent of the function regex() [xforms-no-equivalent]
      c
      leave it out of a form for a W3C XForms page, or use --to odk
  praxis render: 'place.md' has 2 errors, nothing is written
  [1]
  $ praxis render $TOP/instruments/library/after-action.md --to xforms -o after.xhtml
  warning: survey row 5, type: a page knows no device: this stays empty
  warning: settings row 2, submission_url: the form has no submission_url: the answers are sent to where the page itself comes from
  $ printf '| survey |\n| | type | name | label |\n| | text | a | A |\n' > bare.md
  $ praxis render bare.md --to xforms -o bare.xhtml
  warning: settings, submission_url: the form has no submission_url: the answers are sent to where the page itself comes from
  $ grep -c '<xf:select1' after.xhtml
  32

A command line that is wrong, and places that cannot be written.

  $ praxis render good.md
  praxis render: say what to make: --to odk, paper, xforms or codebook
  Try 'praxis render --help' for the options.
  [2]
  $ praxis render good.md --to codebook --language tlh
  praxis render: good.md: the form has no language 'tlh'
  [2]
  $ praxis render good.md --to odk -o nowhere/good.xml
  praxis render: cannot write 'nowhere/good.xml': No such file or directory
  [3]
  $ praxis render good.md --to odk >/dev/full
  praxis render: cannot write 'standard output': No space left on device
  [3]
