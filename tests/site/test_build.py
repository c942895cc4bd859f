"""The site as a value: the library's public functions give it, with no engine and no checkout."""

from __future__ import annotations

from datetime import UTC, datetime

import mentorship
from mentorship.model.collection import Catalogue
from mentorship.site import addresses
from tests.support.places import ROOT

NOW = datetime(2024, 8, 10, 12, tzinfo=UTC)


def test_a_site_is_made_from_a_catalogue_states_and_a_moment() -> None:
    catalogue = mentorship.read(ROOT, NOW).catalogue

    site = mentorship.build(catalogue, {}, NOW)

    pages = {page.address for page in site.pages}
    assert catalogue.ideas
    assert {addresses.idea(idea) for idea in catalogue.ideas} <= pages
    assert site == mentorship.build(catalogue, {}, NOW)


def test_the_same_catalogue_is_another_site_after_the_term() -> None:
    catalogue = mentorship.read(ROOT, NOW).catalogue

    assert mentorship.build(catalogue, {}, NOW) != mentorship.build(
        catalogue, {}, NOW.replace(year=2030)
    )


def test_nothing_is_a_site_too() -> None:
    site = mentorship.build(Catalogue(), {}, NOW)

    assert [page.address for page in site.pages if page.in_navigation]
    assert site.problems == ()
