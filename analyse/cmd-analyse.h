/* cmd-analyse: praxis analyse. */
#ifndef ANALYSE_CMD_ANALYSE_H
#define ANALYSE_CMD_ANALYSE_H

#include "base/command.h"

extern const struct command cmd_analyse;

#endif
