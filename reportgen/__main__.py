"""`python -m reportgen`, for where the program's own folder is not on the path."""

from reportgen.cli import main

if __name__ == "__main__":  # and not in a process that helps with the pages
    main()
