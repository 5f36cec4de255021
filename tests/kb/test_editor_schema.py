"""The editors' schemas follow from the schema, and what ships is valid by them."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from bot.kb.editor_schema import schemas, write_schemas
from bot.kb.shipped import shipped_path
from bot.kb.tree import survey
from tests.kb.conftest import FRAMEWORK_2021, REPORT

COMMITTED = Path(__file__).parent.parent.parent / "knowledge" / "schema"


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do: by YAML 1.2's core schema, where `no` and dates are texts."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("true|false"), list("tf"))


def faults(kind: str, text: str) -> list[str]:
    document = yaml.load(text, Loader=Editor)
    return [error.message for error in jsonschema.Draft7Validator(schemas()[kind]).iter_errors(document)]


def test_the_committed_schemas_are_current(tmp_path: Path) -> None:
    for path in write_schemas(tmp_path):
        assert (COMMITTED / path.name).read_text("utf-8") == path.read_text("utf-8"), (
            "run `peel-bot check --editor-schema knowledge/schema`"
        )


@pytest.mark.parametrize("kind", list(schemas()))
def test_each_is_a_schema(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(schemas()[kind])
    assert json.loads(json.dumps(schemas()[kind])) == schemas()[kind]


def test_a_good_file_is_valid_and_a_bad_one_is_not() -> None:
    assert faults("report", REPORT) == []
    assert faults("framework", FRAMEWORK_2021) == []
    assert faults("report", REPORT.replace("due: 2017-05-01", "due: soon"))
    assert faults("report", REPORT.replace("kind: area for improvement", "kind: areas", 1))
    assert faults("report", REPORT.replace("overall: good", "overall: goood"))
    assert faults("report", REPORT.replace("about:", "abuot:", 1))
    assert faults("framework", FRAMEWORK_2021.replace("order: 6", "order: six"))


def test_what_ships_is_valid() -> None:
    tree = survey(shipped_path())
    files = [("report", path) for path in tree.reports] + [("framework", path) for path in tree.frameworks]
    files += [(kind, path) for kind, path in (("forces", tree.forces), ("glossary", tree.glossary)) if path]
    validators = {kind: jsonschema.Draft7Validator(schema) for kind, schema in schemas().items()}
    wrong = [
        f"{path}: {error.json_path}: {error.message}"
        for kind, path in files
        for error in validators[kind].iter_errors(yaml.load(path.read_bytes(), Loader=Editor))
    ]
    assert wrong == []
