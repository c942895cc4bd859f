"""What a stranger may write: the same attacks in every field, and their marks in what is built."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.fakes.world import Item, World
from tests.support.shared_sites import Recipe

SCRIPT = "<script>window.hit=1</script>"
IMAGE = '"><img src=x onerror=window.hit=1>'
JINJA = "{{ 7191*7 }}"
RENDERED = "50337"
ADDRESS = "eve@hostile.example"
ALL = f"{SCRIPT} {IMAGE} {JINJA} {ADDRESS}"

KEY = "evil/repo#1"


def write(root: Path) -> None:
    """Write a term, a skill, a project and ideas that attack with every field they have."""
    q = json.dumps
    (root / "ideas" / "terms.yml").write_text(
        f"foundation: {q(ALL)}\n"
        "terms:\n"
        f"  - {{id: t, title: {q(ALL)}, programme: {q(ALL)}, timeline: {{ends: 2020-01-01}}}}\n",
        "utf-8",
    )
    (root / "ideas" / "skills.yml").write_text(f"{q(ALL)}: [{q(ALL)}]\n", "utf-8")
    folder = root / "ideas" / "evil"
    folder.mkdir()
    web = f"https://hostile.example/{JINJA}?to={ADDRESS}".replace(" ", "")
    (folder / "index.md").write_text(
        f"---\nname: {q(ALL)}\nhomepage: {web}\nrepository: {web}\nlogo: {web}\n---\n{ALL}\n",
        "utf-8",
    )
    split = ADDRESS.replace("@", "<b>@</b>") + f"\n\n```python\n{ADDRESS}\n```"
    body = f"{ALL}\n\n{split}\n\n`{ALL}`\n\n```\n{ALL}\n```\n\n## {ALL}\n\n{ALL}\n\n- [{ALL}](https://x.example)\n"
    upload = f"{{name: {q(ALL)}, description: {q(ALL)}, file_upload: true}}"
    (folder / "idea.md").write_text(
        f"""---
title: {q(ALL)}
term: t
mentors:
  - {{name: {q(ALL)}, github: eve, email: {ADDRESS}, lfid: {q(ALL)}}}
skills: [{q(ALL)}, {q(SCRIPT)}, {q(JINJA)}]
technologies: [{q(ALL)}]
issue: [{q("evil/repo#1 " + ALL)}, {q(web)}]
lfx_url: {web}
prerequisites:
  coding_challenge: true
  coding_challenge_url: {web}
  custom: {upload}
  standard_courses: [{upload}]
---
{body}""",
        "utf-8",
    )


def world() -> World:
    """A GitHub on which strangers wrote the same."""
    made = World(names={"evil/repo": f"evil/{SCRIPT}"})
    made.add(
        KEY,
        Item(
            title=ALL, assignees=(ALL, SCRIPT), labels=(ALL, IMAGE, ADDRESS), closed_by=("o/r#1",)
        ),
    )
    return made


SITE = Recipe("hostile", write, world, "2021-01-01")
"""A site that strangers wrote, long after its term."""
