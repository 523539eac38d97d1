"""Excel: the template, reading it forgivingly, checking it strictly."""
