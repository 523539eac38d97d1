"""What the work costs now and by each option, and how sure that is."""
