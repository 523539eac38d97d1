"""The deal: prices, volumes, clauses, steering and exit."""
