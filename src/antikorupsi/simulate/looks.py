"""The looks that cells of a workbook may have, as a stylesheet of .xlsx."""

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINE = '<color rgb="FF9AA5B1"/>'
_SIDES = "".join(f'<{side} style="thin">{_LINE}</{side}>' for side in ("left", "right", "top", "bottom"))
_BUILT_IN_NUMBER, _BUILT_IN_PERCENT, _TEXT, _DATE = 2, 10, 49, 164  # 0.00, 0.00%, @ and the one defined below
_CENTRE = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
# name: font, fill, border, number format, alignment
_LOOKS = {
    "plain": (0, 0, 0, 0, ""),
    "title": (1, 0, 0, 0, ""),
    "simulated": (2, 0, 0, 0, ""),
    "header": (3, 2, 1, 0, _CENTRE),
    "text": (0, 0, 1, 0, ""),
    "centre": (0, 0, 1, 0, '<alignment horizontal="center"/>'),
    "code": (0, 0, 1, 0, '<alignment horizontal="center"/>'),
    "number": (0, 0, 1, _BUILT_IN_NUMBER, ""),
    "percent": (0, 0, 1, _BUILT_IN_PERCENT, ""),
    "date": (0, 0, 1, _DATE, ""),
    "note": (4, 0, 0, 0, ""),
    "label": (5, 0, 0, 0, ""),
}
PLACE_OF_STYLE = {name: place for place, name in enumerate(_LOOKS)}


def styles_xml(colour: str) -> str:
    """The stylesheet with headers of one colour."""
    fonts = (
        _font(),
        _font("<b/>", 14, colour),
        _font("<b/>", 11, "801650"),
        _font("<b/>", 10, "FFFFFF"),
        _font("<i/>", 9, "444444"),
        _font("<b/>", 10),
    )
    solid = f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill></fill>'
    none, grey = (f'<fill><patternFill patternType="{kind}"/></fill>' for kind in ("none", "gray125"))
    looks = "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyNumberFormat="1"'
        f' applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{alignment}</xf>'
        for font, fill, border, number, alignment in _LOOKS.values()
    )
    return (
        f'<styleSheet {_MAIN}><numFmts count="1"><numFmt numFmtId="{_DATE}" formatCode="dd/mm/yyyy"/></numFmts>'
        f'<fonts count="{len(fonts)}">{"".join(fonts)}</fonts><fills count="3">{none}{grey}{solid}</fills>'
        f'<borders count="2"><border/><border>{_SIDES}</border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(_LOOKS)}">{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _font(weight: str = "", size: int = 10, colour: str = "000000") -> str:
    return f'<font>{weight}<sz val="{size}"/><color rgb="FF{colour}"/><name val="Calibri"/></font>'
