"""Validates marked YAML against a pydantic model; its errors become mistakes with a line and a remedy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from antikorupsi.common.file_mistakes import Mistake, among, did_you_mean, mistake_error, nearest, number_remedy
from antikorupsi.common.marked_yaml import KeyPath, Marked, MarkedMapping, MarkedScalar, plain, step

Model = TypeVar("Model", bound=BaseModel)
Details = Mapping[str, Any]  # one error of pydantic: type, loc, msg, input, ctx

_REMEDIES = {
    "finite_number": "Write a number that has an end.",
    "int_type": "Write a whole number without quotes.",
    "bool_type": "Write true or false.",
    "date_type": "Write a day without quotes, such as 2025-03-31.",
    "string_type": "Write text; put it in quotes if it looks like a number, a date, yes or no.",
    "string_pattern_mismatch": "Write small letters, digits and underscores, a letter first, such as opini_bpk.",
    "string_too_short": "Write the words.",
    "list_type": "Write a list: [one, two], or one entry a line with a dash before it.",
    "tuple_type": "Write the first and the last year: [2021, 2024], null for an open end.",
    "too_short": "Write at least one entry.",
    "too_long": "Write the first and the last year only: [2021, 2024].",
    "model_type": "Write its keys below it, indented, each with a colon.",
    "model_attributes_type": "Write its keys below it, indented, each with a colon.",
    "dict_type": "Write its keys below it, indented, each with a colon.",
}


@dataclass(frozen=True)
class Form:
    """The allowed keys of a file: those of a model without the ones `set_by_code`, and the ones `besides` it."""

    model: type[BaseModel]
    set_by_code: frozenset[str] = frozenset()
    besides: tuple[str, ...] = ()


def validated(marked: MarkedMapping, model: type[Model], form: Form | None = None) -> Model:
    """The model that a file describes; raises WorkbookError with one line for each mistake."""
    try:
        return model.model_validate(plain(marked))
    except ValidationError as error:
        raise mistake_error(marked, _faults(error, marked, form or Form(model))) from None


def _faults(error: ValidationError, marked: MarkedMapping, form: Form) -> Iterator[Mistake]:
    """One mistake for each error; a missing key is left out if a misspelt one is reported."""
    complaints = [(details, _path(details, marked)) for details in error.errors(include_url=False)]
    misspelt = {
        (*path[:-1], nearest(path[-1], _known_keys(path[:-1], marked, form)))
        for details, path in complaints
        if details["type"] == "extra_forbidden"
    }
    for details, path in complaints:
        if details["type"] != "missing" or path not in misspelt:
            yield _fault(details, path, marked, form)


def _fault(details: Details, path: KeyPath, marked: MarkedMapping, form: Form) -> Mistake:
    kind, given = details["type"], details["input"]
    if kind == "missing":
        remedy = f"Add `{path[-1]}:` here, as in the files that come with the workbook."
        return Mistake(path, "the key is missing", remedy)
    if kind == "extra_forbidden":
        known = _known_keys(path[:-1], marked, form)
        problem = f"there is no key {path[-1]!r} here"
        return Mistake(path, problem, f"{did_you_mean(path[-1], known)} {among(known)}".strip())
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        tag, kinds = details.get("ctx", {}).get("tag", ""), _kinds(path, marked, form)
        problem = f"there is no kind {tag!r}" if tag else "the key is missing"
        return Mistake((*path, "kind"), problem, f"{did_you_mean(tag, kinds)} {among(kinds)}".strip())
    if kind == "literal_error":
        problem = f"{details['msg']}, not {given!r}"
        return Mistake(path, problem, f"Choose one of them.{did_you_mean(given, _options(details))}")
    shown = f", not {given!r}" if isinstance(given, str | int | float | None) else ""
    if kind == "float_type":
        return Mistake(path, details["msg"] + shown, number_remedy(given))
    remedy = _REMEDIES.get(kind, "Files of its kind that come with the workbook say what it takes.")
    return Mistake(path, details["msg"].removeprefix("Value error, ") + shown, remedy)


def _options(details: Details) -> list[str]:
    """The words a literal allows, out of "'a', 'b' or 'c'"."""
    return str(details.get("ctx", {}).get("expected", "")).split("'")[1::2]


def _path(details: Details, marked: MarkedMapping) -> KeyPath:
    """Pydantic's location without the parts that are no keys of the file: kinds of rules, types of values."""
    path: list[str | int] = []
    here: Marked | None = marked
    last = len(details["loc"]) - 1
    for place, key in enumerate(details["loc"]):
        below = step(here, key) if here else None
        if below is None and here is not None and (place < last or isinstance(here, MarkedScalar)):
            continue
        path.append(key)
        here = below
    return tuple(path)


def _known_keys(path: KeyPath, marked: Marked, form: Form) -> list[str]:
    """The keys the models allow at a path; those of the entry's own kind where it has one."""
    models, here = _models_at(path, marked, form)
    kind = here.entries.get("kind") if isinstance(here, MarkedMapping) else None
    named = [model for model in models if isinstance(kind, MarkedScalar) and kind.value in _kinds_of(model)]
    fields = ((key, field.alias or key) for model in named or models for key, field in model.model_fields.items())
    keys = {alias: None for key, alias in fields if key not in form.set_by_code}
    return [*keys, *(form.besides if not path else [])]


def _kinds(path: KeyPath, marked: Marked, form: Form) -> list[str]:
    """The kinds of entry that the models allow at a path."""
    return [kind for model in _models_at(path, marked, form)[0] for kind in _kinds_of(model)]


def _models_at(path: KeyPath, marked: Marked, form: Form) -> tuple[list[type[BaseModel]], Marked | None]:
    """The models whose keys may stand at a path, and what stands there."""
    models: list[type[BaseModel]] = [form.model]
    here: Marked | None = marked
    for key in path:
        here = step(here, key) if here else None
        if isinstance(key, str):
            fields = [model.model_fields[key] for model in models if key in model.model_fields]
            models = [found for field in fields for found in _models_in(field.annotation)]
    return models, here


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def _kinds_of(model: type[BaseModel]) -> tuple[str, ...]:
    field = model.model_fields.get("kind")
    return get_args(field.annotation) if field is not None else ()
