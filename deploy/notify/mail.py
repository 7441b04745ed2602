"""Mails what a run published: `workbook run --notify "python3 deploy/notify/mail.py office@example.go.id"`.

Any Python will do; the mail server is that of this machine, or the one that WORKBOOK_SMTP names, such as
mail.example.go.id:25. Without network (workbook.service) it fails with a sentence, and the next run tries again.
"""

import os
import smtplib
import sys
import textwrap
from email.message import EmailMessage

summary = os.environ["WORKBOOK_SUMMARY"]
host, _, port = os.environ.get("WORKBOOK_SMTP", "localhost:25").partition(":")

letter = EmailMessage()
letter["From"] = os.environ.get("WORKBOOK_FROM", "workbook@localhost")
letter["To"] = ", ".join(sys.argv[1:])
letter["Subject"] = textwrap.shorten(summary, 120, placeholder=" …")
letter.set_content(f"{summary}\n")
letter.add_attachment(sys.stdin.buffer.read(), maintype="application", subtype="json", filename="perubahan.json")
try:
    with smtplib.SMTP(host, int(port or 25), timeout=30) as server:
        server.send_message(letter)
except OSError as error:  # also what smtplib raises
    sys.exit(f"{host}:{port or 25}: {error}")
