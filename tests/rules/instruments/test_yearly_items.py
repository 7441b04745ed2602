"""Which figures a report follows over the years."""

from antikorupsi.rules import PUBLISHED, instrument_by_id, yearly_items


def test_every_instrument_with_a_yearly_number_is_followed_also_one_that_is_new():
    followed = {instrument for instrument, _ in yearly_items()}
    with_number = {
        instrument.id
        for instrument in instrument_by_id().values()
        if instrument.layout == "region_rows" and any(c.by_year and c.type == "number" for c in instrument.columns)
    }
    assert followed == with_number - {PUBLISHED}
    assert {"mcp", "spi", "ombudsman", "spip", "spbe", "lhkpn"} <= followed


def test_sub_figures_and_levels_are_not_followed():
    assert ("spi", "internal") not in yearly_items()
    assert ("spip", "level") not in yearly_items()
