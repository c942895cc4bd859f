"""The figures about linked issues, each from a run against a server on loopback."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import sysconfig
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

from mentorship.github.client import GitHub
from mentorship.issues import store, tracker
from mentorship.issues.state import Detail, Verdict
from mentorship.issues.store import States
from mentorship.model.reference import Reference, parse
from tests.support import asking
from tests.support.asking import VirtualClock, ask, many
from tests.support.fakes import github, plain
from tests.support.fakes.github import FakeGitHub, Reply
from tests.support.fakes.world import Item
from tests.support.killing import kill_while_writing

LATENCY = 0.15
"""Seconds to an answer, for us and for lychee."""

KILLS = 100
NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
FAULTS = {
    "502 (all smaller queries, too)": Reply(502, b""),
    "503": Reply(503, b""),
    "504": Reply(504, b""),
    "reset": Reply(fault="reset"),
    "cut off": Reply(200, {"data": {}}, fault="truncated"),
    "bad gzip": Reply(200, {"data": {}}, fault="gzip"),
    "a hotel's page": Reply(200, b"<html>"),
    "another shape": Reply(200, {"data": {"r0": [1]}}),
    "something went wrong": Reply(200, {"errors": [{"message": "Something went wrong"}]}),
    "hourly limit": Reply(200, {"errors": [{"type": "RATE_LIMITED", "message": "x"}]}),
    "403, nothing left": Reply(403, {"message": "x"}, {"x-ratelimit-remaining": "0"}),
    "secondary limit": Reply(403, {"message": "secondary rate limit"}, {"Retry-After": "9"}),
    "429": Reply(429, b""),
    "401": Reply(401, {"message": "Bad credentials"}),
    "404 of everything": Reply(404, {"message": "Not Found"}),
    "a redirect elsewhere": Reply(301, b"", {"Location": "http://169.254.169.254/"}),
}


def _references(count: int, repositories: int) -> list[Reference]:
    return parse(" ".join(f"org/repo-{n % repositories}#{n + 1}" for n in range(count)))


def _child(count: int, repositories: int, url: str) -> None:
    """Ask in this process, and print what that took."""
    references = _references(count, repositories)
    begin, cpu = time.perf_counter(), time.process_time()
    run = tracker.ask(references, {}, GitHub("t", url, f"{url}/graphql", 120), NOW)
    own = time.process_time() - cpu
    wall = time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps([run.verified, run.requests, own, wall, memory]))


def _asked(url: str) -> dict[str, int]:
    with urlopen(f"{url}/asked") as answer:
        counts: dict[str, int] = json.load(answer)
    return counts


def _measured(count: int, repositories: int, url: str) -> tuple[int, int, float, float, int]:
    command = [sys.executable, "-m", "tests.bench.bench_issues", str(count), str(repositories), url]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    verified, requests, own, wall, memory = json.loads(done.stdout)
    return verified, requests, own, wall, memory


def _healthy() -> None:
    with plain.serve(LATENCY) as url:
        verified, requests, own, wall, _ = _measured(943, 222, url)
        counts = _asked(url)
    print(
        f"943 references, 222 repositories: {verified} verified, {requests} requests, "
        f"{counts.get('GET', 0)} of them REST, {own:.2f} s of own time, {wall:.2f} s in all"
    )
    with plain.serve(LATENCY) as url, tempfile.TemporaryDirectory() as folder:
        links = Path(folder) / "links.md"
        addresses = [r.url.replace("https://github.com", url) for r in _references(943, 222)]
        links.write_text("\n".join(f"<{address}>\n" for address in addresses), "utf-8")
        begin = time.perf_counter()
        lychee = f"{sysconfig.get_path('scripts')}/lychee"
        subprocess.run([lychee, "--no-progress", links], capture_output=True, check=True)
        theirs = time.perf_counter() - begin
        asked = sum(_asked(url).values())
    print(
        f"the same for lychee: {asked} requests ({asked / requests:.0f} times ours), "
        f"{theirs:.1f} s ({theirs / wall:.0f} times ours)"
    )


def _large() -> None:
    with plain.serve(0) as url:
        verified, requests, _, wall, memory = _measured(5_000, 500, url)
    print(f"5,000 references: {verified} verified, {requests} requests, {wall:.2f} s, {memory} MB")


def _closed() -> None:
    with github.serve() as fake:
        for number in range(1, 101):
            fake.world.add(f"o/r#{number}", Item(state="CLOSED", reason="COMPLETED"))
        refs = parse(" ".join(f"o/r#{number}" for number in range(1, 101)))
        states = ask(fake, refs).states
    seen = sum(state.detail is Detail.CLOSED for state in states.values())
    print(f"closed issues seen, of 100: {seen}")


def _faults() -> None:
    alarms = lost = modes = 0
    for reply in FAULTS.values():
        for token in (github.TOKEN, ""):
            with github.serve(asking.world()) as fake:
                refs = [*asking.ALL, *many(fake, 60, 6)]
                known = ask(fake, refs).states
                states = known
                fake.rule = lambda asked, reply=reply: reply
                for day in (1, 2, 3):
                    now = NOW + timedelta(days=day)
                    states = ask(fake, refs, states, token=token, now=now).states
                alarms += sum(state.verdict is Verdict.BROKEN for state in states.values())
                lost += _lost(known, states)
                modes += 1
    print(f"false alarms over {modes} fault modes, three days each: {alarms}")
    print(f"records lost over them and {KILLS} kills while writing: {lost + _lost_by_kills()}")


def _lost(known: States, states: States) -> int:
    return sum(
        key not in states or states[key].detail is not state.detail for key, state in known.items()
    )


def _lost_by_kills() -> int:
    """Kill a process that writes without end, at random points, and count what is missing."""
    chance = random.Random(1)
    lost = 0
    with github.serve() as fake, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "issues.json"
        states = ask(fake, many(fake, 300, 5)).states
        store.save(path, states, NOW)
        for _ in range(KILLS):
            kill_while_writing(path, chance.uniform(0.001, 0.05))
            lost += _lost(states, store.load(path))
    return lost


def _outage() -> None:
    with github.serve() as fake:
        refs = many(fake, 943, 222)
        known = ask(fake, refs).states
        requests, kept = _down(fake, refs, known)
    print(f"total outage with 943 warm states: {requests} requests, {kept} states kept and dated")


def _down(fake: FakeGitHub, refs: list[Reference], known: States) -> tuple[int, int]:
    fake.asked.clear()
    fake.rule = lambda asked: Reply(503, b"")
    clock = VirtualClock()
    states = ask(fake, refs, known, now=NOW + timedelta(days=1), clock=clock).states
    kept = sum(
        states[key].detail is state.detail and states[key].verified_at is not None
        for key, state in known.items()
    )
    return len(fake.asked), kept


def main() -> None:
    """Print every figure."""
    print(f"\nlinked issues; each answer {LATENCY} s late where time is compared")
    _healthy()
    _large()
    _closed()
    _faults()
    _outage()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _child(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    else:
        main()
