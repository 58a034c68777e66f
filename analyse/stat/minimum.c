#include <config.h>

#include "analyse/stat/minimum.h"

#include <assert.h>
#include <math.h>

double
minimum_between(minimum_function function, void *data, double low, double high,
                size_t grid)
{
    static const double golden = 0.6180339887498949;
    assert(low <= high && grid > 0);
    double step = (high - low) / (double)grid, least = function(low, data);
    double first = least, best = low;
    for (size_t i = 1; i <= grid; i++) {
        double x = low + step * (double)i, value = function(x, data);
        if (value < least) {
            least = value;
            best = x;
        }
    }
    double from = fmax(low, best - step), to = fmin(high, best + step);
    for (int i = 0; i < 60; i++) {
        double a = to - golden * (to - from), b = from + golden * (to - from);
        if (function(a, data) <= function(b, data))
            to = b;
        else
            from = a;
    }
    double middle = (from + to) / 2;
    return first <= function(middle, data) ? low : middle;
}
