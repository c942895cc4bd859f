"""A project that offers ideas."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from mentorship.links import is_web_address


def web_address(value: str) -> str:
    """Accept an http(s) address.

    Raises:
        PydanticCustomError: it is none.
    """
    if not is_web_address(value):
        raise PydanticCustomError(
            "web-address", "this is no web address: write it whole, `https://example.org/page`"
        )
    return value


WebAddress = Annotated[str, AfterValidator(web_address)]


class ProjectFields(BaseModel):
    """The front matter of a project's `index.md`."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    name: str = Field(min_length=1)
    homepage: WebAddress | None = None
    repository: WebAddress | None = None
    maturity: Literal["graduated", "incubating", "sandbox", "archived"] | None = None
    logo: WebAddress | None = None


class Project(ProjectFields):
    """A project: what its `index.md` says, and where it stands.

    Attributes:
        slug: the folder's name.
        path: its `index.md`, relative to the checkout.
        body: the Markdown that introduces it.
    """

    slug: str
    path: str
    body: str
