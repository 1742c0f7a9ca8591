"""`html`: one self-contained file, strict in what it lets a browser do, made of a record by a template."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar

import jinja2
import markupsafe

from secdialogue.exporters.tables import only
from secdialogue.model import Record
from secdialogue.plugin import Exporter
from secdialogue_report.view import Report

#: Run before the body is read, so that a browser does not lay out what the tabs hide.
EARLY = 'document.documentElement.classList.add("js")'


class HtmlReport(Exporter):
    """One record as a report for people."""

    name: ClassVar[str] = "html"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm")

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the report; OutputError where there are several records."""
        report = Report(only(records, self.name))
        style, script = _part("report.css"), _part("report.js")
        context = {
            "report": report,
            "style": _raw(style),
            "script": _raw(script),
            "early": _raw(EARLY),
            "policy": content_security_policy(style, EARLY, script),
            "data": _raw(safe_json(report.data())),
        }
        with target.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.writelines(_template().generate(context))


def content_security_policy(style: str, *scripts: str) -> str:
    """Nothing may be fetched, sent or framed; only this style and these scripts run, known by their hashes."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            "script-src " + " ".join(f"'{_hash(script)}'" for script in scripts),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def safe_json(value: Any) -> str:
    """JSON that stays inside a script element whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _part(name: str) -> str:
    return files("secdialogue_report").joinpath(name).read_text("utf-8")


def _raw(text: str) -> Any:
    """Text of this package, or made safe before, that the template takes as it is."""
    return markupsafe.Markup(text)  # noqa: S704 - never a source's text


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.FunctionLoader(_part),
    )
    return environment.get_template("report.html.j2")
