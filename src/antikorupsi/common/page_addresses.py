"""Where pages lie below the folder of a publication: pages link to one another by these addresses."""

REGION_PAGES = "daerah"
PROVINCE_PAGES = "provinsi"
OVERVIEW_PAGE = "ringkasan.html"
COMPARISON_PAGE = "bandingkan.html"
METHOD_PAGE = "metode.html"
FOLLOWUP_PAGE = "tindak-lanjut.html"
CALENDAR_FILE = "tenggat.ics"
