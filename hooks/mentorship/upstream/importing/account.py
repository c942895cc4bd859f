"""The account of an import: what was read, written, skipped, and not imported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mentorship.model.problem import Problem, Severity
from mentorship.model.text.printable import shown
from mentorship.upstream.importing.encoding import Misdecoded
from mentorship.upstream.importing.placing import Plan
from mentorship.upstream.importing.source import Skip, Source, Unplaced

_MOST = 300
"""Characters that are printed of a text that was not imported; its line leads to the rest."""


@dataclass
class Account:
    """Everything that is reported about one source.

    Attributes:
        name: the source's, for the messages.
        notes: what was done with `terms.yml`, and how the page's dates differ from it.
        misdecoded: words that were decoded wrongly somewhere, as they are written.
        problems: what `ideas check` reports about the new files.
    """

    name: str
    source: Source
    plan: Plan
    notes: list[str] = field(default_factory=list)
    misdecoded: Sequence[Misdecoded] = ()
    problems: Sequence[Problem] = ()

    @property
    def unplaced(self) -> list[Unplaced]:
        """Every text that is not imported."""
        return sorted([*self.source.unplaced, *self.plan.unplaced])

    @property
    def is_lossless(self) -> bool:
        """Whether every word of the source is in a file, or was skipped on purpose."""
        return not self.unplaced and not self.plan.different

    def lines(self, *, dry_run: bool) -> list[str]:
        """The account, line by line."""
        plan = self.plan
        written = "to be written" if dry_run else "written"
        rows = [
            ("ideas read", f"{len(self.source.proposals)}, from {self.source.kind}"),
            (f"files {written}", f"{len(plan.ideas)} ideas, {len(plan.projects)} projects"),
            ("unchanged", str(len(plan.unchanged))),
            ("different", str(len(plan.different))),
            ("lines skipped", _counts(self.skipped())),
            ("warnings", _counts(self._codes(Severity.WARNING))),
            ("errors", _counts(self._codes(Severity.ERROR))),
            ("not imported", str(len(self.unplaced))),
        ]
        return [*(f"{name + ':':21} {value}" for name, value in rows), *self._details()]

    def skipped(self) -> Counter[str]:
        """The lines that were skipped on purpose, by kind."""
        return Counter(_lines(self.source.skipped))

    def _codes(self, severity: Severity) -> Counter[str]:
        return Counter(p.code for p in self.problems if p.severity is severity)

    def _details(self) -> list[str]:
        told = list(self.notes)
        told += [
            f"{self.name}:{d.line}: {d.path} is there already and differs in: {', '.join(d.what)}"
            for d in self.plan.different
        ]
        told += [
            f"{self.name}:{word.line}: `{shown(word.written)}` is most likely "
            f"`{shown(word.likely)}`: import with --fix-encoding"
            for word in self.misdecoded
        ]
        told += [
            f"{self.name}:{one.line}: not imported: `{_one_line(one.text)}`: {one.reason}"
            for one in self.unplaced
        ]
        return told


def _one_line(text: str) -> str:
    return shown(" ".join(text.split()), _MOST)


def _lines(skips: Iterable[Skip]) -> Iterable[str]:
    for skip in skips:
        yield from [str(skip.kind)] * (skip.last - skip.first + 1)


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counter.items())) or "none"
