"""One run, a call a stage."""
