#include <config.h>

#include "collect/natural.h"

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes a run of digits off the front of *t, without its leading zeros. */
static struct text
digits(struct text *t)
{
    size_t zeros = 0, n = 0;
    while (zeros < t->n && t->s[zeros] == '0')
        zeros++;
    for (n = zeros; n < t->n && is_digit(t->s[n]); n++)
        continue;
    struct text run = text_slice(*t, zeros, n);
    *t = text_slice(*t, n, t->n);
    return run;
}

int
natural_compare(struct text a, struct text b)
{
    struct text p = a, q = b;
    while (p.n && q.n) {
        if (is_digit(*p.s) && is_digit(*q.s)) {
            struct text m = digits(&p), n = digits(&q);
            if (m.n != n.n)
                return m.n < n.n ? -1 : 1;
            int order = text_compare(m, n);
            if (order)
                return order;
            continue;
        }
        if (*p.s != *q.s)
            return (unsigned char)*p.s < (unsigned char)*q.s ? -1 : 1;
        p = text_slice(p, 1, p.n);
        q = text_slice(q, 1, q.n);
    }
    if (p.n != q.n)
        return p.n < q.n ? -1 : 1;
    return text_compare(a, b);
}
