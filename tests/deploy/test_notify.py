"""The ways to tell others that docs/scheduling.md shows send what a run hands over: by mail, and to a webhook."""

import json
import shlex
import sys
import threading
from email import message_from_string, policy
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from antikorupsi.common import Language
from antikorupsi.publish import Message
from antikorupsi.run.notifying import call, read_command
from antikorupsi.run.stopping import Stop
from tests.deploy.deployed import DEPLOY, printed
from tests.deploy.post_office import PostOffice

SUMMARY = "Sejak publikasi 12 Maret 2026, 1 dari 8 daerah berubah statusnya: " + "Kota Contoh 77,1 → 69,5; " * 6
MESSAGE = Message(SUMMARY, "/srv/perubahan.html", json.dumps({"summary": SUMMARY}).encode(), 1)


def command_shown(word):
    """The command after `--notify` of the one line of the page that shows it with this word."""
    lines = [printed(f".venv/bin/workbook run --period 2025 --notify {quote}") for quote in ('"python3', '"curl')]
    (line,) = [line for line in lines if word in line]
    words = shlex.split(line)
    return words[words.index("--notify") + 1]


def here(command):
    """The command with this Python and this project's files."""
    return read_command(command.replace("python3 deploy", f"{shlex.quote(sys.executable)} {DEPLOY}"))


def why_failed(command):
    """Why a program failed, in English; "" where it did not."""
    found = call(command, MESSAGE, Stop())
    return found.said(Language("en")) if found else ""


def test_the_mail_holds_the_summary_and_the_list(monkeypatch):
    with PostOffice() as office:
        monkeypatch.setenv("WORKBOOK_SMTP", f"127.0.0.1:{office.port}")
        assert why_failed(here(command_shown("mail.py"))) == ""
    (written,) = office.letters
    letter = message_from_string(written, policy=policy.default)
    assert letter["To"] == "office@example.go.id"
    assert letter["Subject"].startswith("Sejak publikasi 12 Maret 2026, 1 dari 8 daerah")
    assert len(letter["Subject"]) <= 120
    assert letter.get_body().get_content().strip() == SUMMARY.strip()
    (attached,) = letter.iter_attachments()
    assert json.loads(attached.get_content()) == {"summary": SUMMARY}


def test_without_a_mail_server_the_reason_is_one_sentence(monkeypatch):
    with PostOffice() as office:
        monkeypatch.setenv("WORKBOOK_SMTP", f"127.0.0.1:{office.port}")
    why = why_failed(here(command_shown("mail.py")))
    assert why.startswith("The program of --notify ended with exit code 1: 127.0.0.1:")
    assert "Connection refused" in why


@pytest.mark.parametrize(("code", "why"), [(204, ""), (500, "The program of --notify ended with exit code 22: curl: ")])
def test_the_webhook_gets_the_list_and_its_refusal_is_a_failure(code, why):
    posted = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            posted.append((self.headers["Content-Type"], self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(code)
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        command = command_shown("curl").replace("https://example.go.id/hook", f"http://127.0.0.1:{server.server_port}/")
        assert why_failed(read_command(command)).startswith(why)
        server.shutdown()
    assert posted == [("application/json", MESSAGE.content)]
