"""A project that offers ideas."""

from __future__ import annotations

from typing import Literal

from mentorship.model.body import Body
from mentorship.model.field_types import Fields, Line, WebAddress


class ProjectFields(Fields):
    """The front matter of a project's `index.md`."""

    name: Line
    homepage: WebAddress | None = None
    repository: WebAddress | None = None
    maturity: Literal["graduated", "incubating", "sandbox", "archived"] | None = None
    logo: WebAddress | None = None


class Project(ProjectFields):
    """A project: what its `index.md` says, and where it is.

    Attributes:
        slug: the folder's name.
        path: its `index.md`, relative to the checkout; ``""`` where that is wrong or missing.
        body: the Markdown that introduces it.
    """

    slug: str
    path: str
    body: Body
