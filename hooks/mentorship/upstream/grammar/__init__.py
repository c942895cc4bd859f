"""How upstream writes: labels, lists, people, dates; read here, and written back."""
