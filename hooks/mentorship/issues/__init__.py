"""Linked issues: what people write, what GitHub answers, and what we remember of it."""
