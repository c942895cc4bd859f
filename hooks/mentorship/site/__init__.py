"""The site: pure functions from a catalogue and issue states to pages and files."""
