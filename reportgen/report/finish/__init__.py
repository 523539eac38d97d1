"""What a PDF still needs, once WeasyPrint has drawn it, to be PDF/A-3a and PDF/UA-1 in one file."""
