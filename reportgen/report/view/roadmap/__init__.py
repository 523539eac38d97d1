"""The roadmap and its drawing."""
