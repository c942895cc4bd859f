"""Items of a list that begin with `[ ]` or `[x]`, as boxes: one pass over the tokens.

Source: https://github.github.com/gfm/#task-list-items-extension-
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_BOX = re.compile(r"\[([ xX])\](?=\s)")


def task_lists(markdown: MarkdownIt) -> None:
    """Add the rule to a parser."""
    markdown.core.ruler.after("inline", "task_lists", _rule)


def _rule(state: StateCore) -> None:
    tokens = state.tokens
    lists: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append(token)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type == "list_item_open" and _checked(tokens[index + 1 : index + 3]):
            token.attrSet("class", "task-list-item")
            lists[-1].attrSet("class", "contains-task-list")


def _checked(content: list[Token]) -> bool:
    """Whether the first paragraph of an item begins with a box, which is put there as HTML."""
    if [token.type for token in content] != ["paragraph_open", "inline"]:
        return False
    children = content[1].children or []
    box = _BOX.match(children[0].content) if children and children[0].type == "text" else None
    if box is None:
        return False
    children[0].content = children[0].content[box.end() :]
    checked = "" if box[1] == " " else ' checked="checked"'
    # A box needs a name for those who do not see it.
    html = f'<input aria-label="Task"{checked} disabled="disabled" type="checkbox">'
    children.insert(0, Token("html_inline", "", 0, content=html))
    return True
