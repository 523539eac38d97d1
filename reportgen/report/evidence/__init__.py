"""What a PDF holds, read without trust: its objects, what each page draws, and the files it carries."""
