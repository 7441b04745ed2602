"""How many respondents a population asks for."""

from math import ceil

_CHI_SQUARE, _SHARE, _MARGIN = 3.841, 0.5, 0.05  # 95 %, the least favourable share, five points


def needed_respondents(population: float) -> int:
    """The sample size of Krejcie and Morgan (1970), on which the table in Permenpan RB 14/2017 rests."""
    spread = _CHI_SQUARE * _SHARE * (1 - _SHARE)
    return ceil(spread * population / (_MARGIN**2 * (population - 1) + spread))
