"""Colours of code: no block takes long, whatever is in it."""

from __future__ import annotations

import pytest

from mentorship.model.body import read
from mentorship.model.text.code_blocks import LANGUAGES, MOST_IN_A_BLOCK, MOST_IN_A_BODY
from tests.support import limited

ATTACK = """
import re, sys
from pygments.lexers import get_lexer_by_name
from tests.support import attacks

lexer = get_lexer_by_name(sys.argv[1])
list(lexer.get_tokens("x"))  # its expressions are compiled when it is first used
rules = [rule[0] for state in getattr(type(lexer), "_tokens", {}).values() for rule in state]
expressions = {match.__self__ for match in rules if isinstance(match.__self__, re.Pattern)}
for one in sorted(expressions, key=lambda one: one.pattern):
    for text in attacks.texts(one.pattern, one.flags & ~re.UNICODE, 200):
        for _ in lexer.get_tokens(text):
            pass
print("done", len(expressions))
"""
SECONDS = 30


@pytest.mark.slow  # thousands of texts
@pytest.mark.parametrize("language", sorted(set(LANGUAGES.values())))
def test_no_attack_on_a_language_takes_long(language: str) -> None:
    ended = limited.run(ATTACK, SECONDS, language)

    assert ended.in_time, ended.error
    assert ended.lines[-1].startswith("done")


@pytest.mark.slow  # until the limit of time
@pytest.mark.parametrize("language", ["bash", "scala"])
def test_the_attack_finds_the_languages_that_we_leave_out(language: str) -> None:
    assert not limited.run(ATTACK, 3, language).in_time


def test_known_languages_are_coloured_and_others_are_shown_plain() -> None:
    assert '<span class="' in read("```yaml\na: 1\n```").html.description
    assert '<span class="' in read("```YML\na: 1\n```").html.description
    plain = '<div class="highlight"><pre><code>val a = "1"\n</code></pre></div>'
    assert plain in read('```scala\nval a = "1"\n```').html.description


def test_too_much_code_is_shown_plain() -> None:
    line = "a: 1\n"
    long = line * (MOST_IN_A_BLOCK // len(line) + 1)
    many = f"```yaml\n{line * 300}```\n\n" * (MOST_IN_A_BODY // (300 * len(line)) + 3)

    assert "<span" not in read(f"```yaml\n{long}```").html.description
    html = read(many).html.description
    assert html.count("<code><span") == MOST_IN_A_BODY // (300 * len(line))
    assert html.count("<code>a: 1") == 3
