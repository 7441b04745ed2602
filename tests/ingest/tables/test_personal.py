"""Telephone and identity numbers and e-mail addresses are masked in any remark; figures, codes and pages are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.ingest.spreadsheets import Sheet
from antikorupsi.ingest.tables.personal import MASK, is_personal_number, mask_personal
from antikorupsi.ingest.tables.private_cells import below_personal_headings

PERSONAL = [
    *("081234567890", "0812-3456-7890", "0812 3456 7890", "0812.345.678", "08 12 34 56 78 90", "(0812) 3456-7890"),
    *(
        "+62 812 3456 7890",
        "+62 812 345 678",
        "+6281234567890",
        "62-812-3456-7890",
        "+62(812)34567890",
        "006281234567890",
    ),
    *("(0342) 801171", "0342-801171", "021 5551234", "(021)5551234", "+65 6123 4567"),
    *("3572011508900001", "3572 0115 0890 0001", "3572.0115.0890.0001", "35.72.01.150890.0001", "357201-550890-0001"),
    *(
        "1234 5678 9012 3456",
        "35 72 01 15 08 90 0001",
        "19650412 199003 1 008",
        "196504121990031008",
        "09.254.294.3-407.000",
    ),
    *("siti@contoh.id", "siti.rahma+x@dinas.contoh.go.id", "budi (at) contoh.go.id", "budi[at]contoh[dot]id"),
    *("https://wa.me/6281234567890", "wa.me/6281234567890"),
    *(f"0812{mark}3456{mark}7810" for mark in ("/", "\u00b7", "|", ":", "*", ";", ",", "~", " / ", " | ", "\u2009")),
    *(
        "+62812/3456/7810",
        "081/234/567/895",
        "0 8 1 2 3 4 5 6 7 8 9 8",
        "0-8-1-2-3-4-5-6-7-8-9",
        "6 2 8 1 2 3 4 5 6 7 8 9",
    ),
    *("812-3456-7821", "812 3456 7821", "812.3456.782", "\uff10\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18"),
    *("3572/0145/0790/0038", "3572,014507900039", "3572;01;45;07;90;0038", "357201/450790/0038"),
    *("8123456714", "8123456714 (WA)", "81234567149", "812345671490", "WA8123456714", "8171012001 (WA)"),
    *("021/5551234", "0342/801448", "0342 / 801448", "(0342)/801448", "0342=801448", "0342 801171 / 801172"),
    *("092542943407000", "09.254.294.3.407.000", "09-254-294-3-407-000", "0812\u20223456\u20227890", "0812=3456=7890"),
    *("0812\\3456\\7890", "+62\u200e812\u200e3456\u200e7890", "0812\u20603456\u20607890", "08\ufeff1234567890"),
    *("siti[@]contoh.go.id", "siti(@)contoh.id", "siti%40contoh.id", "siti{at}contoh.id", "siti [ at ] contoh.id"),
    *("WA 8571 2345 678", "no hp: 857.1234.5678", "NPWP 312542943407000", "NPWP: 3125429434070001"),
    *("budi\uff20contoh.id", "budi @ contoh . id", "budi  @  contoh.id", "siti @contoh.go.id"),
]
HARMLESS = [
    *(
        "1.234.567",
        "1.234.567.890.123.456",
        "Rp 3.613.056.366.700.000",
        "1 234 567 890",
        "62.812.345.678",
        "8.123.456.789",
    ),
    *(
        "35.72",
        "35.72.01.1001",
        "35.72.01.1001 35.72.01.1002",
        "5.1.02.01.01.0001.00002",
        "0.7133333333333334",
        "71.33333333333333",
    ),
    *(
        "0,123456789",
        "98,12",
        "2021 2022 2023 2024",
        "2019-2020-2021-2022",
        "12.05.2024 10.05.2024",
        "08.12.2024 10.30",
    ),
    *(
        "70 71 72 73 74 75 76 77",
        "Perda No. 12 Tahun 2024",
        "700/0213/2024",
        "ISBN 978-602-1234-56-7",
        "+1.234.567.890",
    ),
    *("https://contoh.id/2024/081234567890", "https://x.id/read/3572011508900001?a=1", "contoh.go.id/a/081234567890"),
    *(
        "https://medium.com/@nama/x.y",
        "www.contoh.id/081234567890",
        "skor 77,1 (2024) dan 76,2 (2023)",
        "@kpk_ri",
        "a@b",
    ),
    *("81,5 82,5 83,5 84,5 85,5", "81,5;82,5;83,5;84,5", "81;82;83;84;85;86;87;88", "8 1 2 3 4 3 2 1 2 3 4 4"),
    *("08/12/2024 10:30:15", "08:12, 09:15, 10:30", "08:12:30 09:15:30", "2019/2020/2021/2022", "2019;2020;2021;2022"),
    *(
        "Nomor 0812/2101/2024",
        "005/0812/2024",
        "0811;0812;0813",
        "0812, 3456, 7810",
        "35/72",
        "812 2023 2024",
        "835 2024 162",
    ),
    *("3,613,056,366,700,000", "Rp 812.345.678,00", "812,345,678", "3.572.014.507.900.039", "71,33333333333333"),
    *("Rp 8123456714", "Rp8123456714", "8123456714 rupiah", "8123456714 jiwa", "8123456714,50", "77.8123456714"),
    *(
        "021/2024",
        "0213/2024/05",
        "700/801448",
        "03/801448/2024",
        "0342/801448/2024",
        "35.72/801448",
        "125429434070000",
    ),
    *("Rp 125.429.434.070.000", "77,1 = 801448", "2023=77,1", "81 = 82 = 83", "pasal 12 [a] dan 13 {b}", "50%40 x"),
    *("8171012001", "8271030004", "8123456714/2024", "a8123456714b", "8123456714123"),
    *("1234,567890123456", "harga 5 @ toko. Lihat", "https://contoh.id/?tahun=2024&kode=3572011001"),
]


@pytest.mark.parametrize("written", PERSONAL)
@pytest.mark.parametrize(
    "around", ["{}", "Hubungi Budi, {}, sebelum rapat", "HP: {}; skor 77,1", "({})", "catatan {}."]
)
def test_personal_data_are_masked_wherever_they_stand(written, around):
    masked = mask_personal(around.format(written))
    assert MASK in masked
    assert written not in masked
    assert sum(letter.isdigit() for letter in masked) <= sum(letter.isdigit() for letter in around)


@pytest.mark.parametrize("mark", [",", ", ", "/", ";", "."])
@pytest.mark.parametrize("first", ["081234567890", "0342801448", "3572014507900039"])
@pytest.mark.parametrize("second", ["082345678901", "6282345678901", "3505120101900001"])
def test_of_two_numbers_with_a_mark_between_them_both_are_masked(mark, first, second):
    assert mask_personal(f"hp {first}{mark}{second}") == f"hp {MASK}{mark}{MASK}"


@pytest.mark.parametrize("written", HARMLESS)
@pytest.mark.parametrize("around", ["{}", "Nilai {} dari BPS"])
def test_figures_codes_and_addresses_of_pages_stay(written, around):
    assert mask_personal(around.format(written)) == around.format(written)


SEPARATOR = st.sampled_from(["", " ", "-", "."])


@given(
    st.from_regex(r"08[1-9][0-9]{1,2}", fullmatch=True),
    st.from_regex(r"[0-9]{4}", fullmatch=True),
    st.from_regex(r"[0-9]{3,4}", fullmatch=True),
    SEPARATOR,
)
def test_no_mobile_number_stays(prefix, first, last, separator):
    written = separator.join([prefix, first, last])
    assert written not in mask_personal(f"hub. {written} ya")


@given(
    st.sampled_from(["3572", "1101", "9471", "5171", "7371"]),
    st.tuples(st.integers(1, 31), st.integers(1, 12), st.integers(0, 99)),
    st.integers(1, 9999),
    st.booleans(),
    st.sampled_from(["{0}{1}{2}{3}", "{0} {1} {2} {3}", "{0}.{1}.{2}.{3}", "{0}{1} {2} {3}", "{0}-{1}-{2}-{3}"]),
)
def test_no_identity_number_stays(place, birth, number, woman, form):
    day, month, year = birth
    born = f"{day + 40 * woman:02}{month:02}{year:02}"
    written = form.format(place, "01", born, f"{number:04}")
    masked = mask_personal(f"NIK {written}")
    assert masked == f"NIK {MASK}"


@given(st.integers(0, 10**17), st.sampled_from([".", "", ","]), st.integers(0, 99))
def test_no_figure_of_millions_is_masked(number, mark, cents):
    written = f"{number:,}".replace(",", "." if mark != "," else ",") + (f",{cents:02}" if mark == "." else "")
    if number >= 1000:
        assert mask_personal(f"Rp {written}") == f"Rp {written}"


@given(st.floats(0, 100), st.integers(1900, 2099), st.integers(11, 97), st.integers(1, 79))
def test_no_score_year_or_code_is_masked(score, year, province, region):
    said = f"{score!r} ({year}), kode {province}.{region:02}"
    assert mask_personal(said) == said


@given(st.from_regex(r"https://[a-z]{3,9}\.go\.id/[a-z0-9/_-]{0,40}", fullmatch=True))
def test_no_address_of_a_page_is_masked(address):
    assert mask_personal(f"sumber: {address}") == f"sumber: {address}"


@pytest.mark.parametrize(
    ("number", "personal"),
    [
        (3572011508900001, True),
        (3572011508900001.0, True),
        (6281234567890, True),
        (81277118266, True),
        (8571234567, True),
        (81277118000, False),
        (8171012001, False),
        (8000000123, False),
        (3572, False),
        (35.72, False),
        (2024, False),
        (156_432, False),
        (1_254_294_340_700, False),
        (77.1, False),
        (1234567, False),
        (1e300, False),
    ],
)
def test_numbers_in_cells_are_known_too(number, personal):
    assert is_personal_number(number) is personal


def test_every_number_of_a_run_is_masked():
    assert mask_personal("0812;3456;7810;0813;9999;8888;77") == f"{MASK};{MASK};77"


@pytest.mark.parametrize("number", ["081234567815", "6281234567815", "+6281234567815", "3572014507900038"])
def test_numbers_that_an_address_of_a_page_hands_over_are_masked(number):
    assert mask_personal(f"lihat https://x.id/?p={number}&q=1 ya") == f"lihat https://x.id/?p={MASK}&q=1 ya"


@pytest.mark.parametrize(
    "query", ["hp=0812-3456-7890", "p=0812-3456-7890", "wa=%2B62-812-3456-7890", "telp=0342-801171", "no_hp=8123456789"]
)
def test_numbers_with_separators_in_an_address_of_a_page_are_masked(query):
    assert mask_personal(f"http://x.id/?{query}&q=1") == f"http://x.id/?{query.partition('=')[0]}={MASK}&q=1"


def test_a_second_number_without_its_area_code_is_masked_and_a_figure_is_not():
    assert mask_personal("telp 0342 801171 / 801172") == f"telp {MASK} / {MASK}"
    assert mask_personal("telp 0342 801171 dan 801172.") == f"telp {MASK} dan {MASK}."
    assert mask_personal("telp 0342 801171 / 801172 jiwa") == f"telp {MASK} / 801172 jiwa"


def test_texts_without_personal_data_keep_their_digits_and_blanks():
    written = "skor \uff17\uff17,\uff11 \u2009 (\u0662\u0660\u0662\u0664) 123456789 \uff20"
    assert mask_personal(written) == written


@pytest.mark.parametrize("heading", ["Nama Petugas", "NAMA PENILAI", "Nama Pengisi", "Nama Enumerator Lapangan", "NIK"])
def test_what_stands_below_a_heading_for_persons_is_private(heading):
    private = below_personal_headings(Sheet("a.csv", "a", [["Daerah", "Nilai", heading], ["Kota Blitar", 70, "Budi"]]))
    assert [cell for cell in [(0, 2), (1, 0), (1, 1), (1, 2), (1, 3)] if cell in private] == [(1, 2)]


@pytest.mark.parametrize(
    "row", [["Nama Petugas", "Budi"], ["Nama Daerah", "Nilai", "Tahun"], ["Nama", "Nilai", "Tahun"]]
)
def test_labels_above_a_table_and_names_of_regions_are_no_headings_for_persons(row):
    heading_rows = below_personal_headings(Sheet("a.csv", "a", [row, ["Kota Blitar", 70, "x"]])).heading_rows
    assert heading_rows == ({0: 0} if row[0] == "Nama" else {})


def test_personal_columns_of_an_empty_sheet_take_no_memory_for_each_cell():
    sheet = Sheet("a.csv", "a", [["NIK"] * 2_000, *([] for _ in range(40_000))])
    assert len(below_personal_headings(sheet).heading_rows) == 2_000
