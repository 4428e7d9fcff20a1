"""The exit statuses of every command."""

from enum import IntEnum


class Status(IntEnum):
    """What the shell is told. The docs and the help say the same."""

    DONE = 0
    SOME_FAILED = 1
    MISUSED = 2
    FAILED = 3
    INTERRUPTED = 130
    NOBODY_READS = 141


MEANINGS = """exit status:
  0    done, and every file gave an article
  1    done, but some files gave no article, or there was none to read
  2    the command line is wrong; nothing was read
  3    not done: what was asked for cannot be read or written, a library is
       missing, or "check" found more files without an article than it allows
  130  ended by Ctrl-C
  141  whoever read the output stopped, as "head" does
"""
