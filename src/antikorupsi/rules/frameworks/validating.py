"""Marked YAML into a framework: pydantic's complaints become faults with a line and a remedy."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from antikorupsi.common import KeyPath, Marked, MarkedMapping, MarkedScalar, plain, step
from antikorupsi.rules.frameworks.faults import Fault, among, did_you_mean, fault_error, nearest
from antikorupsi.rules.frameworks.models import Framework
from antikorupsi.rules.frameworks.rules import KINDS

Details = Mapping[str, Any]  # one complaint, as pydantic words it: type, loc, msg, input, ctx

_REMEDIES = {
    "float_type": "Write a number without quotes and with a dot: 2.6.",
    "finite_number": "Write a number that has an end.",
    "int_type": "Write a whole number without quotes.",
    "bool_type": "Write true or false.",
    "string_type": "Write text; put it in quotes if it looks like a number, a date, yes or no.",
    "string_too_short": "Write the words.",
    "list_type": "Write a list: [one, two], or one entry a line with a dash before it.",
    "tuple_type": "Write the first and the last year: [2021, 2024], null for an open end.",
    "too_short": "Write at least one entry.",
    "too_long": "Write the first and the last year only: [2021, 2024].",
    "model_type": "Write its keys below it, indented, each with a colon.",
    "model_attributes_type": "Write its keys below it, indented, each with a colon.",
    "dict_type": "Write its keys below it, indented, each with a colon.",
}


def validated(marked: MarkedMapping) -> Framework:
    """The framework a file describes; raises WorkbookError with a line for every fault of form."""
    try:
        framework = Framework.model_validate(plain(marked))
    except ValidationError as error:
        raise fault_error(marked, _faults(error, marked)) from None
    overridden = [index for index, criterion in enumerate(framework.criteria) if criterion.overridden_from is not None]
    if overridden:
        remedy = "Change the threshold itself, and its basis and source."
        faults = [Fault(("criteria", i, "overridden_from"), "only a parameter overrides", remedy) for i in overridden]
        raise fault_error(marked, faults)
    return framework


def _faults(error: ValidationError, marked: MarkedMapping) -> Iterator[Fault]:
    """One fault for each complaint, but for a missing key that is there misspelt: the misspelling says it all."""
    complaints = [(details, _path(details, marked)) for details in error.errors(include_url=False)]
    misspelt = {
        (*path[:-1], nearest(path[-1], _known_keys(path[:-1], marked)))
        for details, path in complaints
        if details["type"] == "extra_forbidden"
    }
    for details, path in complaints:
        if details["type"] != "missing" or path not in misspelt:
            yield _fault(details, path, marked)


def _fault(details: Details, path: KeyPath, marked: MarkedMapping) -> Fault:
    kind, given = details["type"], details["input"]
    if kind == "missing":
        return Fault(
            path, "the key is missing", f"Add `{path[-1]}:` here, as in the frameworks that come with the workbook."
        )
    if kind == "extra_forbidden":
        known = _known_keys(path[:-1], marked)
        return Fault(
            path, f"there is no key {path[-1]!r} here", f"{did_you_mean(path[-1], known)} {among(known)}".strip()
        )
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        tag = details.get("ctx", {}).get("tag", "")
        problem = f"there is no kind of rule {tag!r}" if tag else "the key is missing"
        return Fault((*path, "kind"), problem, f"{did_you_mean(tag, KINDS)} {among(KINDS)}".strip())
    if kind == "literal_error":
        return Fault(
            path, f"{details['msg']}, not {given!r}", f"Choose one of them.{did_you_mean(given, _options(details))}"
        )
    shown = f", not {given!r}" if isinstance(given, str | int | float | None) else ""
    return Fault(path, details["msg"] + shown, _REMEDIES.get(kind, "The comment beside this key says what it takes."))


def _options(details: Details) -> list[str]:
    """The words a literal allows, out of "'a', 'b' or 'c'"."""
    return str(details.get("ctx", {}).get("expected", "")).split("'")[1::2]


def _path(details: Details, marked: MarkedMapping) -> KeyPath:
    """Pydantic's location without what it puts in between: the kinds of rules, and types below a single value."""
    path: list[str | int] = []
    here: Marked | None = marked
    for key in details["loc"]:
        below = step(here, key) if here else None
        if below is None and (key in KINDS or isinstance(here, MarkedScalar)):
            continue
        path.append(key)
        here = below
    return tuple(path)


def _known_keys(path: KeyPath, marked: Marked) -> list[str]:
    """The keys the models allow at a path; those of the rule's own kind where it has one."""
    models: list[type[BaseModel]] = [Framework]
    here: Marked | None = marked
    for key in path:
        here = step(here, key) if here else None
        if isinstance(key, str):
            fields = [model.model_fields[key] for model in models if key in model.model_fields]
            models = [found for field in fields for found in _models_in(field.annotation)]
    kind = here.entries.get("kind") if isinstance(here, MarkedMapping) else None
    named = [model for model in models if isinstance(kind, MarkedScalar) and _is_of_kind(model, kind.value)]
    keys = {key: None for model in named or models for key in model.model_fields if key != "overridden_from"}
    return [*keys, *(["extends"] if not path else [])]


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def _is_of_kind(model: type[BaseModel], kind: object) -> bool:
    field = model.model_fields.get("kind")
    return field is not None and kind in get_args(field.annotation)
