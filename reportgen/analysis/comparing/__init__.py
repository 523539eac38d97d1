"""What changed between two engagements, what follows from it, and which input moved which figure. Pure."""
