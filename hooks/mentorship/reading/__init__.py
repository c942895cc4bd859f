"""The folder `ideas/` read into a catalogue, with every problem of every file."""
