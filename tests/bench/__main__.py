"""The figures that the project promises: `make bench`. Measured as whole processes."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from mentorship.upstream.importing import importer
from mentorship.upstream.importing.account import Account
from tests.bench import bench_bombs, bench_issues, bench_site
from tests.support.corpus import SOURCES, count
from tests.support.places import CORPUS, ROOT

RUNS = 7
IDEAS = f"{sysconfig.get_path('scripts')}/ideas"


def _seconds(commands: Sequence[list[str]], folder: Path) -> float:
    begin = time.perf_counter()
    for command in commands:
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - begin


def _print(name: str, bound: float, runs: list[float]) -> None:
    least, median, most = min(runs), statistics.median(runs), max(runs)
    print(f"{name:45} {f'< {bound}':>8} {least:7.2f} {median:7.2f} {most:7.2f}")


def _measure(name: str, command: list[str], bound: float, folder: Path) -> None:
    _seconds([command], folder)
    _print(name, bound, [_seconds([command], folder) for _ in range(RUNS)])


def _empty(folder: Path) -> None:
    shutil.rmtree(folder / "ideas", ignore_errors=True)
    (folder / "ideas").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)


def _imports(folder: Path) -> None:
    """Every file of the corpus, each in a process of its own, into an empty folder."""
    known = str(CORPUS / "projects.yml")
    commands = [
        [IDEAS, "import", str(CORPUS / name), "--term", term, "--projects", known, "--archived"]
        for name, term in SOURCES.items()
    ]
    runs = []
    for _ in range(RUNS):
        _empty(folder)
        runs.append(_seconds(commands, folder))
    _print(f"ideas import of {len(commands)} upstream files", 5.0, runs)
    _measure("ideas check on what was imported", [IDEAS, "check"], 2.0, folder)


def _table(folder: Path) -> None:
    """What became of each file: counted here, read, written, skipped, warned of."""
    _empty(folder)
    now = datetime.now(UTC)
    written = errors = 0
    print("\nsource: ideas counted / written, texts not imported, lines skipped, warnings")
    for name, term in SOURCES.items():
        wish = importer.Wish(CORPUS / name, term, CORPUS / "projects.yml", archived=True)
        account = importer.run(folder, wish, now, dry_run=False)
        written += len(account.plan.ideas)
        errors += len({p.path for p in account.problems if p.severity == "error"})
        _row(name, account)
    print(f"\n{written} ideas, {written - errors} of them with no error in an archive")


def _row(name: str, account: Account) -> None:
    told = account.lines(dry_run=False)
    print(f"{name}: {count(name)} / {len(account.plan.ideas)}, {len(account.unplaced)}")
    for start in ("lines skipped", "warnings"):
        print("   ", next(line for line in told if line.startswith(start)))


def main() -> None:
    """Print a table: what, the bound, and the least, median and most of several runs."""
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {RUNS} runs\n")
    print(f"{'':45} {'must be':>8} {'least':>7} {'median':>7} {'most':>7}  seconds")
    _measure("make site on our ideas, nothing to install", ["make", "--silent", "site"], 3.0, ROOT)
    _measure("ideas check on our ideas, start-up included", [IDEAS, "check"], 0.6, ROOT)
    if CORPUS.exists():
        with tempfile.TemporaryDirectory() as folder:
            _imports(Path(folder))
            _table(Path(folder))
    else:
        print("the corpus is not at hand: imports are not measured")
    bench_site.main()
    bench_issues.main()
    bench_bombs.main()


if __name__ == "__main__":
    main()
