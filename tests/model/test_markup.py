from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship.model.body import read
from mentorship.model.text import allow_list
from mentorship.model.text.masking import mask_addresses

VECTORS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    '"><img src=x onerror=alert(1)>',
    "<img src=x onerror=alert(1)//",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></mtext><svg><textarea><path id='</textarea><img onerror=alert(1)'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='java&#x73;cript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//evil.example/x)",
    "![x](javascript:alert(1))",
    '<https://x.example/"onmouseover=alert(1)>',
    "<form action=https://evil.example><input type=submit></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example'</style>",
    "<div style='background:url(https://evil.example)'>x</div>",
    "<b onclick=alert(1)>x</b>",
    "<b id=__search class=md-overlay>x</b>",
    "<object data=x></object><embed src=x>",
    "<video src=https://evil.example/x autoplay></video>",
    "<details open ontoggle=alert(1)>x</details>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<noscript><p title='</noscript><script>alert(1)</script>'></noscript>",
    "```html\n<script>alert(1)</script>\n```",
    "## <script>alert(1)</script>\n\nx",
]


class _Elements(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _html(text: str) -> str:
    body = read(text).html
    parts = [body.description, *(part for s in body.sections for part in (s.title, s.html))]
    return "\n".join(parts)


def _assert_harmless(html: str) -> None:
    for tag, attributes in _Elements(html).found:
        assert tag in allow_list.TAGS
        for name, value in attributes.items():
            assert name in {
                "href", "title", "rel", "class", "align", "colspan", "rowspan", "start",
                "type", "checked", "disabled",
            }  # fmt: skip
            if name == "href":
                assert re.match(r"https?://", value or "")
            if name == "class":
                assert set((value or "").split()) <= set().union(*allow_list.CLASSES.values())


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_of_a_stranger_runs(vector: str) -> None:
    _assert_harmless(_html(f"before {vector} after\n\n{vector}\n"))


@given(st.text(alphabet=st.sampled_from("<>\"'=&;:/!-[]()`#*| \nabhrefonscript"), max_size=120))
def test_nothing_of_any_text_runs(text: str) -> None:
    _assert_harmless(_html(text))


def test_script_is_shown_as_text() -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in _html("<script>alert(1)</script>")


def test_a_picture_becomes_a_link_with_its_text() -> None:
    for written in (
        "![plan](https://x.example/a.png)",
        '<img alt="plan" src="https://x.example/a.png">',
    ):
        html = _html(written)
        assert "<img" not in html
        assert re.search(r'<a href="https://x.example/a.png"[^>]*>plan</a>', html)


@pytest.mark.parametrize(
    "written",
    [
        "ada@example.org",
        "<ada@example.org>",
        "mailto:ada@example.org",
        "[mail](mailto:ada@example.org)",
        "`ada@example.org`",
        "```\nada@example.org\n```",
        "ada&#64;example.org",
        "```python\nada@example.org\n```",
        "ada<b>@</b>example.org",
        "ada@**example.org**",
        "**ada**@example.org",
        "ada@`example.org`",
        "<a href='https://x.example/?to=ada@example.org'>ada@example.org</a>",
        "[x](https://x.example 'ada@example.org')",
        "## ada@example.org\n\n| ada@example.org |\n|--|\n",
    ],
)
def test_no_address_is_left(written: str) -> None:
    html = _html(written)

    assert "ada@example.org" not in re.sub(r"<[^>]*>", "", html)
    assert "ada@example.org" not in html
    assert "mailto:" not in html.replace("mailto:ada at", "")


def test_the_remote_of_a_repository_is_no_address() -> None:
    assert mask_addresses("git@github.com:o/r.git") == "git@github.com:o/r.git"


@given(st.emails())
def test_any_usual_address_is_masked(address: str) -> None:
    if re.fullmatch(r"[\w.+%-]+@[\w.-]+", address, re.ASCII) and not address.startswith("git@"):
        assert "@" not in mask_addresses(f"mail {address} now")


def test_headings_stay_below_the_page() -> None:
    body = read("# a\n\n### b\n\n## S\n\n# c\n\n#### d\n").html.lowered

    assert re.findall(r"<h(\d)>", body.description) == ["3", "3"]
    assert re.findall(r"<h(\d)>", body.sections[0].html) == ["4", "5"]


def test_a_link_may_be_defined_in_another_section() -> None:
    assert '<a href="https://x.example/"' in _html("[a][b]\n\n## S\n\n[b]: https://x.example/\n")


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("see https://x.example/a(b).", "https://x.example/a(b)"),
        ("see www.x.example/a, then", "https://www.x.example/a"),
        ("on istio.io", None),
    ],
)
def test_bare_addresses_as_github_links_them(written: str, linked: str | None) -> None:
    match = re.search(r'href="([^"]*)"', _html(written))

    assert (match and match[1]) == linked


def test_text_that_stops_other_parsers_is_rendered() -> None:
    for text in (
        "[" * 20_000,
        "![" * 8_000,
        "<a " * 16_000,
        "`" * 20_000,
        "<!--" * 20_000,
        "> " * 300,
    ):
        assert _html(f"before\n\n{text}").startswith("<p>before</p>")


@pytest.mark.parametrize(
    "written",
    [
        "<a>x</a>",
        "<a name=x>x</a>",
        "<a title=' href='>x</a>",
        "<a href=javascript:alert(1)>x</a>",
        "[x](/relative)",
        "[x](javascript:alert(1))",
        "[x](mailto:ada@example.org)",
        "<a>x <a href=https://x.example>y</a></a> <a",
        "![x](a.png)",
        "<a href>x</a>",
        "<a href=''>x</a>",
    ],
)
def test_no_link_leads_nowhere(written: str) -> None:
    html = _html(f"{written} and [z](https://z.example)")

    links = [attributes for tag, attributes in _Elements(html).found if tag == "a"]
    assert all(link.get("href") for link in links)
    assert html.count("<a") == html.count("</a>") == len(links)
    assert any(link.get("href") == "https://z.example" for link in links)
    assert "x" in html
