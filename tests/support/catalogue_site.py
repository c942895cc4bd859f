"""A site with ideas enough to filter: three projects, three terms, issues in every state."""

from __future__ import annotations

from pathlib import Path

from tests.support.fakes.world import Item, World
from tests.support.places import GOLDEN
from tests.support.shared_sites import Recipe

NAME = "catalogue"
TODAY = "2030-02-10"
"""Applications of the current term are open, and close on 20 February."""

TERMS = """\
foundation: CNCF
terms:
  - id: old
    title: 2029 Term 3
    programme: LFX
    timeline: {applications: 2029-08-01 to 2029-08-14, ends: 2029-11-30}
  - id: now
    title: 2030 Term 1
    programme: LFX
    timeline:
      applications: 2030-02-01 to 2030-02-20
      begins: 2030-03-01
      ends: 2030-05-31
  - {id: undated, title: 2031 Term 1, programme: LFX}
"""
SKILLS = """\
Go: [Golang]
Observability: [observability]
Python: []
Rust: []
"""

IDEAS = [
    # project, slug, title, term, skills, number of the issue in o/r, another field
    ("jaeger", "tracing", "Trace the traces", "now", "Golang, Observability", 1, "difficulty: easy"),  # noqa: E501
    ("jaeger", "sampling", "Sample less", "now", "Go, Observability", 2, "difficulty: hard"),
    ("jaeger", "storage", "Store spans", "now", "Go", 3, "size: small"),
    ("thanos", "hedging", "Hedge requests", "now", "Go, Python", 4, ""),
    ("thanos", "metrics", "Metrics for Café", "now", "observability", 5, ""),
    ("thanos", "closed", "Closed meanwhile", "now", "Go", 6, ""),
    ("thanos", "past", "Done before", "old", "Go, Rust", 7, ""),
    ("keda", "scaling", "Scale to zero", "old", "Python", 8, ""),
]  # fmt: skip


def write(root: Path) -> None:
    """Write the ideas into the checkout `root`, which has none of these projects but Thanos."""
    ideas = root / "ideas"
    (ideas / "terms.yml").write_text(TERMS, "utf-8")
    (ideas / "skills.yml").write_text(SKILLS, "utf-8")
    projects = {"jaeger": "graduated", "thanos": "incubating", "keda": "graduated"}
    for slug, maturity in projects.items():
        (ideas / slug).mkdir(exist_ok=True)
        page = f"---\nname: {slug.capitalize()}\nmaturity: {maturity}\n---\nAbout it.\n"
        (ideas / slug / "index.md").write_text(page, "utf-8")
    for project, slug, title, term, skills, number, more in IDEAS:
        write_idea(ideas / project / f"{slug}.md", title, term, skills, number, more)


def write_idea(
    path: Path, title: str, term: str, skills: str, number: int, more: str = "", text: str = ""
) -> None:
    """Write one idea; `skills` and `more` are YAML."""
    path.write_text(
        f"---\ntitle: {title}\nterm: {term}\n"
        "mentors:\n  - {name: Ada Lovelace, github: ada}\n  - {name: Alan Turing, github: alan}\n"
        f"skills: [{skills}]\nissue: https://github.com/o/r/issues/{number}\n"
        f"{more + chr(10) if more else ''}---\n"
        f"{text or f'What {path.stem} is about.'}\n\n## Expected outcome\n\nIt works.\n",
        "utf-8",
    )


def recipe(address: str, name: str = NAME) -> Recipe:
    """The recipe of a strict build whose pages say that they are at `address`."""
    return Recipe(name, write, world, TODAY, strict=True, address=address)


def world() -> World:
    """The states of the issues, as GitHub will tell them: four are free; active in their order."""
    world = World()
    states = {3: Item(assignees=("bob",))} | {
        number: Item(state="CLOSED", reason="COMPLETED") for number in (6, 7)
    }
    for number in range(1, 9):
        item = world.add(f"o/r#{number}", states.get(number))
        item.updated_at = f"2026-11-{number:02}T12:00:00Z"
    return world


def write_every_field(path: Path) -> None:
    """Write an idea with every field, and a body with every kind of Markdown."""
    text = (GOLDEN / "every-field/ideas/thanos/hedged-requests.md").read_text("utf-8")
    body = (GOLDEN / "body-as-on-github/ideas/thanos/hedged-requests.md").read_text("utf-8")
    front, _, more = text.removeprefix("---\n").partition("\n---\n")
    below = body.split("\n---\n", 1)[1]
    front = front.replace("2030-term-1", "now")
    path.write_text(f"---\n{front}\n---\n{more}\n{below}\n{CODE}", "utf-8")


CODE = """
```go
// Retry asks again, three times at most.
func Retry(ask func() error) (err error) {
	for i := 0; i < 3; i++ {
		if err = ask(); err == nil {
			return nil // it answered
		}
	}
	return fmt.Errorf("no answer: %w", err)
}
```

```yaml
key: "value" # a comment
list: [1, true, null]
```

```python
@decorated
class Idea(Base):
    \"\"\"A docstring.\"\"\"

    def of(self, n: int = 0x1F) -> str:
        return f"{n!r}" + 'text' * len([])  # why
```
"""
