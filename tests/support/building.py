"""A site that was built, as tests look at it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Built:
    """A site that was built, and what the build said.

    Attributes:
        failed: whether a strict build refused it.
        lines: the hook's messages as `LEVEL text`.
    """

    site: Path
    failed: bool
    lines: list[str]

    def read(self, address: str) -> str:
        """The text of the page or file at `address`."""
        path = self.site / address.lstrip("/")
        return (path / "index.html" if address.endswith("/") else path).read_text("utf-8")

    def has(self, address: str) -> bool:
        """Whether there is a page or file at `address`."""
        path = self.site / address.lstrip("/")
        return (path / "index.html" if address.endswith("/") else path).is_file()

    def texts(self) -> dict[str, str]:
        """The text of every file that can be read as text, by its path in the site."""
        return {
            path.relative_to(self.site).as_posix(): path.read_text("utf-8")
            for path in self.site.rglob("*")
            if path.suffix in {".html", ".json", ".md", ".xml", ".txt"}
        }
