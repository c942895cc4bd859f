"""A mentor: how people are named in an idea's front matter."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from mentorship.model.field_types import Fields, Line
from mentorship.model.handle import handle_in, is_handle
from mentorship.model.text.printable import shown

_AT = re.compile(r" ?(?:[(\[{<] ?at ?[)\]}>]| at ) ?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s<>(),:;]+@[^@\s<>(),;]+\.[^@\s<>(),;.]+")


def _handle(value: str) -> str:
    if not is_handle(value):
        bare = handle_in(value)
        if bare:
            advice = f"write `{bare}`"
        else:
            advice = "write the name after `github.com/` in the profile's address"
        raise PydanticCustomError(
            "github-handle",
            "`{value}` is not a GitHub handle: {advice}",
            {"value": shown(value, 60), "advice": advice},
        )
    return value


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        found = _EMAIL.search(_AT.sub("@", value.replace("mailto:", "")))
        example = found[0] if found else "name@example.org"
        raise PydanticCustomError(
            "email",
            "`{value}` is not an e-mail address: write `{example}`, or remove the line",
            {"value": shown(value, 60), "example": shown(example)},
        )
    return value


def _mapping_of_mentor(value: Any) -> Any:
    if isinstance(value, str):
        raise PydanticCustomError(
            "mentor-mapping",
            "a mentor needs separate fields: write `- name: …`, and on the next line, with the "
            "same indentation, `github: {handle}`",
            {"handle": handle_in(value) or "handle"},
        )
    return value


class LenientMentor(Fields):
    """A mentor with what is known of them: in a term that is over, that may be little."""

    name: Line | None = None
    github: Annotated[str, AfterValidator(_handle)] | None = None
    email: Annotated[str, AfterValidator(_email)] | None = None
    lfid: Line | None = None
    note: Line | None = None

    @property
    def shown(self) -> str:
        """What the site calls them; it shows neither notes nor addresses."""
        return self.name or self.github or self.lfid or "a mentor"


class Mentor(LenientMentor):
    """A person who offers to mentor; the first of an idea is its primary mentor."""

    name: Line
    github: Annotated[str, AfterValidator(_handle)]


LenientMentorField = Annotated[LenientMentor, BeforeValidator(_mapping_of_mentor)]
MentorField = Annotated[Mentor, BeforeValidator(_mapping_of_mentor)]
