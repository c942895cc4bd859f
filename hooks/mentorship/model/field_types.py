"""What the fields of idea, project and term files hold: each kind of value."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from mentorship.model.text.links import first_address, is_web_address


def _one_line(value: str) -> str:
    line = " ".join(value.split())
    if not line:
        raise PydanticCustomError("empty-field", "it is empty")
    return line


def _web_address(value: str) -> str:
    if not is_web_address(value):
        raise PydanticCustomError(
            "web-address",
            "this is not a web address: write {advice}",
            {"advice": _meant(value)},
        )
    return value


def _meant(value: str) -> str:
    """The address that was probably meant, or what one looks like."""
    with_scheme = f"https://{value.removeprefix('//')}"
    is_host = re.match(r"(?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=[/?#:]|$)", value, re.IGNORECASE)
    found = first_address(value) or (first_address(with_scheme) if is_host else "")
    return f"`{found}`" if found else "the full address, `https://example.org/page`"


Line = Annotated[str, AfterValidator(_one_line)]
"""Text of one line, not empty; line ends and runs of spaces in it become one space."""

WebAddress = Annotated[str, AfterValidator(_web_address)]
"""An http(s) address."""


class Fields(BaseModel):
    """Fields of a file: none that is not known, and no spaces around their texts."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
