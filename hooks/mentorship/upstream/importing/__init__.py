"""An upstream source read, placed, and written as idea files."""
