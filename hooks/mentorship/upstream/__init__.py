"""Upstream's files: their grammar, read by the import and written by the export."""
