/* cmd-check: praxis check. */
#ifndef INSTRUMENTS_CMD_CHECK_H
#define INSTRUMENTS_CMD_CHECK_H

#include "base/command.h"

extern const struct command cmd_check;

#endif
