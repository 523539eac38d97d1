"""How sure the saving is."""
