"""One connection to GitHub: a question, and its answer within a size and a time."""
