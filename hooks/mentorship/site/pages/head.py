"""What stands in the head of a generated page beside the theme's own: for feed readers, for those
that show a link as a card (https://ogp.me), and for search engines (https://json-ld.org).
"""

from __future__ import annotations

from markupsafe import Markup

from mentorship.site import templating
from mentorship.site.pages.making import Page, usual
from mentorship.site.view import View


def head(view: View, page: Page) -> Markup:
    """The elements for the head of `page`."""
    return templating.render("head.html", **usual(view, page.address), page=page)
