"""What follows from an engagement: pure functions, seeded, without input or output."""
