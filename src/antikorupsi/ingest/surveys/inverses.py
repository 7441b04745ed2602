"""Generalised inverses of tables of counts, without the threads of linear algebra libraries.

On a machine that has other work, threads of a decomposition wait for one another: 250 groups took a second of the
processor's time in place of 7 ms.
"""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

_DEPENDENT = 1e-9  # of a row's own count: what is left of sums that others give


def generalised_inverse(shared: Numbers, apart: slice) -> Numbers:
    """A matrix X with shared @ X @ shared == shared, for what groups have in common (symmetric, no negative strength).

    `apart` are groups that have nothing in common with one another: they are divided out at once, and only what they
    leave of the others is inverted row by row.
    """
    rest = np.ones(len(shared), dtype=np.bool_)
    rest[apart] = False
    others = np.flatnonzero(rest)
    counts = np.diagonal(shared)[apart]
    shares = shared[apart][:, others] / counts[:, None]
    left = shared[np.ix_(others, others)] - shared[others][:, apart] @ shares
    inverse = _swept(left, np.diagonal(shared)[others])
    whole = np.zeros_like(shared)
    crossed = shares @ inverse
    whole[apart, apart] = np.diag(1 / counts) + crossed @ shares.T
    whole[apart, others] = -crossed
    whole[others, apart] = -crossed.T
    whole[np.ix_(others, others)] = inverse
    return whole


def _swept(matrix: Numbers, counts: Numbers) -> Numbers:
    """The inverse of the rows that do not depend on those before them; zero in the others (sweep operator)."""
    swept = matrix.copy()
    dependent = []
    for place, count in enumerate(counts.tolist()):
        pivot = swept[place, place]
        if pivot < _DEPENDENT * count:
            dependent.append(place)
            continue
        row, column = swept[place] / pivot, swept[:, place].copy()
        swept -= column[:, None] * row
        swept[place], swept[:, place] = row, -column / pivot
        swept[place, place] = 1 / pivot
    swept[dependent], swept[:, dependent] = 0.0, 0.0
    return swept
