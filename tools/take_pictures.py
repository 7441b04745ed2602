"""Takes the pictures of docs/pictures: `make pictures`.

One of each kind of page in each language, at the width of a desk; of a report also on a phone and as PDF.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from antikorupsi.assess.parameters import Parameters
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.jobs import FORMATS
from antikorupsi.run.running import run

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
PAGES = {
    "index": "index.html",
    "overview": "ringkasan.html",
    "province": "provinsi/35.html",
    "report-kota-blitar": "daerah/kota-blitar.html",
}
DESK, PHONE = ViewportSize(width=1100, height=1500), ViewportSize(width=360, height=780)
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def make_pages(folder: Path, language: str) -> Path:
    """The pages of Kota Blitar in a language, made as the command makes them."""
    options = RunOptions(Parameters(language=language), ("35.72",), reports=str(folder), formats=FORMATS)
    ended = run(options)
    if ended.failed:
        sys.exit(ended.failed[0].error)
    return ended.folder


def take(browser: Browser, page: Path, size: ViewportSize, scheme: Literal["light", "dark"], target: Path) -> None:
    """One picture of the top of a page."""
    opened = browser.new_page(viewport=size, color_scheme=scheme)
    opened.goto(page.as_uri())
    opened.wait_for_timeout(300)
    opened.screenshot(path=target)
    opened.close()


def main() -> None:
    """Makes the pages and takes all pictures."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        sys.exit("Pictures are taken with Chromium: install Debian's package chromium.")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=OPTIONS)
        for language in ("id", "en"):
            folder = make_pages(Path(scratch), language)
            for name, address in PAGES.items():
                take(browser, folder / address, DESK, "light", PICTURES / f"{name}-{language}.png")
            report = folder / PAGES["report-kota-blitar"]
            take(browser, report, PHONE, "dark", PICTURES / f"report-phone-{language}.png")
            pdf = [str(report.with_suffix(".pdf")), str(PICTURES / f"report-pdf-{language}")]
            subprocess.run(["pdftoppm", "-png", "-r", "70", "-singlefile", *pdf], check=True)
        browser.close()


if __name__ == "__main__":
    main()
