"""What an applicant must bring, as the items of a list."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from mentorship.model.idea import Prerequisites, Upload
from mentorship.upstream.grammar import blocks
from mentorship.upstream.grammar.inline import escaped, plain

TOGGLES = {
    "Resume": "resume",
    "Cover letter": "cover_letter",
    "School enrollment verification": "school_enrollment",
    "Participation permission from school or employer": "participation_permission",
    "Coding challenge": "coding_challenge",
}
"""The toggles of the LFX platform, by the names of its proposal form."""

_CHALLENGE, _CUSTOM, _COURSE, _UPLOAD = "Coding challenge", "Custom", "Course", " (file upload)"
_ADDRESS = "Coding challenge address"


def read(markdown: str) -> Prerequisites | None:
    """The prerequisites that `markdown` lists, or None where it says anything else."""
    values: dict[str, Any] = {"standard_courses": []}
    found = blocks.pieces(markdown)
    for piece in found:
        if not piece.is_item or not _item(piece.text, values):
            return None
    try:
        return Prerequisites.model_validate(values) if found else None
    except ValidationError:
        return None


def _item(text: str, values: dict[str, Any]) -> bool:
    first, _, description = text.partition("\n")
    names = {name.casefold(): field for name, field in TOGGLES.items()}
    if field := names.get(plain(text).casefold()):
        values[field] = True
        return True
    key, colon, name = first.partition(": ")
    kind = key.removesuffix(_UPLOAD)
    upload = {"name": plain(name), "description": description, "file_upload": kind != key}
    if not colon:
        return False
    if kind == _ADDRESS and not description:
        values["coding_challenge_url"] = plain(name)
    elif kind == _CUSTOM and "custom" not in values:
        values["custom"] = upload
    elif kind == _COURSE:
        values["standard_courses"].append(upload)
    else:
        return False
    return True


def write(needed: Prerequisites) -> list[str]:
    """`needed` as the texts of list items, which `read` reads back."""
    items = [name for name, field in TOGGLES.items() if getattr(needed, field)]
    if needed.coding_challenge_url:
        items.append(f"{_ADDRESS}: {escaped(needed.coding_challenge_url)}")
    if needed.custom:
        items.append(_upload(_CUSTOM, needed.custom))
    return items + [_upload(_COURSE, course) for course in needed.standard_courses]


def _upload(kind: str, upload: Upload) -> str:
    head = f"{kind}{_UPLOAD if upload.file_upload else ''}: {escaped(upload.name)}"
    return f"{head}\n{upload.description}" if upload.description else head
