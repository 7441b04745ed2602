"""The kind of a source follows from the host of its address, however the address is written."""

import pytest

from antikorupsi.rules import source_kind


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://www.kpk.go.id/id/berita", "agency"),
        ("HTTPS://WWW.KPK.GO.ID/id", "agency"),
        ("https://WWW.kpk.go.id", "agency"),
        ("https://www.kpk.go.id:443/id", "agency"),
        ("https://user@www.kpk.go.id/id", "agency"),
        ("https://blitarkota.go.id?x=https://kpk.go.id", "region"),
        ("https://blitarkota.go.id#kpk.go.id", "region"),
        ("https://jatimprov.go.id/", "government"),
        ("https://kpk.go.id.example.com/", "press"),
        ("https://[kpk.go.id", ""),
        ("Laporan Inspektorat", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address_says_its_kind(address, kind):
    assert source_kind(address) == kind
