"""The lists the package carries are complete, and no alias takes a name that someone else bears."""

import ast
import csv
import sys
from collections import Counter

from antikorupsi.rules.regions.loading import DATA, read_aliases, read_provinces, read_regions
from antikorupsi.rules.regions.registry import Regions
from antikorupsi.rules.regions.spelling import compact, spellings
from helpers import regions
from tests.rules.regions.asking import answer

ALL = tuple(regions.official())
ALIASES = read_aliases()
# Each of these stands for two regions, so that it is asked about.
SHARED_ALIASES = {"mura"}
WITHOUT_ALIASES = Regions(read_regions(DATA / "regions.csv"), read_provinces())


def test_there_are_416_kabupaten_and_98_kota_in_code_order() -> None:
    assert Counter(region.type for region in ALL) == {"kabupaten": 416, "kota": 98}
    assert [region.code for region in ALL] == sorted(region.code for region in ALL)
    assert len(regions.official()) == 514
    assert regions.official()[0].code == "11.01"
    assert ALL[-1] in regions.official()


def test_every_region_is_complete_and_lies_in_indonesia() -> None:
    for region in ALL:
        assert -11.1 < region.latitude < 6.1, region
        assert 94.9 < region.longitude < 141.1, region
        assert region.capital, region
        assert region.population, region
        assert region.bps_code, region
        assert region.name.startswith(region.type.capitalize()), region
        assert not region.simulated, region


def test_slugs_are_unique_plain_words() -> None:
    slugs = [region.slug for region in ALL]
    assert len(set(slugs)) == 514
    assert all(slug.isascii() and slug.replace("-", "").isalpha() for slug in slugs)


def test_no_two_regions_of_a_type_share_their_letters() -> None:
    assert not [key for key, count in Counter((own.type, compact(own.short_name)) for own in ALL).items() if count > 1]


def test_no_short_form_is_the_full_name_of_another_region() -> None:
    full = {compact(region.short_name): region.short_name for region in ALL}
    assert not [
        (region.name, short)
        for region in ALL
        for short in spellings(region.short_name) - {compact(region.short_name)}
        if short in full
    ]


def test_an_alias_is_needed_and_leads_to_its_own_region_or_province() -> None:
    official = regions.official()
    for alias in ALIASES:
        assert WITHOUT_ALIASES.find_province(alias.text) is None, f"{alias}: a spelling rule yields it already"
        if len(alias.code) == 2:
            assert official.find_province(alias.text) == official.find_province(alias.code), alias
            continue
        region = official.get(alias.code)
        assert isinstance(answer(alias.text, among=WITHOUT_ALIASES), regions.RegionNotFound), alias
        assert answer(alias.text, alias.code[:2]) == region, alias
        if compact(alias.text) not in SHARED_ALIASES:
            assert answer(alias.text) == region, alias


def test_every_alias_says_what_it_is_and_where_it_comes_from() -> None:
    kinds = {"press abbreviation", "province abbreviation", "short form", "other spelling", "other name", "old name"}
    for alias in ALIASES:
        assert alias.kind in kinds | {"new name"}
        assert alias.source.startswith(("http://", "https://", "UU ", "PP ")) or alias.source == "common usage"


def test_the_lists_are_written_in_code_order_without_stray_blanks() -> None:
    for name in ("regions.csv", "provinces.csv", "aliases.csv"):
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert all(cell == cell.strip() for row in rows for cell in row)
        codes = [row[0] for row in rows[1:]]
        assert codes == sorted(codes)


def test_importing_the_layer_loads_the_standard_library_only() -> None:
    for module in DATA.parent.glob("*.py"):
        for statement in ast.parse(module.read_text(encoding="utf-8")).body:
            names = [statement.module] if isinstance(statement, ast.ImportFrom) else []
            names += [alias.name for alias in statement.names] if isinstance(statement, ast.Import) else []
            packages = {str(name).partition(".")[0] for name in names}
            assert packages <= sys.stdlib_module_names | {"antikorupsi"}, module.name
