"""Templates: found, filled, bounded, and their faults told."""
