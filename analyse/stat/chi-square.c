#include <config.h>

#include "analyse/stat/chi-square.h"

#include "analyse/stat/root.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

static const double most_df = 1e6; /* of GSL's */

/* Wilson and Hilferty: the cube root of x / df is next to normal. */
static double
normal_of(double x, double df)
{
    double part = 2 / (9 * df);
    return (cbrt(x / df) - (1 - part)) / sqrt(part);
}

static double
of_normal(double z, double df)
{
    double part = 2 / (9 * df);
    return df * pow(fmax(0, 1 - part + z * sqrt(part)), 3);
}

double
chi_square_above(double x, double df)
{
    assert(x >= 0 && df > 0);
    if (isinf(x))
        return 0;
    return df > most_df ? gsl_cdf_ugaussian_Q(normal_of(x, df))
                        : gsl_cdf_chisq_Q(x, df);
}

/* The smaller chance keeps its digits. */
struct chance {
    double above, df;
};

static double
beyond(double x, void *data)
{
    const struct chance *chance = data;
    return chance->above <= 0.5
               ? gsl_cdf_chisq_Q(x, chance->df) - chance->above
               : 1 - chance->above - gsl_cdf_chisq_P(x, chance->df);
}

double
chi_square_quantile(double above, double df)
{
    assert(above > 0 && above < 1 && df > 0);
    double near = of_normal(gsl_cdf_ugaussian_Qinv(above), df);
    if (df > most_df)
        return near;
    struct chance chance = {above, df};
    double high = 2 * near + 10;
    while (beyond(high, &chance) > 0)
        high *= 2;
    return root_between(beyond, &chance, 0, high);
}

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
