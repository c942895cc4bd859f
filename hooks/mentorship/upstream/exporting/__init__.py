"""A term's ideas as one upstream file."""
