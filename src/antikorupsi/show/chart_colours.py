"""The colours of all charts, out of those of pages and workbooks too; known without loading matplotlib."""

from antikorupsi.common import palette

DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE = palette.DARK_BLUE, palette.TURQUOISE, palette.DARK_PINK, palette.ORANGE
GREY, LIGHT_GREY, GRID, WHITE = palette.GREY, palette.LIGHT_GREY, palette.GRID, palette.WHITE
TEXT, TICK_TEXT = palette.TEXT, palette.TICK_TEXT
# One meaning a colour on all pages: met, not met, the region of the page, its province, all others.
MEETS, FAILS, THIS_REGION = palette.DARK_BLUE, palette.RUST, palette.DARK_PINK
PROVINCE, PROVINCE_TEXT, OTHERS = palette.TURQUOISE, palette.TEAL, palette.MIDDLE_GREY
