"""The site as values: pages and files from a catalogue, issue states and a moment."""
