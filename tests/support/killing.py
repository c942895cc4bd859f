"""A process that saves states without end, and is killed in the middle of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from mentorship.issues import store
path = Path(sys.argv[1])
states = store.load(path)
print("ready", flush=True)
while True:
    store.save(path, states, datetime.now(UTC))
"""


def kill_while_writing(path: Path, seconds: float) -> None:
    """Save the states of `path` over and over in another process, and kill it after `seconds`."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
