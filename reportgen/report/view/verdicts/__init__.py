"""The verdict tables."""
