"""The anchors of figures on the page of a region, by which others cite them: they stay as they are."""


def criterion_anchor(criterion: str) -> str:
    """The anchor of a criterion's row, such as kriteria-spi."""
    return f"kriteria-{criterion}"


def indicator_anchor(indicator: str) -> str:
    """The anchor of an indicator's row, such as indikator-i07."""
    return f"indikator-{indicator}"
