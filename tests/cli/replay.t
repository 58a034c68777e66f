The runner of transcripts keeps apart what looks alike.

  $ printf 'no line end'
  no line end
  $ printf 'empty\n\nline\n'; (exit 5)
  empty
  
  line
  [5]
  $ for i in 1 2
  > do echo "$i"
  > done
  1
  2
  $ echo words; echo errors >&2
  words
  errors

Prose between commands, and a command that prints nothing:

  $ kept=1
  $ echo "one shell: $kept"
  one shell: 1
