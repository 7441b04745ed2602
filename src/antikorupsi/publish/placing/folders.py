"""Where pages lie below the folder of a period, and what the page of a region is divided into."""

REGION_PAGES = "daerah"
PROVINCE_PAGES = "provinsi"

# The anchors of the headings of a region's page; one that lacks any is never published.
REGION_SECTIONS = (
    "kriteria",
    "indikator",
    "posisi",
    "tren",
    "perubahan",
    "yang-mengubah",
    "data-kurang",
    "temuan",
    "asumsi",
    "sumber",
    "cara",
)
