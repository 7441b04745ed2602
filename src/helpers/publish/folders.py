"""Where pages lie below the folder of a period."""

REGION_PAGES = "daerah"
PROVINCE_PAGES = "provinsi"
