"""Golden numbers of weights and TOPSIS, made apart from the library: python3 make.py > weights.json (standard library only).

Eigenvalues are roots of the characteristic polynomial (Faddeev-LeVerrier in fractions, Newton in 50 digits), eigenvectors solve
(A - l I) w = 0 by elimination: no power iteration. Incomplete matrices are completed with w_i / w_j until nothing changes, which is
what Harker's method comes to, by another way. The rest is plain arithmetic in 50 digits.
"""
import json
from decimal import Decimal as D, getcontext
from fractions import Fraction as F

getcontext().prec = 50
RI = [0, 0, '.58', '.9', '1.12', '1.24', '1.32', '1.41', '1.45', '1.49']


def dec(x):
    return D(x.numerator) / D(x.denominator) if isinstance(x, F) else D(x)


def char_poly(a):
    n = len(a)
    m = [[F(0)] * n for _ in range(n)]
    c = F(1)
    coefficients = [F(1)]
    for k in range(1, n + 1):
        m = [[sum(a[i][l] * m[l][j] for l in range(n)) + (c if i == j else 0) for j in range(n)] for i in range(n)]
        c = -F(sum(a[i][l] * m[l][i] for i in range(n) for l in range(n)), k)
        coefficients.append(c)
    return coefficients


def largest_root(coefficients, start):
    x = D(start)
    for _ in range(500):
        p, d = D(0), D(0)
        for c in coefficients:
            d = d * x + p
            p = p * x + dec(c)
        # At a multiple root Newton is slow, but a consistent matrix has the simple roots n and 0.
        step = p / d
        x -= step
        if abs(step) < D(10) ** -45:
            break
    return x


def null_vector(a, value):
    n = len(a)
    m = [[dec(a[i][j]) - (value if i == j else 0) for j in range(n)] for i in range(n)]
    # w_n = 1, the first n - 1 equations.
    rows = [m[i][: n - 1] + [-m[i][n - 1]] for i in range(n - 1)]
    for k in range(n - 1):
        p = max(range(k, n - 1), key=lambda i: abs(rows[i][k]))
        rows[k], rows[p] = rows[p], rows[k]
        for i in range(n - 1):
            if i != k:
                f = rows[i][k] / rows[k][k]
                rows[i] = [x - f * y for x, y in zip(rows[i], rows[k])]
    w = [rows[k][n - 1] / rows[k][k] for k in range(n - 1)] + [D(1)]
    total = sum(w)
    return [x / total for x in w]


def ahp(text):
    """A matrix of fractions as text; '-' where nobody judged."""
    cells = [[None if c == '-' else F(c) for c in row.split()] for row in text.strip().splitlines()]
    n = len(cells)
    missing = sum(c is None for row in cells for c in row) // 2
    if missing == 0:
        value = largest_root(char_poly(cells), 3 * n)
        w = null_vector(cells, value)
    else:
        w = [D(1) / n] * n
        for _ in range(3000):
            full = [[w[i] / w[j] if c is None else dec(c) for j, c in enumerate(row)] for i, row in enumerate(cells)]
            product = [sum(full[i][j] * w[j] for j in range(n)) for i in range(n)]
            value = sum(product)
            new = [x / value for x in product]
            change = max(abs(x - y) for x, y in zip(new, w))
            w = new
            if change < D(10) ** -40:
                break
    ci = (value - n) / (n - 1)
    return {
        'matrix': [[None if c is None else float(c) for c in row] for row in cells],
        'missing': missing,
        'weights': [float(x) for x in w],
        'lambda': float(value),
        'cr': float(ci / D(RI[n - 1])) if n > 2 else 0,
    }


def table(text):
    return [[D(c) for c in row.split()] for row in text.strip().splitlines()]


def columns(rows):
    return [list(c) for c in zip(*rows)]


def numbers(rows):
    return [[float(c) for c in row] for row in rows]


def entropy(rows):
    n = len(rows)
    e = []
    for c in columns(rows):
        total = sum(c)
        e.append(-sum((x / total) * (x / total).ln() for x in c if x > 0) / D(n).ln())
    d = [1 - x for x in e]
    return {'table': numbers(rows), 'entropy': [float(x) for x in e], 'weights': [float(x / sum(d)) for x in d]}


def critic(rows):
    scaled = [[(x - min(c)) / (max(c) - min(c)) for x in c] for c in columns(rows)]
    n = len(rows)
    means = [sum(c) / n for c in scaled]
    sd = [(sum((x - m) ** 2 for x in c) / (n - 1)).sqrt() for c, m in zip(scaled, means)]

    def r(a, b):
        return sum((x - means[a]) * (y - means[b]) for x, y in zip(scaled[a], scaled[b])) / (n - 1) / sd[a] / sd[b]

    info = [sd[j] * sum(1 - r(j, k) for k in range(len(scaled)) if k != j) for j in range(len(scaled))]
    return {'table': numbers(rows), 'information': [float(x) for x in info], 'weights': [float(x / sum(info)) for x in info]}


def topsis(rows, weights, better):
    weights = [D(w) for w in weights]
    v = [[w * x / sum(y * y for y in c).sqrt() for x in c] for c, w in zip(columns(rows), weights)]
    best = [max(c) if b == 'high' else min(c) for c, b in zip(v, better)]
    worst = [min(c) if b == 'high' else max(c) for c, b in zip(v, better)]
    to = [sum((c[i] - b) ** 2 for c, b in zip(v, best)).sqrt() for i in range(len(rows))]
    off = [sum((c[i] - b) ** 2 for c, b in zip(v, worst)).sqrt() for i in range(len(rows))]
    return {
        'table': numbers(rows), 'weights': [float(w) for w in weights], 'better': better,
        'toIdeal': [float(x) for x in to], 'fromAntiIdeal': [float(x) for x in off],
        'closeness': [float(b / (a + b)) for a, b in zip(to, off)],
    }


DRINKS = """
1 9 5 2 1 1 1/2
1/9 1 1/3 1/9 1/9 1/9 1/9
1/5 3 1 1/3 1/4 1/3 1/9
1/2 9 3 1 1/2 1 1/3
1 9 4 2 1 2 1/2
1 9 3 1 1/2 1 1/3
2 9 9 3 2 3 1"""
DISTANCES = """
1 1/3 8 3 3 7
3 1 9 3 3 9
1/8 1/9 1 1/6 1/5 2
1/3 1/3 6 1 1/3 6
1/3 1/3 5 3 1 6
1/7 1/9 1/2 1/6 1/6 1"""
SCHOOLS = """
1 4 3 1 3 4
1/4 1 7 3 1/5 1
1/3 1/7 1 1/5 1/5 1/6
1 1/3 5 1 1 1/3
1/3 5 5 1 1 3
1/4 1 6 3 1/3 1"""
KAM = """
1 2 3 2
1/2 1 2 1
1/3 1/2 1 1/2
1/2 1 2 1"""
CASES = {
    'source': 'made by make.py; the matrices of Saaty are published with the rounded weights in "published"',
    'ahp': [
        dict(id='four criteria of key accounts', **ahp(KAM), published=[.4236, .2270, .1223, .2270]),
        dict(id='Saaty 2008: consumption of drinks', **ahp(DRINKS), published=[.177, .019, .042, .116, .190, .129, .327]),
        dict(id='Saaty 1977: distances from Philadelphia', **ahp(DISTANCES), published=[.262, .397, .033, .116, .164, .027]),
        dict(id='Saaty 1980: satisfaction with schools', **ahp(SCHOOLS), published=[.32, .14, .03, .13, .24, .14]),
        dict(id='three, far from consistent', **ahp('1 9 1/9\n1/9 1 9\n9 1/9 1')),
        dict(id='three', **ahp('1 3 5\n1/3 1 3\n1/5 1/3 1')),
        dict(id='incomplete chain', **ahp('1 2 - -\n1/2 1 3 -\n- 1/3 1 4\n- - 1/4 1')),
        dict(id='incomplete, one pair missing', **ahp('1 2 3 -\n1/2 1 2 1\n1/3 1/2 1 1/2\n- 1 2 1')),
        dict(id='incomplete, contradicting', **ahp('1 3 - 5 -\n1/3 1 4 - 2\n- 1/4 1 5 -\n1/5 - 1/5 1 3\n- 1/2 - 1/3 1')),
    ],
    'entropy': [
        entropy(table('100 5 7\n50 4 2\n10 5 3')),
        entropy(table('0 1 1\n0 2 1\n5 3 4\n5 4 1\n9 0 .5')),
        entropy(table('.2 .9\n.3 .1\n.5 0')),
    ],
    'critic': [
        critic(table('100 20 3\n50 11 5\n10 2 4')),
        critic(table('1 9 4 2\n2 7 4.5 8\n3 8 1 1\n5 1 2 4\n8 2 9 4\n-3 0 1 7')),
    ],
    'topsis': [
        dict(
            id='Hwang and Yoon 1981: fighter aircraft',
            **topsis(
                table('2 1500 20000 5.5 5 9\n2.5 2700 18000 6.5 3 5\n1.8 2000 21000 4.5 7 7\n2.2 1800 20000 5 5 5'),
                ['.2', '.1', '.1', '.1', '.2', '.3'], ['high', 'high', 'high', 'low', 'high', 'high'],
            ),
            published=[.643, .268, .613, .312],
        ),
        dict(id='less is better in one column, a negative value', **topsis(table('9 1 2\n6 6 3\n1 9 -1\n0 0 2'), ['.5', '.25', '.25'], ['high', 'low', 'high'])),
    ],
}
print(json.dumps(CASES, indent=1))
