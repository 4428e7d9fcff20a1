"""What ``python -m feeddump`` runs: the command line."""

import sys

from feeddump.cli import main

if __name__ == "__main__":
    sys.exit(main())
