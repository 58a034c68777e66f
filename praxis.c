#include <config.h>

#include <stdio.h>

int
main(void)
{
    puts("praxis " PACKAGE_VERSION);
    return 0;
}
