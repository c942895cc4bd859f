"""A GitHub on loopback: it answers from a world, or from a script, and records what is asked."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.fakes import world as worlds
from tests.fakes.world import World

TOKEN = "token-of-the-tests"


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Reply:
    """One answer."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class FakeGitHub:
    """The server's address, what it knows, and what it was asked.

    Attributes:
        script: answers given instead of the world's, one a request, until there are no more.
    """

    world: World
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    script: list[Reply] = field(default_factory=list)

    def environment(self, *, token: str = TOKEN) -> dict[str, str]:
        """What Actions would set."""
        addresses = {"GITHUB_API_URL": self.url, "GITHUB_GRAPHQL_URL": f"{self.url}/graphql"}
        return addresses | ({"GITHUB_TOKEN": token} if token else {})

    def paths(self) -> list[str]:
        """Method and path of each request, in order."""
        return [f"{asked.method} {asked.path}" for asked in self.asked]


@contextmanager
def serve(world: World | None = None) -> Iterator[FakeGitHub]:
    """Run a fake GitHub on a free loopback port."""
    fake = FakeGitHub(world or World())
    schema = worlds.schema()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            asked = Asked(self.command, self.path, dict(self.headers), body)
            fake.asked.append(asked)
            reply = fake.script.pop(0) if fake.script else _reply(fake, asked, schema)
            raw = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        do_GET = do_POST = do_PATCH = _answer

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Keep the tests' output quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        fake.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield fake
        finally:
            server.shutdown()
            thread.join()


def _reply(fake: FakeGitHub, asked: Asked, schema: Any) -> Reply:
    with_token = "Authorization" in asked.headers
    if asked.path == "/graphql":
        if not with_token:
            return Reply(401, {"message": "Requires authentication"})
        return Reply(200, worlds.graphql_answer(fake.world, asked.body["query"], schema=schema))
    path, _, _ = asked.path.partition("?")
    match = re.fullmatch(r"/repos/([^/]+/[^/]+)(?:/issues(?:/(\d+))?(/timeline)?)?", path)
    if match is None:
        return Reply(404, {"message": "Not Found"})
    repository, number, rest = match[1], match[2], match[3]
    if asked.method != "GET" or (path.endswith("/issues") and number is None):
        return _report(fake.world, asked, int(number or 0))
    if number is None:
        archived = repository.casefold() in fake.world.archived
        return Reply(200, {"full_name": repository, "archived": archived})
    item = fake.world.items.get(repository.casefold(), {}).get(int(number))
    if item is None or (item.hidden_from_token and with_token):
        return Reply(404, {"message": "Not Found"})
    if item.absent:
        return Reply(item.absent, {"message": "gone"})
    if item.moved_to:
        target = f"{fake.url}/repos/{item.moved_to[0]}/issues/{item.moved_to[1]}"
        return Reply(301, {"url": target}, {"Location": target})
    if rest:
        return Reply(200, worlds.timeline(fake.world, repository, int(number)))
    return Reply(200, worlds.rest_item(fake.world, repository, int(number)))


def _report(world: World, asked: Asked, number: int) -> Reply:
    if asked.method == "GET":
        return Reply(200, [report for report in world.reports if report["state"] == "open"])
    if asked.method == "POST":
        author = {"login": "github-actions[bot]"}
        report = {"number": len(world.reports) + 1, "state": "open", "user": author, **asked.body}
        world.reports.append(report)
        return Reply(201, report)
    report = next(report for report in world.reports if report["number"] == number)
    report.update(asked.body)
    return Reply(200, report)
