"""`make release`, in a clone: everything but the tests themselves, which would run without end."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.support.places import ROOT

pytestmark = [
    pytest.mark.slow,  # git and towncrier run in a clone
    pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed"),
    pytest.mark.skipif(sys.platform == "win32", reason="the recipe needs a POSIX shell"),
]

RELEASED = [
    *("Makefile", "pyproject.toml", "requirements.txt", "README.md", "CHANGELOG.md", ".gitignore"),
    *("docs/changes", "hooks/mentorship/__init__.py"),
]
"""All that a release reads or changes."""


def _git(clone: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=clone, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def _make(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    scripts = f"BIN={sysconfig.get_path('scripts')}"
    ready = clone.parent / "ready"
    ready.touch()  # newer than what it is made from, so that nothing is installed
    return subprocess.run(
        ["make", "release", scripts, f"READY={ready}", *arguments],
        cwd=clone,
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone with a release's files as they are now, whose `make test` prints a line."""
    root = tmp_path / "clone"
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *RELEASED],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for name in names.split("\0"):
        if name and (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, root / name)
    makefile = (root / "Makefile").read_text("utf-8")
    makefile, replaced = re.subn(
        r"(?m)^test:.*\n(?:\t.*\n)+", "test:\n\t@echo tested; $(OUTCOME)\n", makefile
    )
    assert replaced == 1
    (root / "Makefile").write_text(makefile, "utf-8")
    change = root / "docs" / "changes" / "for-this-test.mentors.md"
    change.write_text("The test of a release\nhas two lines.\n", "utf-8")
    for name in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "VERSION"):  # of a release that runs this test
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "ada@example.org")
    _git(root, "init", "--quiet")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", "Begin")
    return root


def test_a_release(clone: Path) -> None:
    done = _make(clone, "VERSION=99.1.0")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "\ntested\n" in f"\n{done.stdout}"
    assert "git push --atomic origin HEAD v99.1.0" in done.stdout
    assert _git(clone, "status", "--porcelain") == ""
    assert _git(clone, "log", "-1", "--format=%s %D") == _git(
        clone, "log", "-1", "--format=Release 99.1.0 %D", "v99.1.0"
    )
    assert _git(clone, "cat-file", "-t", "v99.1.0") == "tag"
    package = (clone / "hooks" / "mentorship" / "__init__.py").read_text("utf-8")
    assert '\n__version__ = "99.1.0"\n' in package
    left = {path.name for path in (clone / "docs" / "changes").iterdir()}
    assert left == {"README.md", "release.md.jinja"}
    changelog = (clone / "CHANGELOG.md").read_text("utf-8")
    (release,) = re.findall(r"(?ms)^## 99\.1\.0 \(\d{4}-\d\d-\d\d\)\n.*?(?=^## |\Z)", changelog)
    mentors = re.search(r"(?ms)^### For mentors\n\n(.*?)\n\n", release)
    assert mentors
    assert "- The test of a release\n  has two lines." in mentors[1]
    assert "\n\n\n" not in changelog


def test_the_next_release_comes_above_the_last(clone: Path) -> None:
    assert _make(clone, "VERSION=99.1.0").returncode == 0
    done = _make(clone, "VERSION=99.2.0")

    assert done.returncode == 0, done.stdout + done.stderr
    changelog = (clone / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"(?m)^## (\S+)", changelog)[:2] == ["99.2.0", "99.1.0"]
    assert "Nothing that a reader notices." in changelog


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Which version?"),
        (["VERSION=v99.1.0"], "Which version?"),
        (["VERSION=99.1.0;id"], "Which version?"),
        (["VERSION=99.1.0", "OUTCOME=false"], "tested"),
        (["VERSION=0.0.1"], "0.0.1"),
    ],
)
def test_nothing_is_released(clone: Path, arguments: list[str], said: str) -> None:
    before = _git(clone, "rev-parse", "HEAD")

    done = _make(clone, *arguments)

    assert done.returncode != 0
    assert said in done.stdout + done.stderr
    assert _git(clone, "rev-parse", "HEAD") == before
    assert _git(clone, "tag") == ""
    assert _git(clone, "status", "--porcelain") == ""


def test_what_is_not_committed_is_not_released(clone: Path) -> None:
    (clone / "README.md").write_text("Changed.\n", "utf-8")

    done = _make(clone, "VERSION=99.1.0")

    assert done.returncode != 0
    assert "not committed" in done.stderr
    assert "tested" not in done.stdout


def test_a_version_is_released_once(clone: Path) -> None:
    _git(clone, "tag", "v99.1.0")

    done = _make(clone, "VERSION=99.1.0")

    assert done.returncode != 0
    assert "has been released" in done.stderr
    assert "tested" not in done.stdout
