"""The engine of the Workbook Kabupaten/Kota Antikorupsi: eight rooms, each importing only from those before it."""
