The program tells its commands, and what is wrong with a command line.

  $ praxis --version
  praxis 0.1.0
  $ praxis frobnicate
  praxis: there is no command 'frobnicate'
  Try 'praxis --help' for the commands.
  [2]

Output that cannot be written is a failure of the system.

  $ praxis --version >/dev/full
  praxis: cannot write to standard output: No space left on device
  [3]
