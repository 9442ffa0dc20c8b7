"""`python -m flows.cli` is `claimhouse`."""

from flows.cli import main

if __name__ == "__main__":
    main()
