"""What GitHub answers about at another address than was written."""

from __future__ import annotations

from collections.abc import Mapping

from mentorship.issues.state import Answer
from mentorship.model.reference import Reference, parse


def references(
    answers: Mapping[str, Answer], hosts: Mapping[str, str]
) -> list[tuple[str, Reference]]:
    """The keys of what has moved and is not known in full, with where it is now.

    Args:
        answers: by key.
        hosts: the host of each key.
    """
    found: list[tuple[str, Reference]] = []
    for key, answer in answers.items():
        state = answer.found
        if state and state.moved_to and state.pull_requests is None:
            here = parse(state.url, hosts[key])
            if here and here[0].is_checkable:
                found.append((key, here[0]))
    return found


def completed(key: str, answer: Answer, there: Answer) -> Answer:
    """`answer` about `key` with what is known `there`, at its new address."""
    if not answer.found or not there.found:
        return answer
    update = {"key": key, "moved_to": answer.found.moved_to}
    return Answer(found=there.found.model_copy(update=update))
