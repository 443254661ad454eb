"""Lets `python -m accordgraph` do what the command `accordgraph` does."""

from accordgraph.cli import main

if __name__ == "__main__":
    main()
