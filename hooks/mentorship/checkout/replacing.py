"""A file replaced as a whole or not at all, even if the process dies."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path


def replace_file(path: Path, text: str, *, keep: Path | None = None) -> None:
    """Make `text` the content of the file at `path`, in UTF-8 with ``\\n`` line ends.

    A program that reads meanwhile sees the old file or the new one, also after a power failure.

    Args:
        keep: where the old file is kept, or None where it is not.

    Raises:
        OSError: the folder or the file cannot be written; then nothing has changed.
    """
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with partial.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, partial)
        if keep is not None:
            path.replace(keep)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
