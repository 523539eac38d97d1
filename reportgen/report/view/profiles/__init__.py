"""A page for each process."""
