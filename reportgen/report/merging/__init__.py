"""Sections laid out as documents of their own, and put together as the one report they are."""
