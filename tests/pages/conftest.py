"""Pages opened in the browser."""

import pytest


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
