"""The browser that the tests look at pages with, and pages made as the command makes them."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


@pytest.fixture(scope="session")
def browser():
    """Debian's or the system's Chromium; CI installs it, so its absence is a failure and no reason to skip."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert executable, "no Chromium on this machine: install Debian's package chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser):
    """Opens a file at a size; gives the page and what it asked for and complained of."""
    opened = []

    def open_at(path, size, fragment="", **options):
        page = browser.new_page(viewport=size, **options)
        opened.append(page)
        asked, complaints = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path.as_uri() + fragment)
        return page, asked, complaints

    yield open_at
    for page in opened:
        page.close()
