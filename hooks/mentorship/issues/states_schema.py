"""The JSON Schema of the file of states, for those who read the published copy."""

from __future__ import annotations

import json

from mentorship.issues.state import IssueState
from mentorship.issues.store import VERSION


def json_schema() -> str:
    """The JSON Schema of the published file.

    Source: https://json-schema.org/draft/2020-12
    """
    record = IssueState.model_json_schema(ref_template="#/$defs/{model}", mode="serialization")
    definitions = record.pop("$defs", {})
    record["properties"].pop("key")
    record["required"] = ["url", "verdict", "detail"]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "States of linked issues",
        "type": "object",
        "required": ["version", "generated_at", "checksum", "issues"],
        "properties": {
            "version": {"const": VERSION},
            "generated_at": {"type": "string", "format": "date-time"},
            "checksum": {
                "type": "string",
                "description": "SHA-256 of `issues` as JSON in ASCII: keys sorted, no spaces",
            },
            "issues": {
                "type": "object",
                "description": "by `owner/repository#number`, in lowercase letters",
                "additionalProperties": {"$ref": "#/$defs/Issue"},
            },
        },
        "$defs": {**definitions, "Issue": record},
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
