"""A file written or replaced as a whole or not at all, even if the process dies."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def replace_file(path: Path, text: str, *, keep: Path | None = None) -> None:
    """Make `text` the content of the file at `path`, in UTF-8 with ``\\n`` line ends.

    A program that reads meanwhile sees the old file or the new one, also after a power failure.

    Args:
        keep: where the old file is kept, or None where it is not.

    Raises:
        OSError: the folder or the file cannot be written; then nothing has changed.
    """
    with _partial(path, text) as partial:
        if path.exists():
            shutil.copymode(path, partial)
        if keep is not None:
            path.replace(keep)
        partial.replace(path)


def new_file(path: Path, text: str) -> None:
    """Make a file of `text` at `path`, whole or not at all; what is there stays.

    Raises:
        FileExistsError: there is a file already.
        OSError: the folder or the file cannot be written; then there is no file.
    """
    with _partial(path, text) as partial:
        try:
            path.hardlink_to(partial)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if path.exists():
                raise FileExistsError(errno.EEXIST, "File exists", str(path)) from None
            partial.replace(path)


@contextmanager
def _partial(path: Path, text: str) -> Iterator[Path]:
    """A file beside `path` with `text` on the disk; it is removed in the end."""
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with partial.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        yield partial
    finally:
        partial.unlink(missing_ok=True)
