"""What pages and figures are cited by: an address below the one that was given, else a URN that stays the same."""

from uuid import UUID

import pytest

from antikorupsi.common import Addresses, WorkbookError, checked_base_url

PAGE = "daerah/kota-blitar.html"


def test_addresses_lie_below_the_base_and_a_second_language_in_its_own_folder():
    base = checked_base_url("https://contoh.example/2025")
    assert Addresses("2025", base=base).of(PAGE, "kriteria-spi") == f"{base}{PAGE}#kriteria-spi"
    assert Addresses("2025", "en", base).of(PAGE) == f"https://contoh.example/2025/en/{PAGE}"


def test_without_a_base_each_page_has_a_urn_of_its_own_that_stays_the_same():
    names = [
        ("2025", "id", PAGE),
        ("2025", "en", PAGE),
        ("2026", "id", PAGE),
        ("2025", "id", "daerah/kota-malang.html"),
    ]
    urns = [Addresses(period, language).of(page) for period, language, page in names]
    assert len(set(urns)) == len(names)
    assert all(str(UUID(urn.removeprefix("urn:uuid:"))) in urn for urn in urns)
    assert urns[0] == "urn:uuid:25924ad2-1360-5072-9481-6f8d5df7002f"
    assert Addresses("2025").of(PAGE, "kriteria-spi") == f"{urns[0]}#kriteria-spi"


@pytest.mark.parametrize(
    "text",
    [
        "contoh.example",
        "ftp://contoh.example/",
        "javascript:alert(1)",
        "https://",
        "https://user:secret@contoh.example/",
        "https://contoh.example/?a=b",
        "https://contoh.example/#a",
        'https://contoh.example/"><script>',
        "https://contoh.example/a b",
        "https://contoh.example:port/",
        "https://[contoh/",
        f"https://contoh.example/{'a' * 300}",
    ],
)
def test_what_is_no_address_of_a_folder_is_refused_with_an_example(text):
    with pytest.raises(WorkbookError, match="write https://"):
        checked_base_url(text)


@pytest.mark.parametrize("text", ["", "  "])
def test_none_is_none(text):
    assert checked_base_url(text) == ""
