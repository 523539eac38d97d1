"""The facts the product speaks of: what the analyst said, and what follows from it."""
