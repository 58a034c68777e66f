#include <config.h>

#include "analyse/stat/chi-square.h"

#include <math.h>

static struct point
chi_square(struct arms arms, double correction)
{
    struct rates r = arms_rates(arms);
    double acted = r.x1 + r.x0;
    double people = r.n1 + r.n0;
    if (acted == 0 || acted == people)
        return POINT_NONE("nobody or everybody acted in both arms");
    /* How far x1 is from what it would be with one rate for both arms. */
    double excess = (r.x1 * r.n0 - r.x0 * r.n1) / people;
    double distance = fmax(0, fabs(excess) - correction);
    double root = distance * people *
                  sqrt(people / (r.n1 * r.n0 * acted * (people - acted)));
    return (struct point){.value = erfc(root / sqrt(2))};
}

struct point
chi_square_pearson(struct arms arms)
{
    return chi_square(arms, 0);
}

struct point
chi_square_yates(struct arms arms)
{
    return chi_square(arms, 0.5);
}
