"""A quick server for figures: it answers every query about open issues, and their web pages.

It runs in a process of its own, so that its work is not counted as ours.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import Process, Queue
from typing import Any

PAGE = b"<html>" + b"<p>An issue as a page.</p>" * 11_000
"""As large as an issue's page at GitHub, some 280 KB."""

_ITEM = re.compile(r"n(\d+): issueOrPullRequest")


def answer(query: str) -> dict[str, Any]:
    """What GitHub would say if everything asked about were an open issue."""
    data: dict[str, Any] = {"rateLimit": {"remaining": 4_000, "resetAt": None}}
    for part in re.split(r"\n(?=r\d+: repository)", query):
        head = re.search(r'(r\d+): repository\(owner: "([^"]+)", name: "([^"]+)"\)', part)
        if head is None:
            continue
        name = f"{head[2]}/{head[3]}"
        items = {f"n{n}": _issue(name, int(n)) for n in _ITEM.findall(part)}
        data[head[1]] = {"nameWithOwner": name, "isArchived": False, **items}
    return {"data": data}


def _issue(name: str, number: int) -> dict[str, Any]:
    return {
        "__typename": "Issue",
        "number": number,
        "url": f"https://github.com/{name}/issues/{number}",
        "title": "An issue",
        "updatedAt": "2026-11-01T12:00:00Z",
        "issueState": "OPEN",
        "issueReason": None,
        "assignees": {"nodes": []},
        "labels": {"nodes": []},
        "closedByPullRequestsReferences": {"nodes": []},
    }


def _run(latency: float, ports: Queue[int]) -> None:
    asked: Counter[str] = Counter()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            asked["POST"] += 1
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(latency)  # the latency that is measured, the same for everybody
            self._send(json.dumps(answer(json.loads(raw)["query"])).encode())

        def do_GET(self) -> None:
            if self.path == "/asked":
                self._send(json.dumps(asked).encode())
                return
            asked["GET"] += 1
            time.sleep(latency)
            self._send(PAGE)

        do_HEAD = do_GET

        def _send(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
            """Keep the figures' output quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        ports.put(server.server_port)
        server.serve_forever()


@contextmanager
def serve(latency: float) -> Iterator[str]:
    """The address of such a server; each answer comes `latency` seconds late."""
    ports: Queue[int] = Queue()
    process = Process(target=_run, args=(latency, ports), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{ports.get(timeout=20)}"
    finally:
        process.kill()
        process.join()
