"""The schema as JSON Schemas, with which editors complete keys and mark faults while a person types."""

import json
from pathlib import Path

from bot.kb.access import ACCESS
from bot.kb.forms import Form, Json
from bot.kb.register import REGISTER
from bot.kb.reminders import REMINDERS
from bot.kb.report import REPORT
from bot.kb.schema import FORCES, FRAMEWORK, TERMS

KINDS: dict[str, Form[object]] = {
    "report": REPORT,
    "framework": FRAMEWORK,
    "forces": FORCES,
    "glossary": TERMS,
    "reminders": REMINDERS,
    "register": REGISTER,
    "access": ACCESS,
}


def schemas() -> dict[str, Json]:
    """Return a JSON Schema for each kind of file."""
    dialect = "http://json-schema.org/draft-07/schema#"  # the newest that editors' YAML support knows well
    return {
        kind: {"$schema": dialect, "title": f"peel-bot knowledge: {kind}", **record.json()}
        for kind, record in KINDS.items()
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write `<kind>.schema.json` for each kind into a folder, made when missing; return the files.

    Raises:
        OSError: the folder can't be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind, schema in schemas().items():
        path = folder / f"{kind}.schema.json"
        path.write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", "utf-8")
        written.append(path)
    return written
