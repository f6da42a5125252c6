"""Reference values of MeanDifferenceTests: the sandwich of a regression on a dummy, worked out from its matrices.

(X'X)^-1 (sum over clusters of X_g' u_g u_g' X_g) (X'X)^-1 in exact fractions, times G/(G-1) (N-1)/(N-2); Student's t by
Simpson's rule and bisection. Standard library only. Run it to print the table.
"""
from fractions import Fraction as F
from math import gamma, pi, sqrt


def quantile(p, degrees):
    c = gamma((degrees + 1) / 2) / (sqrt(degrees * pi) * gamma(degrees / 2))
    density = lambda x: c * (1 + x * x / degrees) ** (-(degrees + 1) / 2)

    def below(x, n=20_000):
        h = x / n
        return 0.5 + h / 3 * (density(0) + density(x) + sum((4 if i % 2 else 2) * density(i * h) for i in range(1, n)))

    low, high = 0.0, 100.0
    while high - low > 1e-12:
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < p else (low, middle)
    return low


def of(these, those):
    rows = [(1, cluster, F(value)) for cluster, value in these] + [(0, cluster, F(value)) for cluster, value in those]
    n, n1 = len(rows), len(these)
    sy, sxy = sum(y for _, _, y in rows), sum(y for x, _, y in rows if x)
    inverse = [[F(n1), F(-n1)], [F(-n1), F(n)]]
    scale = F(1, n * n1 - n1 * n1)
    inverse = [[cell * scale for cell in row] for row in inverse]
    a = inverse[0][0] * sy + inverse[0][1] * sxy
    b = inverse[1][0] * sy + inverse[1][1] * sxy
    groups = {}
    for x, cluster, y in rows:
        u = y - a - b * x
        s = groups.setdefault(cluster, [F(0), F(0)])
        s[0] += u
        s[1] += u * x
    meat = [[sum(s[i] * s[j] for s in groups.values()) for j in (0, 1)] for i in (0, 1)]
    row = inverse[1]
    variance = sum(row[i] * meat[i][j] * row[j] for i in (0, 1) for j in (0, 1))
    g = len(groups)
    variance *= F(g, g - 1) * F(n - 1, n - 2)
    half = quantile(0.975, g - 1) * sqrt(variance)
    return float(b), float(b) - half, float(b) + half


CASES = {
    "each respondent once": ([(1, 5), (2, 7), (3, 6), (4, 4)], [(5, 3), (6, 4), (7, 2), (8, 5), (9, 1)]),
    "several of each respondent": ([(1, 5), (1, 6), (2, 7), (2, 7), (3, 2)], [(1, 3), (2, 6), (2, 5), (3, 1), (3, 2), (4, 4)]),
}

if __name__ == "__main__":
    for name, case in CASES.items():
        print(name, *of(*case))
