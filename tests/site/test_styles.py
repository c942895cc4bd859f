"""No rule of the site's style sheet wins over another of its own by weight or by order."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.support.browsing import needs_chromium

pytestmark = needs_chromium

SHEET = "[...document.styleSheets].find(({ href }) => href?.includes('/site.css'))"

# For each element and property: the first declaration, and the rules that declare another one.
# Not asked: media queries and states that the page is not in, which exist to change what another
# rule says, and custom properties, of which the nearest counts. A shorthand with a variable in it
# has no value for each property, so the whole rule stands for it.
CONFLICTS = """sheet => {
  const found = new Set()
  const declared = new Map()
  for (const rule of sheet.cssRules) {
    if (!(rule instanceof CSSStyleRule)) continue
    for (const selector of rule.selectorText.split(/,(?![^(]*[)])/)) {
      const [, element, part = ""] = selector.match(/^(.*?)(::.*)?$/)
      for (const one of document.querySelectorAll(element)) {
        if (!declared.has(one)) declared.set(one, {})
        for (const property of rule.style) {
          if (property.startsWith("--")) continue
          const value = rule.style.getPropertyValue(property) || rule.cssText
          const first = (declared.get(one)[property + part] ??= { value, selector })
          if (first.value !== value)
            found.add(`${first.selector.trim()} | ${selector.trim()} | ${property}`)
        }
      }
    }
  }
  return [...found]
}"""

PAGES = (
    "/",
    "/ideas/",
    "/ideas/?skill=go&words=a",
    "/projects/",
    "/projects/jaeger/",
    "/projects/jaeger/tracing/",
    "/terms/",
    "/terms/now/",
    "/skills/",
    "/skills/go/",
    "/statistics/",
    "/propose/",
    "/404.html",
)


def _conflicts(page: Page) -> list[str]:
    found: list[str] = page.evaluate_handle(SHEET).evaluate(CONFLICTS)
    return found


def _with(page: Page, rule: str) -> list[str]:
    """The conflicts with one more rule at the sheet's end, which does not stay there."""
    sheet = page.evaluate_handle(SHEET)
    last = sheet.evaluate("(sheet, rule) => sheet.insertRule(rule, sheet.cssRules.length)", rule)
    found = _conflicts(page)
    sheet.evaluate("(sheet, last) => sheet.deleteRule(last)", last)
    return found


def test_no_two_rules_say_different_things_of_an_element(page: Page, site: str) -> None:
    found: dict[str, list[str]] = {}
    for address in PAGES:
        page.goto(site + address)
        if said := _conflicts(page):
            found[address] = said
    assert found == {}


def test_such_a_rule_is_found(page: Page, site: str) -> None:
    page.goto(site)
    for rule, conflict in {
        ".mi-quiet { color: red }": ".mi-quiet | .mi-quiet | color",
        "p.mi-quiet { color: red }": ".mi-quiet | p.mi-quiet | color",
        "b, p.mi-quiet { color: var(--x) }": ".mi-quiet | p.mi-quiet | color",
        ".mi-chips a { padding: 0 }": ".md-typeset .mi-chips li > * | .mi-chips a | padding-top",
        ".mi-star::before { content: '*' }": ".mi-star::before | .mi-star::before | content",
    }.items():
        assert conflict in _with(page, rule), rule


def test_what_changes_a_rule_on_purpose_is_no_conflict(page: Page, site: str) -> None:
    page.goto(site)
    for rule in (
        ".mi-quiet { color: var(--mi-quiet) }",
        ".mi-quiet:hover { color: red }",
        ".mi-quiet::after { color: red }",
        ".mi-quiet { --mi-quiet: red }",
        "@media (width > 1px) { .mi-quiet { color: red } }",
    ):
        assert _with(page, rule) == [], rule
