"""What stands in for the world outside: a GitHub on loopback."""
