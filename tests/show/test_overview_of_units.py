"""What the overview says where nothing, everything or one figure is known: no sentence about 0 of them."""

import shutil

import pytest

from antikorupsi.cli import founding
from antikorupsi.show.indicators import table as indicators
from antikorupsi.show.overview import overview_highlights, overview_summary
from helpers import Assessment
from tests.views import country

HEAD = "Penilaian contoh sekolah\nKode Sekolah,Sekolah,Tahun,Nilai Kebersihan,Keterbukaan,Pengaduan\n"
SCHOOLS = ["SDC001,Sekolah Contoh Pagi", "SDC002,Sekolah Contoh Siang", "SDC003,Sekolah Contoh Sore"]


@pytest.fixture
def schools(tmp_path):
    """Loads the three schools of the example with the cleanliness scores of the first ones."""

    def load(*scores, indicators=""):
        folder = tmp_path / "sekolah-2027"
        shutil.copytree(founding._EXAMPLE, folder)
        rows = [f"{school},2025,{score},{indicators}" for school, score in zip(SCHOOLS, scores, strict=False)]
        (folder / "contoh.csv").write_text(HEAD + "\n".join(rows), encoding="utf-8")
        return Assessment.load("sekolah-2027", raw=tmp_path)

    return load


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ((), "For none of the 3 criteria is there a figure yet that may decide."),
        ((80,), "Of the 1 criterion that is known, 1 is met; for 2 of 3 there is no figure yet that may decide."),
        ((80, 90, 60), "Of the 3 criteria that are known, 2 are met. "),
    ],
)
def test_criteria_are_counted_without_a_sentence_about_none_of_them(schools, scores, said):
    assert said in repr(overview_summary(country(schools(*scores), "en")))


def test_figures_that_one_agency_alone_owes_are_not_called_most_of_them(schools):
    said = overview_highlights(country(schools(80, 90), "en")).markup.striptags()
    assert "1 figure is missing for schools that fail no criterion, awaited from Dinas Pendidikan." in said


def test_what_is_certain_of_none_is_said_so(schools):
    assessment = schools(80, 90, 60)
    assessment.verdicts["doubts"] = "year_inferred"
    said = repr(overview_summary(country(assessment, "id")))
    assert "layak 2 (belum ada yang pasti)" in said
    assert "(0 di antaranya" not in said


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ("95,91", "All of the scored indicators (2) reach 90"),
        ("95,60", "1 of 2 scored indicators reaches 90; 1 does not"),
        ("50,60", "None of the scored indicators (2) reaches 90"),
    ],
)
def test_indicators_that_all_or_none_reach_the_bound_are_counted_so(schools, scores, said):
    assert said in repr(indicators(schools(80, indicators=scores).region("SDC001", "en")))
