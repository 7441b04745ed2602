"""The kind of a source follows from the host of its address, however the address is written."""

import pytest

from antikorupsi.rules import local_governments, source_kind


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


@pytest.mark.parametrize(
    ("addresses", "names"),
    [
        ("https://inspektorat.purbalinggakab.go.id/a", ("Kabupaten purbalingga",)),
        ("https://tebingtinggikota.go.id", ("Kota tebingtinggi",)),
        ("https://web.balikpapan.go.id; https://kpk.go.id; https://malangkota.go.id", ("balikpapan", "Kota malang")),
        ("https://jatimprov.go.id; https://www.detik.com; Laporan", ()),
    ],
)
def test_sites_of_local_governments_are_called_as_their_hosts_are(addresses, names):
    assert local_governments(addresses) == names
