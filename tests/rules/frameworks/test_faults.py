"""Every fault in a framework file is named with file, line, key path and remedy."""

from pathlib import Path

import pytest

from antikorupsi.common.project import WorkbookError
from antikorupsi.rules.frameworks.loading import load, load_file
from tests.rules.frameworks.conftest import Change, fault_of

FORM = {
    "a number in words": (
        "threshold: 2.6", "threshold: dua¦", "criteria > spbe > rule > threshold",
        "Input should be a valid number, not 'dua'. Write a number without quotes",
    ),
    "a number in quotes": (
        "threshold: 2.6", 'threshold: "2.6"¦', "criteria > spbe > rule > threshold", "valid number, not '2.6'",
    ),
    "a number without end": ("threshold: 2.6", "threshold: .inf¦", "criteria > spbe > rule > threshold", "finite"),
    "a misspelt key": (
        "threshold: 2.6", "treshold: 2.6¦", "criteria > spbe > rule > treshold",
        "there is no key 'treshold' here. Did you mean 'threshold'?",
    ),
    "a misspelt key at the top": (
        "default_weights:", "default_weigths:¦", "default_weigths", "Did you mean 'default_weights'?",
    ),
    "a missing key": (
        "panel_mean:  ", "panel_mean:¦\n  basis: mission\nunused:  ", "panel_mean > source", "the key is missing",
    ),
    "a wrong kind of rule": (
        "kind: label_is\n", "kind: label_si¦\n", "criteria > hukum > rule > kind", "Did you mean 'label_is'?",
    ),
    "no kind of rule": (
        "    rule:\n      kind: label_is\n", "    rule:¦\n", "criteria > hukum > rule > kind", "the key is missing",
    ),
    "a wrong basis": (
        "basis: assumption\n    source: \"Artikel", "basis: asumption¦\n    source: \"Artikel",
        "criteria > spip > basis", "Did you mean 'assumption'?",
    ),
    "one language only": (
        "{id: Opini BPK, en: BPK audit opinion}", "{id: Opini BPK}¦", "criteria > opini_bpk > name > en", "is missing",
    ),
    "empty words": (
        "{id: Opini BPK, en: BPK audit opinion}", '{id: Opini BPK, en: ""}¦', "criteria > opini_bpk > name > en",
        "Write the words.",
    ),
    "a number for text": ("owner: BPKP", "owner: 5¦", "criteria > spip > owner", "valid string, not 5. Write text"),
    "text for a list": ("items: [opini]", "items: opini¦", "criteria > opini_bpk > items", "Write a list"),
    "an empty list": ("items: [opini]", "items: []¦", "criteria > opini_bpk > items", "at least one entry"),
    "text for keys": (
        "minimum_coverage:", "minimum_coverage: 65¦\nunused:", "minimum_coverage", "Write its keys below it",
    ),
    "one year for two": (
        "comparable_years: [2021, 2024]", "comparable_years: 2024¦", "criteria > kepatuhan > comparable_years",
        "first and the last year",
    ),
    "no years in a row": ("      years: 2 ", "      years: 0¦ ", "criteria > opini_bpk > rule > years", "not 0"),
    "a source neither varied nor not": (
        "varied: true ", 'varied: "yes"¦ ', "uncertainty > weights > varied", "Write true or false",
    ),
    "weights bounded below themselves": (
        "factor: 2 ", "factor: 0.5¦ ", "uncertainty > weights > factor", "greater than or equal to 1",
    ),
    "a treatment nobody knows": (
        "treatments: [worst, neutral, best]", "treatments: [worst, neutrl, best]¦", "uncertainty > missing",
        "Did you mean 'neutral'?",
    ),
    "an interval of everything": (
        "interval: 0.9", "interval: 1.0¦", "uncertainty > draws > interval", "less than 1, not 1.0",
    ),
    "an override in the file": (
        "    owner: BPKP", "    overridden_from: 4¦\n    owner: BPKP", "criteria > spip > overridden_from", "parameter",
    ),
}  # fmt: skip

MEANING = {
    "another name than the file's": ("id: kabkota-2025", "id: kabkota-2026¦", "id", "Write 'kabkota-2025'"),
    "an id used twice": ("- id: spbe", "- id: spip¦", "criteria > spip > id", "'spip' is used twice"),
    "weights used twice": ("- id: equal_components", "- id: equal_indicators¦", "weights", "used twice"),
    "a component used twice": ("  - id: k3", "  - id: k2¦", "components > k2 > id", "used twice"),
    "a number left out": (
        "- id: i07\n        number: 7", "- id: i07\n        number: 8¦", "components > k2 > indicators > i07 > number",
        "number 8 stands where 7 belongs",
    ),
    "an id that does not follow the number": (
        "- id: i07", "- id: i7¦", "components > k2 > indicators > i7 > id", "Write i07",
    ),
    "unknown default weights": (
        "default_weights: equal_indicators", "default_weights: equal_indicator¦", "default_weights",
        "Did you mean 'equal_indicators'?",
    ),
    "a grouping by weights that are not there": (
        "schemes: [equal_indicators, equal_components]", "schemes: [equal_indicators, equal_component]¦",
        "uncertainty > grouping > schemes", "Did you mean 'equal_components'?",
    ),
    "a grouping counted twice": (
        "schemes: [equal_indicators, equal_components]", "schemes: [equal_components, equal_components]¦",
        "uncertainty > grouping > schemes", "stands there twice",
    ),
    "a variant of another kind": (
        "- rule: {kind: at_least, threshold: 68}", "- rule: {kind: label_is, accepted: ada}¦",
        "criteria > spi > variants", "label_is stands beside at_least",
    ),
    "a variant off the scale": (
        "- rule: {kind: at_least, threshold: 68}", "- rule: {kind: at_least, threshold: 680}¦",
        "criteria > spi > variants", "680 is off the scale of spi.total",
    ),
    "a weight nobody uses": (
        "        takes: mcp.total", "        weight: 5¦\n        takes: mcp.total",
        "components > k1 > indicators > i01 > weight", "no weights of kind written use it",
    ),
    "an unknown instrument": (
        "instrument: spbe", "instrument: spbee¦", "criteria > spbe > instrument", "Did you mean 'spbe'?",
    ),
    "an unknown item": (
        "items: [nilai, level]", "items: [nilai, tingkat]¦", "criteria > spip > items > no. 2", "spip has no item",
    ),
    "labels compared as numbers": (
        "instrument: spbe\n    items: [total]", "instrument: sakip\n    items: [predikat]¦",
        "criteria > spbe > items > no. 1", "sakip.predikat holds labels",
    ),
    "numbers compared as labels": (
        "instrument: hukum\n    items: [status]", "instrument: spi\n    items: [total]¦",
        "criteria > hukum > items > no. 1", "spi.total holds numbers",
    ),
    "a threshold off the scale": (
        "threshold: 2.6", "threshold: 26¦", "criteria > spbe > rule > threshold", "Write a number from 1 to 5.",
    ),
    "a minimum that is no label": (
        "minimum: B ", "minimum: BBB¦ ", "criteria > sakip > rule > minimum", "'BBB' is not in order",
    ),
    "a label twice": (
        "[AA, A, BB, B, CC, C, D]", "[AA, A, BB, B, CC, C, C]¦", "criteria > sakip > rule > order", "twice",
    ),
    "an equivalent that is no label": (
        "kuning: C,", "kuning: F,¦", "criteria > kepatuhan > rule > equals > kuning", "'F' is not in order",
    ),
    "years without bands to judge by": (
        "comparable_years: [2021, 2024]", "comparable_years: [null, 2024]", "criteria > kepatuhan > items > no. 3",
        "has no bands in some comparable year",
    ),
    "years the wrong way round": (
        "comparable_years: [2021, 2024]", "comparable_years: [2024, 2021]¦", "criteria > kepatuhan > comparable_years",
        "2024 comes after 2021",
    ),
    "a feed without a dot": (
        "takes: mcp.total", "takes: mcp¦", "components > k1 > indicators > i01 > takes", "mcp.total",
    ),
    "a feed nobody knows": (
        "may_take: skm.ikm", "may_take: skm.index¦", "components > k3 > indicators > i09 > may_take", "There are: ikm.",
    ),
    "a feed on another scale": (
        "takes: mcp.total", "takes: spbe.total¦", "components > k1 > indicators > i01 > takes", "runs from 1 to 5",
    ),
    "two feeds": (
        "        takes: mcp.total", "        may_take: spi.total¦\n        takes: mcp.total",
        "components > k1 > indicators > i01 > may_take", "Keep one",
    ),
    "a scale upside down": ("  lowest: 0 ", "  lowest: 100¦ ", "scale > lowest", "not below highest"),
    "a predicate nobody can reach": ("- lower: 90 ", "- lower: 900¦ ", "predicates > no. 1 > lower", "off the scale"),
    "a share above 1": ("value: 0.65", "value: 65¦", "minimum_coverage > value", "Write a number from 0 to 1."),
    "half a year": ("  value: 2\n", "  value: 1.5¦\n", "oldest_figure_years > value", "Write 0, 1, 2"),
    "bands that overlap": (
        "lower: 73, upper: 77.9}", "lower: 72, upper: 77.9}¦", "bands > no. 2 (spi) > bands > waspada > lower",
        "72 lies below the upper bound (72.9)",
    ),
    "bands that descend": (
        "lower: 0, upper: 72.9}", "lower: 79, upper: 100}", "bands > no. 2 (spi) > bands > waspada > lower",
        "from the lowest up",
    ),
    "an empty band": (
        "lower: 73, upper: 77.9}", "lower: 73, upper: 73}¦", "bands > no. 2 (spi) > bands > waspada > lower",
        "empty band",
    ),
    "a band off the scale": (
        "lower: 4.2, upper: 5}", "lower: 4.2, upper: 50}¦", "bands > no. 10 (spbe) > bands > Memuaskan", "from 1 to 5",
    ),
    "a label of a band twice": (
        "label: waspada", "label: rentan¦", "bands > no. 2 (spi) > bands > rentan > label", "used twice",
    ),
    "bands of the same years": (
        "years: [2023, 2025]", "years: [2022, 2025]¦", "bands > no. 2 (spi) > years", "Give each year one set",
    ),
    "a band the rule does not know": (
        "{label: E, name", "{label: F, name", "criteria > kepatuhan > rule", "does not know the band 'F'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORM)
def test_a_fault_of_form_names_its_line(name: str, changed: Change) -> None:
    refuses(*FORM[name], changed)


@pytest.mark.parametrize("name", MEANING)
def test_a_contradiction_names_its_line(name: str, changed: Change) -> None:
    refuses(*MEANING[name], changed)


def refuses(old: str, new: str, key_path: str, words: str, changed: Change) -> None:
    """The file is refused for this at the line marked, or, where none is, at the one the key path stands in."""
    marked = new if "¦" in new else f"{new}¦"
    file = changed(old, marked)
    text = fault_of(load_file, file.path)
    sentences = [sentence for sentence in text.splitlines() if key_path in sentence and words in sentence]
    assert sentences, text
    if "¦" in new:
        assert sentences[0].startswith(f"kabkota-2025.yaml, line {file.line}, {key_path}"), text
    assert sentences[0].endswith((".", "?"))


def test_a_misspelt_key_is_one_fault_not_two(changed: Change) -> None:
    text = fault_of(load_file, changed("threshold: 2.6", "treshold: 2.6¦").path)
    assert len(text.splitlines()) == 1


def test_all_faults_are_named_at_once_in_the_order_of_the_file(changed: Change) -> None:
    file = changed("threshold: 2.6", "threshold: dua¦")
    text = file.path.read_text(encoding="utf-8").replace("owner: KPK", "owner: 1", 1)
    file.path.write_text(text, encoding="utf-8")
    first, second = fault_of(load_file, file.path).splitlines()
    assert "criteria > mcp > owner" in first
    assert f"line {file.line}, criteria > spbe > rule > threshold" in second


def test_weights_of_kind_written_must_be_there_and_positive(changed: Change) -> None:
    missing = changed("        weight: 5    ", "¦        # weight: 5    ", "desa-2021")
    assert "i01 > weight: the key is missing" in fault_of(load_file, missing.path)
    zero = changed("weight: 5.769231", "weight: 0¦", "desa-2021")
    assert f"line {zero.line}, components > k2 > indicators > i06 > weight: 0 is not above 0" in fault_of(
        load_file, zero.path
    )


def test_a_key_written_twice_is_refused_with_both_lines(changed: Change) -> None:
    file = changed("threshold: 2.6", "threshold: 2.6\n      threshold: 2.7¦")
    text = fault_of(load_file, file.path)
    assert text.startswith(f"kabkota-2025.yaml, line {file.line}: the key 'threshold' stands in line {file.line - 1}")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("threshold: 2.6", "threshold: 2.6: 3¦", "not valid YAML"),
        ("threshold: 2.6", "threshold: *angka¦", "aliases are not used here"),
        ("threshold: 2.6", "threshold: !!python/name:os.system x¦", "not valid YAML"),
        ("threshold: 2.6", "no: 2.6¦", "the key 'no' is not text"),
        ("threshold: 2.6", "<<: 2.6¦", "the key '<<' is not text"),
        ("threshold: 2.6", "threshold: 2025-13-45¦", "is no value of its kind"),
        ("owner: BPKP", "owner: BPKP\x07¦", "not valid YAML"),
    ],
)
def test_a_file_that_is_no_plain_yaml_names_its_line(old: str, new: str, words: str, changed: Change) -> None:
    file = changed(old, new)
    text = fault_of(load_file, file.path)
    assert text.startswith(f"kabkota-2025.yaml, line {file.line}: ")
    assert words in text


@pytest.mark.parametrize("text", ["", "# only a comment\n", "- a list\n", "just words\n"])
def test_a_file_without_keys_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "kosong.yaml"
    path.write_text(text, encoding="utf-8")
    assert "kosong.yaml, line 1: the file holds no keys" in fault_of(load_file, path)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in fault_of(load_file, tmp_path / "tidak-ada.yaml")
    assert "cannot be read" in fault_of(load_file, tmp_path)
    latin = tmp_path / "latin.yaml"
    latin.write_bytes(b"id: caf\xe9\n")
    assert "not in UTF-8" in fault_of(load_file, latin)


def test_an_unknown_framework_is_answered_with_the_nearest_and_all() -> None:
    with pytest.raises(WorkbookError) as refused:
        load("kabkota-2027")
    assert str(refused.value) == (
        "There is no framework 'kabkota-2027'. Did you mean 'kabkota-2026'? "
        "There are: desa-2021, kabkota-2024, kabkota-2025, kabkota-2026."
    )


def test_a_caller_may_say_which_instruments_there_are(changed: Change) -> None:
    file = changed("may_take: lhkpn.kepatuhan", "may_take: lhkpn.kepatuhan¦")
    items = {"mcp": ["total"], "spi": ["total"]}
    with pytest.raises(WorkbookError) as refused:
        load_file(file.path, items)
    assert f"line {file.line}, components > k2 > indicators > i05 > may_take: there is no instrument 'lhkpn'" in str(
        refused.value
    )
