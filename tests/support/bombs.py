"""Bodies that cost a reader of Markdown more than they are long, if it is not made for them."""

from __future__ import annotations

from collections.abc import Callable


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


def _between(before: str, unit: str, after: str) -> Callable[[int], str]:
    return lambda size: before + unit * (size // len(unit)) + after


def _numbered(unit: str) -> Callable[[int], str]:
    """`unit` again and again, with a number in the place of `N`."""
    return lambda size: "".join(unit.replace("N", str(n)) for n in range(size // (len(unit) + 4)))


def _halves(first: str, second: str) -> Callable[[int], str]:
    return lambda size: first * (size // 2 // len(first)) + second * (size // 2 // len(second))


BOMBS: dict[str, Callable[[int], str]] = {
    "quotes": _repeated("> "),
    "quotes-of-lines": _repeated("> > > > > > > > x\n"),
    "lists": _repeated("- "),
    "list-stairs": lambda size: "".join("  " * n + "- a\n" for n in range(int((size) ** 0.5))),
    "items": _repeated("- a\n"),
    "loose-items": _repeated("- a\n\n"),
    "numbers": _repeated("1. "),
    "tasks": _repeated("- [ ] a\n"),
    "done-tasks-deep": _repeated("- [x] "),
    "stars": _repeated("*"),
    "emphasis": _repeated("*a "),
    "strong": _repeated("**a"),
    "emphasis-both": _repeated("*a_ "),
    "emphasis-inside": _repeated("a**b"),
    "emphasis-nested": _halves("*a **a ", "b** b*"),
    "strikes": _repeated("~~a"),
    "brackets": _repeated("["),
    "bracket-pairs": _repeated("[a]"),
    "bracket-nested": _halves("[", "]"),
    "pictures": _repeated("!["),
    "links-open": _repeated("[a]("),
    "links-quoted": _repeated('[a](<b "'),
    "links-whole": _repeated("[a](b)"),
    "links-in-links": _halves("[a](", ")"),
    "parentheses": _between("[a](", "(", ""),
    "definitions": _numbered("[N]: b\n"),
    "definitions-open": _repeated("[a]: <b\n"),
    "definitions-titles": _repeated("[a]: b '\n"),
    "definitions-used": lambda size: (
        _numbered("[N]: b\n")(size // 2) + "\n" + _numbered("[N] ")(size // 2)
    ),
    "reference-long": _between("[", "a", "]: b"),
    "backticks": lambda size: "".join("`" * n + " " for n in range(1, int((2 * size) ** 0.5))),
    "backtick-pairs": _repeated("`a`"),
    "backticks-odd": _repeated("`a``"),
    "escapes": _repeated("\\"),
    "entities": _repeated("&amp;"),
    "entities-open": _repeated("&"),
    "entities-number": _repeated("&#x"),
    "tags": _repeated("<b>"),
    "tags-inline": _between("x ", "<b>", ""),
    "tags-open": _between("x ", "<a ", ""),
    "tags-attributes": _between("x <a", " b='c'", ""),
    "tags-closing": _between("x ", "</b>", ""),
    "tags-kinds": _between("x ", "<a><b><p><li><table><td>", ""),
    "tables-of-tags": _repeated("<table><tr><td>"),
    "details": _repeated("<details><summary>a"),
    "formatting-open": _between("x ", "<b><i><s><tt>", "<p>"),
    "formatting-crossed": _between("x ", "<b><p></b>", ""),
    "links-crossed": _between("x ", "<a><p>", ""),
    "comments": _between("x ", "<!--", ""),
    "declarations": _between("x ", "<!A", ""),
    "instructions": _between("x ", "<?", ""),
    "cdata": _between("x ", "<![CDATA[", ""),
    "script": _repeated("<script>"),
    "images-raw": _between("x ", "<img alt=", ""),
    "images-raw-long": _between("x <img ", "alt='a' ", ">"),
    "autolinks": _between("x ", "<http://a", ""),
    "autolinks-whole": _between("x ", "<http://a>", ""),
    "addresses": _repeated("http://a "),
    "addresses-together": _repeated("http://a"),
    "addresses-lines": _repeated("https://a.b/c\n"),
    "addresses-parentheses": _between("http://a.b/", "(", ""),
    "addresses-dots": _between("http://a", ".", ""),
    "addresses-path": _between("http://a/", "a.", ""),
    "addresses-user": _repeated("http://a@"),
    "addresses-port": _repeated("http://a:"),
    "slashes": _repeated("//a"),
    "schemes": _repeated("http:"),
    "www": _repeated("www."),
    "www-together": _repeated("www.a.b"),
    "mail": _repeated("a@"),
    "mail-together": _repeated("a@b.c"),
    "mail-dots": _between("a@", "b.", ""),
    "mail-name": _between("", "a.", "@b"),
    "mail-signs": _between("a", "@", "b"),
    "mail-markup": _repeated("a<b>@</b>"),
    "mail-entities": _repeated("a&#64;"),
    "mailto": _repeated("mailto:a@b.c"),
    "table-row": _between("|a|\n|-|\n", "|", ""),
    "table-head": lambda size: "a|" * (size // 4) + "\n" + "-|" * (size // 4),
    "table-rows": lambda size: "|" + "a|" * 50 + "\n|" + "-|" * 50 + "\n" + "|\n" * (size // 2),
    "table-wide": lambda size: (
        "|" + "a|" * (size // 8) + "\n|" + "-|" * (size // 8) + "\n" + "|\n" * (size // 4)
    ),
    "table-starts": _repeated("a|b\n-|-\n\n"),
    "headings": _repeated("## a\n"),
    "headings-hashes": _repeated("#"),
    "headings-closing": _between("# a ", "#", " b"),
    "underlines": _repeated("a\n---\n"),
    "rules": _repeated("---\n"),
    "rule-spaces": _between("", "* ", "a"),
    "fences": _repeated("```\n"),
    "fences-marked": _repeated("```yaml\na: b\n```\n"),
    "fence-scala": lambda size: '```scala\n"' + "\\" * (size - 20) + "\n```",
    "fences-scala": _repeated('```scala\n"' + "\\" * 60 + "\n```\n"),
    "fence-mark": _between("```", "a", "\nb\n```"),
    "indented": _repeated("    a\n\n"),
    "spaces": _between("a", " ", "b"),
    "space-lines": _repeated(" \n"),
    "tabs": _repeated("\t"),
    "lines": _repeated("a\n"),
    "empty-lines": _repeated("\n"),
    "letters": _repeated("a"),
    "digits": _repeated("1"),
    "words": _repeated("a "),
    "sentences": _repeated("A b. "),
    "dots": _repeated("."),
    "commas": _repeated(", "),
    "semicolons": _repeated("; "),
    "colons": _repeated(": "),
    "at-signs": _repeated("@a "),
    "braces": _repeated("{{"),
    "quotation-marks": _repeated("\"'"),
    "accents": _repeated("é"),
    "combined": _between("a", "\u0301", ""),
    "wide": _repeated("🎉"),
}
"""A name → a body of about as many characters as asked."""
