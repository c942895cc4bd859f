"""Nobody's e-mail address is shown: whatever field or text it is in, however it is disguised."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings

from mentorship.model import body
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea, LenientFields
from mentorship.model.project import Project
from mentorship.model.text.links import is_web_address
from mentorship.model.text.masking import mask_addresses
from mentorship.site.build import Site, build
from mentorship.site.templating import environment
from mentorship.upstream.exporting.formats import FORMATS
from tests.support.disguises import ADDRESS, DISGUISED, shows
from tests.support.generated import TERM

NOW = datetime(2030, 2, 1, tzinfo=UTC)


def _catalogue(written: str) -> Catalogue:
    """One idea that has the text in every field that takes it."""
    link = f"https://x.example/?to={written}"
    web = link if is_web_address(link) else None
    text = body.read(
        f"{written}\n\n- {written}\n\n| a |\n|---|\n| {written} |\n\n```python\n{written}\n```\n\n"
        f"`{written}`\n\n## See {written}\n\nwrite ({written}).\n"
    )
    project = Project(
        name=f"Project {written}", slug="p", path="x", body=text, homepage=web, repository=web
    )
    upload = {"name": f"x {written}", "description": written}
    fields = LenientFields.model_validate(
        {
            "title": f"Write to {written}",
            "term": TERM.id,
            "component": written,
            "mentors": [
                {"name": f"Ada {written}", "github": "ada", "email": ADDRESS, "note": written},
                {"name": "B", "lfid": written, "note": f"or ask {written}"},
            ],
            "skills": ["Go", written],
            "technologies": [written],
            "issue": [f"o/r#1 {written}", link],
            "lfx_name": written,
            "lfx_url": web,
            "proposal": web,
            "prerequisites": {"coding_challenge_url": web, "custom": upload},
        }
    )
    idea = Idea.of(fields, path="ideas/p/i.md", project=project, body=text)
    term = TERM.model_copy(update={"title": f"2030 {written}", "programme": f"LFX {written}"})
    return Catalogue(f"CNCF {written}", [term], projects=[project], ideas=[idea])


def _texts(site: Site) -> Iterator[tuple[str, str]]:
    """Everything that is published of a site with one idea."""
    for page in site.pages:
        yield page.address, mask_addresses(page.title)  # as the hook does
        yield page.address, str(page.html)
        yield page.address, str(page.head)
        for found in page.documents:
            yield f"{page.address} (search)", f"{found.title}\n{found.html}"
    for file in site.files:
        yield from ((file.address, text) for text in _strings(file.address, file.text))
    for name, figure in site.figures.items():
        yield name, str(figure)


def _strings(name: str, text: str) -> list[str]:
    if name.endswith(".json"):
        return [text, *_leaves(json.loads(text))]
    if name.endswith(".csv"):
        return [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    if name.endswith(".ics"):
        return [text.replace("\r\n ", "")]
    return [text]


def _leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in _leaves(one)]
    if isinstance(value, list):
        return [leaf for one in value for leaf in _leaves(one)]
    return [value] if isinstance(value, str) else []


@given(DISGUISED)
def test_no_text_and_no_body_shows_an_address(written: str) -> None:
    assert not shows(mask_addresses(written))
    assert not shows(str(body.read(f"{written}\n\n## {written}").html.whole))


@settings(max_examples=25)  # each is a whole site
@given(DISGUISED)
@example(f"<{ADDRESS}>")
@example(ADDRESS.replace(".", "<b>.</b>"))
@example("ada.l@**mail.example.org**")
def test_no_page_feed_or_file_shows_an_address(written: str) -> None:
    site = build(_catalogue(written), {}, NOW, base="https://site.example/", emails=False)

    for name, text in _texts(site):
        is_markdown = name.endswith((".md", ".txt"))
        assert not shows(text, markdown=is_markdown), (name, text)


@pytest.mark.parametrize("form", FORMATS)
def test_the_address_of_a_mentor_is_in_the_combined_file_unless_it_is_not_wanted(form: str) -> None:
    catalogue = _catalogue("nobody")

    def written(*, emails: bool) -> str:
        return FORMATS[form].write(catalogue, catalogue.terms[0], NOW, emails=emails)

    assert ADDRESS in written(emails=True)
    assert ADDRESS not in written(emails=False)


@pytest.mark.parametrize(
    "kept",
    [
        "git@github.com:o/r.git",
        "@ada and @alan",
        "https://medium.com/@ada/post.html",
        "golang.org/x/net@v0.17.0",
        "npm install left-pad@1.13.10",
        "50% @ 3.14 ms",
        "a &amp; b, 40%",
    ],
)
def test_what_is_not_an_address_is_left(kept: str) -> None:
    assert mask_addresses(kept) == kept


def test_a_link_with_an_address_is_masked_and_stays_one_word() -> None:
    assert (
        mask_addresses("see https://x.example/?to=ada%40example.org&b=1 now")
        == "see https://x.example/?to=ada%20at%20example.org&b=1 now"
    )


@pytest.mark.parametrize("before", range(0, 24, 3))
def test_nothing_of_an_address_is_left_where_a_text_is_cut(before: int) -> None:
    label = f"{'x' * before} {ADDRESS}"

    cut = environment().from_string("{{ label | truncate(19, true) }}").render(label=label)

    assert "@" not in cut
