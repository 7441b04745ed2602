"""A trend joins final figures only, each beside its dot, names instruments as of the year, and counts its means."""

import re

from antikorupsi.show.trend import trend


def test_interim_figures_make_no_direction(assessment_2025):
    said = trend(assessment_2025.region("52.71")).markup
    assert "menjadi 76" not in said
    assert "76 (sementara)" in said
    assert "MCSP" not in said.split("<svg")[0].split("yang")[-1]


def test_no_headline_ends_in_a_figure_that_is_not_final(assessment_2025):
    interim = assessment_2025.observations[assessment_2025.observations["status"] == "interim"]["region"].unique()
    regions = [code for code in interim if code in assessment_2025.eligibility.index]
    assert len(regions) > 3
    joined = 0
    for code in regions:
        view = assessment_2025.region(code)
        final = {str(row.year) for row in view.observation_rows if row.status == "final"}
        ends = re.search(r"\((\d{4})\) menjadi [\d.,]+ \((\d{4})\)", repr(trend(view)))
        assert ends is None or {ends[1], ends[2]} <= final
        joined += ends is not None
    assert joined > 3


def test_the_means_of_a_province_say_of_how_many_regions_they_are(assessment_2025):
    said = trend(assessment_2025.region("35.72")).markup.striptags()
    assert re.search(r"rata-rata dari \d+ \(\d{4}\).*?; di Jawa Timur dari \d+ \(2023\)", said)


def struck(svg):
    """The figures of a picture that a short line runs through: letters of 11 units, each about 6 wide."""
    dashes = [(float(x) + 8, float(y)) for x, y in re.findall(r'd="M(\S+) (\S+)h16"', svg)]
    texts = re.findall(r'<text x="(\S+)" y="(\S+)" fill="\S+" text-anchor="middle">([^<]+)<', svg)
    return [
        text
        for x, y, text in texts
        for dash_x, dash_y in dashes
        if abs(dash_x - float(x)) < 8 + 3 * len(text) and -8 < dash_y - float(y) < 1
    ]


def test_no_mean_strikes_a_figure_through(assessment_2025, assessment_contoh):
    drawn = [trend(seen.region(code)) for seen, code in two_dozen(assessment_2025, assessment_contoh)]
    pictures = [svg for shown in drawn if shown for svg in re.findall(r"<svg.*?</svg>", shown.markup, re.DOTALL)]
    assert sum("h16" in svg for svg in pictures) > 20
    assert [figure for svg in pictures for figure in struck(svg)] == []


def two_dozen(*assessments):
    """Regions with several years of figures."""
    for seen in assessments:
        counts = seen.observations.groupby("region").size()
        assessed = counts[counts.index.isin(seen.eligibility.index)]
        yield from ((seen, code) for code in assessed.nlargest(12).index)


def above_a_mean_only(svg):
    """The figures above a short line that is above their dot, though a figure would have room below the dot."""
    dashes = [(float(x) + 8, float(y)) for x, y in re.findall(r'd="M(\S+) (\S+)h16"', svg)]
    dots = [(float(x), float(y)) for x, y in re.findall(r"M(\S+) (\S+)h\.1", svg)]
    texts = re.findall(r'<text x="(\S+)" y="(\S+)" fill="\S+" text-anchor="middle">([^<]+)<', svg)
    foot = max(float(y) for _, y, text in texts if text.isdigit()) - 15
    return [
        text
        for x, y, text in texts
        for dot_x, dot_y in dots
        for dash_x, dash_y in dashes
        if abs(dot_x - float(x)) < 0.1 and float(y) < dash_y < dot_y - 4 and abs(dash_x - dot_x) < 0.1
        if dot_y + 14 <= foot and not any(abs(at - dot_x) < 30 and dot_y < up < dot_y + 20 for at, up in dashes)
    ]


def test_a_figure_below_a_mean_does_not_stand_above_the_mean(assessment_2025):
    view = assessment_2025.region("52.06")  # far below both means
    pictures = re.findall(r"<svg.*?</svg>", trend(view).markup, re.DOTALL)
    assert any("1,88" in svg for svg in pictures)
    assert [figure for svg in pictures for figure in above_a_mean_only(svg)] == []
