"""Mentorship ideas: read, check, ask GitHub, export, and turn into pages.

A plain library: nothing in here imports MkDocs. `hooks/catalogue.py` and the `ideas` command
line both call it.
"""

__version__ = "0.1.0.dev0"
