"""Protection sheets, one for each process."""
