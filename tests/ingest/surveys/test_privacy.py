"""Personal data planted wherever a sheet has room for it, and looked for in everything that comes out."""

import json
from dataclasses import asdict

import pytest

from antikorupsi.ingest.surveys.groups import HIDDEN, looks_personal
from antikorupsi.ingest.tables.frames import findings_frame, groups_frame

NIK, PHONE, NAME, EMAIL = "3572014509870003", "0812-3456-7890", "Siti Rahasia", "siti@rahasia.example"
PLANTED = (NIK, PHONE, NAME, EMAIL, "Budi", "lambat", "Jl. Mawar", "Rahasia", "7890")


def everything(ingested):
    rows = [asdict(row) for kind in ("observations", "groups", "findings", "missing", "accounts")
            for row in getattr(ingested, kind)]  # fmt: skip
    tables = [findings_frame(ingested.findings).to_json(), groups_frame(ingested.groups).to_json()]
    return json.dumps(rows, default=str) + "".join(tables)


@pytest.mark.parametrize("planted", [NIK, int(NIK), PHONE, NAME, EMAIL, "Pak Budi lambat", "Jl. Mawar 3"])
def test_nothing_of_a_respondent_comes_out(survey, planted):
    units = ["Puskesmas"] * 30 + [str(planted)] * 15 + [NAME] * 3
    answers = [[3] * 9 for _ in units]
    answers[7][2] = answers[40][8] = planted
    columns = {
        "Nama": [NAME] * 48,
        "NIK": [NIK] * 48,
        "No HP": [PHONE] * 48,
        "Ukuran sepatu": [planted] * 48,
        "Unit Layanan": units if looks_personal(str(planted)) else ["Puskesmas"] * 45 + [planted] * 3,
        "Jenis Kelamin": ["L"] * 23 + [planted] * 2 + ["P"] * 23,
        "Usia": [33] * 24 + [planted] * 24,
        "Pendidikan": ["S1"] * 47 + [planted],
        "Bobot": [1] * 47 + [planted],
        "Saran": ["Pak Budi lambat"] * 48,
    }
    below = [[], ["Petugas", NAME, PHONE], [None, planted], ["Catatan", f"{NAME} {NIK}"]]
    above = [["Petugas", NAME], ["Telepon", PHONE], [planted]]
    seen = survey(48, columns, answers, above, below)
    out = everything(seen)
    outweighs = str(planted) == NIK  # as a weight it makes the index that of one respondent
    assert any(row.item == ("responden" if outweighs else "ikm") for row in seen.observations)
    assert [word for word in PLANTED if word in out] == []


def test_a_number_with_unseen_signs_in_it_is_no_name_of_a_group(survey):
    units = ["Puskesmas"] * 30 + ["\u2060".join(PHONE)] * 18
    out = everything(survey(48, {"Unit Layanan": units}, [[3] * 9] * 48))
    assert PHONE not in out
    assert "7890" not in out


@pytest.mark.parametrize("labels", [{"Kode Wilayah": NAME}, {"Tahun": NIK}, {"Kode Wilayah": "", "Daerah": PHONE}])
def test_a_head_that_holds_personal_data_is_not_repeated(read, labels):
    head = {"Kode Wilayah": "35.72", "Tahun": 2024} | labels
    rows = [["Survei Kepuasan Masyarakat (SKM)"], *map(list, head.items())]
    rows += [[f"U{number}" for number in range(1, 10)], *[[3] * 9 for _ in range(12)]]
    seen = read({"skm.xlsx": rows})
    assert not seen.observations
    assert [finding.rule for finding in seen.findings] in (["survey_region"], ["survey_year"])
    assert [word for word in PLANTED if word in everything(seen)] == []


@pytest.mark.parametrize("text", [NIK, PHONE, EMAIL, "+62 812 3456 7890", "35 7201 450987 0003", "x" * 61])
def test_what_looks_like_a_person_is_no_group(text):
    assert looks_personal(text)


@pytest.mark.parametrize("text", ["Puskesmas Contoh Timur", "SMP 3", "Dinas PUPR Bidang 2", "UPT 12", "Loket 4/2024"])
def test_names_of_units_are_groups(text):
    assert not looks_personal(text)


def test_a_small_group_is_hidden_with_the_next_smallest_and_without_its_name(survey):
    seen = survey(60, {"Unit Layanan": ["A"] * 35 + ["B"] * 20 + ["C"] * 5})
    rows = [(row.group, row.respondents, row.suppressed) for row in seen.groups]
    assert rows == [("A", 35, False), (HIDDEN, None, True)]
    assert next(row for row in seen.groups if row.suppressed).value is None


def test_blank_cells_count_as_a_group_that_must_not_be_revealed(survey):
    seen = survey(60, {"Unit Layanan": ["A"] * 35 + ["B"] * 20 + [None] * 5})
    assert [row.group for row in seen.groups] == ["A", HIDDEN]


def test_a_question_that_few_answered_reveals_none_of_their_answers(survey):
    seen = survey(30, answers=[[3] * 9] * 9 + [[None, *[3] * 8]] * 21)
    assert {row.item for row in seen.observations} == {"responden", *(f"u{number}" for number in range(2, 10))}
    assert "unanswered_item" in [finding.rule for finding in seen.findings]


def test_a_group_in_which_one_person_answered_a_question_has_no_index(survey):
    answers = [[None, *[3] * 8]] * 11 + [[4, *[3] * 8]] + [[2, *[3] * 8]] * 40
    seen = survey(52, {"Unit Layanan": ["A"] * 12 + ["B"] * 20 + ["C"] * 20}, answers)
    assert [row.group for row in seen.groups] in (["B", HIDDEN], ["C", HIDDEN])


def test_a_group_may_be_shown_where_ten_answered_every_question(survey):
    answers = [[None, *[3] * 8]] * 2 + [[4, *[3] * 8]] * 10 + [[2, *[3] * 8]] * 40
    seen = survey(52, {"Unit Layanan": ["A"] * 12 + ["B"] * 40}, answers)
    assert [row.group for row in seen.groups] == ["A", "B"]
