"""The command as a user runs it: in a process of its own, into pipes or on a terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command into pipes."""
    return subprocess.run(  # noqa: S603 - the program is ours
        [sys.executable, "-m", "feeddump", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | environment,
        check=False,
    )


def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
    """Start the command with pipes."""
    return subprocess.Popen(  # noqa: S603 - the program is ours
        [sys.executable, "-m", "feeddump", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def on_terminal(*arguments: str | Path, **environment: str) -> tuple[int, str]:
    """Run the command with all its output on a terminal; its exit status and what it wrote."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - the program is ours
        [sys.executable, "-m", "feeddump", *map(str, arguments)],
        stdout=theirs,
        stderr=theirs,
        env=os.environ | environment,
    ) as process:
        os.close(theirs)
        chunks: list[bytes] = []
        while chunk := _read(ours):
            chunks.append(chunk)
        os.close(ours)
    return process.returncode, b"".join(chunks).decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    """The next bytes; none where the other side is closed, which Linux tells by an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
