"""Facts of the programme that rooms share: the panel's instrument, its stages, and where totals are published."""

PANEL = "penilaian"  # the instrument of the panel's working papers
PUBLISHED = "nilai_akhir"  # the instrument of totals, and of choices, that the KPK or the press published
STAGES = ("mandiri", "monev", "penilaian")  # in their order; each judges the same indicators anew
FINAL_STAGE = STAGES[-1]
