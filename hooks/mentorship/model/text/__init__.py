"""Text of strangers as values: Markdown, addresses, names; each a pure function of it."""
