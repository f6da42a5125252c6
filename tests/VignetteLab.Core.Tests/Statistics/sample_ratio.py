"""Reference values of SampleRatioTests: Pearson's chi-square and its upper tail, in 60 decimal digits, standard library only.

The lower incomplete gamma function by its series x^a e^-x sum x^n / (a (a+1) ... (a+n)); the gamma function of a whole or a
half by its recurrence from 1 or the square root of pi. Run it to print the table.
"""
from decimal import Decimal as D, getcontext
from fractions import Fraction

getcontext().prec = 80
PI = D("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899")


def gamma_of_half(twice):
    value, at = (D(1), 2) if twice % 2 == 0 else (PI.sqrt(), 1)
    while at < twice:
        value *= D(at) / 2
        at += 2
    return value


def upper(degrees, distance):
    a, x = D(degrees) / 2, D(distance.numerator) / distance.denominator / 2
    if x == 0:
        return D(1)
    term = total = 1 / a
    n = 0
    while term > total * D(10) ** -75:
        n += 1
        term *= x / (a + n)
        total += term
    return 1 - (a * x.ln() - x).exp() * total / gamma_of_half(degrees)


def test(counts, expected):
    distance = sum((Fraction(c) - e) ** 2 / e for c, e in zip(counts, expected))
    return distance, upper(len(counts) - 1, distance)


def of_shares(counts, shares):
    return test(counts, [Fraction(sum(counts) * share, sum(shares)) for share in shares])


if __name__ == "__main__":
    for counts, shares in [
        ([821, 744], [1, 1]), ([480, 270, 250], [2, 1, 1]), ([90, 60, 50], [1, 1, 1]),
        ([10, 12, 9, 11, 30, 8, 10], [1] * 7), ([5300, 4700], [1, 1]),
    ]:
        distance, p = of_shares(counts, shares)
        print(counts, shares, float(distance), float(p))
    # 60 lines among three arms of one share, then 30 among the first two.
    distance, p = test([40, 28, 22], [Fraction(35), Fraction(35), Fraction(20)])
    print("closed", float(distance), float(p))
