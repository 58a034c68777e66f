/* cmd-collect: `praxis collect`: responses from phones, servers and keyed paper
 * become tidy tables. */
#ifndef COLLECT_CMD_COLLECT_H
#define COLLECT_CMD_COLLECT_H

#include "base/command.h"

extern const struct command cmd_collect;

#endif
