/* cmd-render: praxis render, a form into a file that people can use. */
#ifndef INSTRUMENTS_CMD_RENDER_H
#define INSTRUMENTS_CMD_RENDER_H

#include "base/command.h"

extern const struct command cmd_render;

#endif
