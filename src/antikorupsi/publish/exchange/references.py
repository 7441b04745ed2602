"""Rules of a copied sheet that refer to what was not copied with it are left out: none points to nothing."""

import re
from collections.abc import Collection
from typing import Any

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.worksheet.datavalidation import DataValidation, DataValidationList
from openpyxl.worksheet.worksheet import Worksheet

_CELLS = re.compile(r"\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Z]{1,3}\$?[1-9]\d{0,6})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}")
_BY_TEXT = ("INDIRECT(", "HYPERLINK(")  # functions that find their cells by a text
_LONGEST_LIST = 255  # characters of choices that stand in the rule itself


def drop_dangling(sheet: Worksheet, titles: Collection[str]) -> None:
    """Keeps of a sheet's validations and conditional formats those that refer to cells of the sheets named.

    Names that stand for formulas, tables, other workbooks and sheets that are not copied are not there.
    """
    kept = [rule for rule in sheet.data_validations.dataValidation if _validation_holds(rule, titles)]
    sheet.data_validations = DataValidationList(dataValidation=kept)
    formats = ConditionalFormattingList()
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            if all(refers_to(formula, titles) for formula in _formulas_of(rule)):
                formats.add(str(area.sqref), rule)
    sheet.conditional_formatting = formats


def _validation_holds(rule: DataValidation, titles: Collection[str]) -> bool:
    formulas = [formula for formula in (rule.formula1, rule.formula2) if formula is not None]
    is_short = all(len(formula) <= _LONGEST_LIST for formula in formulas if formula.startswith('"'))
    return is_short and all(refers_to(formula, titles) for formula in formulas)


def _formulas_of(rule: Any) -> list[str]:
    """The formulas of a conditional format: its conditions, and the bounds of its scales, bars and icons."""
    scales = [scale for scale in (rule.colorScale, rule.dataBar, rule.iconSet) if scale is not None]
    bounds = [bound.val for scale in scales for bound in scale.cfvo if bound.type == "formula" and bound.val]
    return [*rule.formula, *map(str, bounds)]


def refers_to(formula: str, titles: Collection[str]) -> bool:
    """Whether a formula refers to nothing but cells of its own sheet and of the sheets named."""
    try:
        tokens = Tokenizer(f"={formula}").items
    except Exception:  # the library raises whatever its parts raise at what is no formula
        return False
    if any(token.type == Token.FUNC and token.value.upper() in _BY_TEXT for token in tokens):
        return False
    operands = [token for token in tokens if token.type == Token.OPERAND]
    return all(_is_there(token, titles) for token in operands)


def _is_there(token: Token, titles: Collection[str]) -> bool:
    if token.subtype == Token.ERROR:
        return False
    if token.subtype != Token.RANGE:
        return True
    sheet, _, cells = token.value.rpartition("!")
    named = sheet.strip("'").replace("''", "'")
    return bool(_CELLS.fullmatch(cells)) and (not sheet or named in titles)
