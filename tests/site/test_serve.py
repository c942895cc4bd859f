"""`make serve`: an edit to an idea shows at once."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support import checkouts
from tests.support.fakes.github import FakeGitHub
from tests.support.places import TODAY


def _get(port: int, address: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


def _wait_for_reload(port: int, page: str) -> None:
    """Wait as the page's own script does: the server holds the request until it has rebuilt."""
    match = re.search(r"livereload\((\d+), (\d+)\)", page)
    assert match is not None
    _get(port, f"/livereload/{match[1]}/{match[2]}")


@pytest.fixture
def preview(
    checkout: Path,
    add_case: Callable[[str], None],
    fake_github: FakeGitHub,
    unused_port: int,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[int]:
    """The port of `mkdocs serve`, which shows one idea."""
    add_case("crlf-and-byte-order-mark")
    checkouts.add_pages(checkout)
    fake_github.world.add("thanos-io/thanos#6712")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1894276800")  # TODAY
    assert TODAY == "2030-01-10"
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{unused_port}"],
        cwd=checkout,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stderr is not None
            for line in server.stderr:
                if "Serving on" in line:
                    break
            yield unused_port
        finally:
            server.terminate()


def test_an_edit_an_addition_and_a_mistake_show(
    preview: int, checkout: Path, fake_github: FakeGitHub
) -> None:
    idea = checkout / "ideas" / "thanos" / "hedged-requests.md"
    address = "/projects/thanos/hedged-requests/"
    _, page = _get(preview, address)
    assert "Hedged requests" in page

    idea.write_text(idea.read_text("utf-8").replace("are hedged", "come twice"), "utf-8")
    _wait_for_reload(preview, page)
    _, page = _get(preview, address)
    assert "Requests come twice." in page

    more = idea.with_name("more.md")
    more.write_text(idea.read_text("utf-8").replace("title: ", "title: More "), "utf-8")
    _wait_for_reload(preview, page)
    status, page = _get(preview, "/projects/thanos/more/")
    assert status == 200

    more.write_text("no front matter", "utf-8")
    _wait_for_reload(preview, page)
    assert _get(preview, "/projects/thanos/more/")[0] == 404
    assert _get(preview, address)[0] == 200
    assert len(fake_github.asked) == 1
