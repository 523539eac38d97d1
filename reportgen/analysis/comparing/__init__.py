"""What changed between two states of an engagement, what follows from it, and which input moved which figure. Pure."""
