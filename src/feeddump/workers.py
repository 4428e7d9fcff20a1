"""Worker processes: what becomes of many sources, in their order, with several processes.

The calling process deals out chunks of sources and hands on their outcomes in the order of the
sources. Where it would have to wait for an outcome, it works on a chunk itself. So ``workers``
counts it too, and of the outcomes of the chunks that it reads nothing has to be sent.

Each worker process has a connection of its own. One of its threads takes tasks in at any time, so
the caller can send without waiting for the worker, and neither can block the other for good. The
same thread ends the process when its caller ends, even by SIGKILL. There is no lock and no queue
that processes share: a process that is killed leaves nothing behind that others wait for.
"""

import multiprocessing
import os
import pickle
import signal
import traceback
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import Factory, define, frozen

from feeddump.adapters.base import Adapter
from feeddump.errors import AdapterError, ParseError, WorkerError
from feeddump.outcomes import Member, Outcome, Source, outcome_of
from feeddump.packing import pack, unpack

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

CHUNK_FILES: Final = 16
"""The most files in a task: fewer cost more messages, more let the first article wait longer."""

CHUNK_BYTES: Final = 1 << 20
"""Once a chunk's members have so many bytes, 1 MiB, it is full."""

AHEAD: Final = 3
"""The most chunks that a worker is sent before it answers: so none waits while the caller works."""

OWN_AHEAD: Final = 12
"""The most results of its own that the caller keeps while the next in line is not there.

With fewer, the processes march in step, and each waits for the other's slowest file.
"""

Chunk: TypeAlias = list[Source]
Adapters: TypeAlias = Sequence[Adapter] | None

_PROTOCOL: Final = 5
_SECONDS_BETWEEN_LOOKS: Final = 1.0
_SECONDS_TO_END: Final = 5.0


@frozen
class Result:
    """What became of a chunk: the outcomes up to its end, or up to what an adapter raised."""

    outcomes: Sequence[Outcome]
    failure: Exception | None = None


# In the calling process


def outcomes_of(
    sources: Iterator[Source], workers: int, adapters: Adapters, sent: bytes
) -> Generator[Outcome]:
    """What becomes of each source, in their order, with so many processes, this one included.

    Args:
        sources: what to read; it is asked for a bounded number of sources ahead.
        workers: how many processes work. No other one is started for a single chunk.
        adapters: as for ``parse_file``.
        sent: the same, as :func:`pickled` gives them.

    Raises:
        WorkerError: where a process cannot be started, or ends before its work is done.
    """
    chunks = chunked(sources)
    first = list(islice(chunks, 2))
    others = workers - 1 if len(first) > 1 else 0
    with _crew(others, sent) as crew:
        yield from _in_order(chain(first, chunks), crew, adapters)


def pickled(adapters: Adapters) -> bytes:
    """The adapters in the form in which they are sent to other processes.

    Raises:
        AdapterError: where one of them cannot be sent.
    """
    for adapter in adapters or ():
        try:
            pickle.loads(pickle.dumps(adapter))  # noqa: S301 - our own bytes
        except Exception as error:  # whatever a class of someone else's may raise
            raise AdapterError(
                f"adapter {type(adapter).__qualname__} cannot be sent to worker processes "
                f"({error}): define its class at the top of a module, with an __init__ that "
                "needs no arguments, or use workers=1"
            ) from error
    return pickle.dumps(adapters, _PROTOCOL)


def chunked(sources: Iterator[Source]) -> Iterator[Chunk]:
    """The sources in chunks of bounded number and size; a large member may exceed the size."""
    chunk: Chunk = []
    size = 0
    for source in sources:
        chunk.append(source)
        size += len(source.data) if isinstance(source, Member) else 0
        if len(chunk) == CHUNK_FILES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _in_order(
    chunks: Iterator[Chunk], crew: Sequence["Worker"], adapters: Adapters
) -> Generator[Outcome]:
    """The outcomes of all chunks; rather than wait for the next one, this process works too."""
    line: deque[Worker | Result] = deque()
    most = AHEAD * len(crew) + OWN_AHEAD
    while True:
        _deal(chunks, crew, line)
        if len(line) < most and _would_wait(line) and (chunk := next(chunks, None)):
            line.append(work(chunk, adapters))
        elif not line:
            return
        else:
            result = _result(line.popleft())
            yield from result.outcomes
            if result.failure is not None:
                raise result.failure


def _deal(
    chunks: Iterator[Chunk], crew: Sequence["Worker"], line: "deque[Worker | Result]"
) -> None:
    """Send chunks until each worker has as many as it may have."""
    while crew:
        worker = min(crew, key=Worker.load)
        if worker.load() == AHEAD or (chunk := next(chunks, None)) is None:
            return
        worker.send(chunk)
        line.append(worker)


def _would_wait(line: "deque[Worker | Result]") -> bool:
    """Whether the next result in line is not there yet."""
    return not line or (isinstance(line[0], Worker) and not line[0].has_answered())


def _result(head: "Worker | Result") -> Result:
    return head.receive() if isinstance(head, Worker) else head


@define(eq=False)
class Worker:
    """One worker process, as its caller sees it."""

    process: BaseProcess
    connection: "Connection[Any, Any]"
    firsts: deque[str] = Factory(deque[str])
    """The first path of each chunk that was sent and not answered."""

    @classmethod
    def start(cls, sent: bytes) -> "Worker":
        """A new process, with the start method that is set for this program."""
        connection, other = multiprocessing.Pipe()
        process = multiprocessing.Process(
            target=serve, args=(other, sent), name="feeddump-worker", daemon=True
        )
        try:
            process.start()
        except OSError as error:
            raise WorkerError(
                f"no further process can be started: {error.strerror}; use fewer workers"
            ) from error
        finally:
            other.close()
        return cls(process, connection)

    def load(self) -> int:
        """How many chunks it has been sent and not answered."""
        return len(self.firsts)

    def send(self, chunk: Chunk) -> None:
        """Give it a chunk. That it is gone shows in its turn, when the answer is missing."""
        self.firsts.append(path_of(chunk[0]))
        with suppress(OSError):
            self.connection.send_bytes(pickle.dumps(chunk, _PROTOCOL))

    def has_answered(self) -> bool:
        """Whether an answer, or the end of the process, would not have to be waited for."""
        return self.connection.poll()

    def receive(self) -> Result:
        """Its next answer, waited for.

        Raises:
            WorkerError: where it ended before it answered.
        """
        try:
            if self.connection.poll() or self.connection in wait(
                [self.connection, self.process.sentinel]
            ):
                answered = self.connection.recv_bytes()
                self.firsts.popleft()
                return decode(answered)
        except (EOFError, OSError):
            pass
        raise self._lost()

    def _lost(self) -> WorkerError:
        self.process.join(_SECONDS_TO_END)
        code = self.process.exitcode
        how = f"was killed by signal {-code}" if code and code < 0 else f"ended with status {code}"
        return WorkerError(
            f"a worker process {how} while it read {self.firsts[0]} or a file soon after it; "
            "if memory ran out (signal 9), use fewer workers; if a file is to blame, workers=1 "
            "shows which; if the program starts itself again, put what it does below "
            "if __name__ == '__main__'",
            exit_code=code,
        )

    def end(self) -> None:
        """Wait for the end of the process, which was killed, and free what it held."""
        self.process.join()
        self.process.close()
        self.connection.close()


@contextmanager
def _crew(size: int, sent: bytes) -> Generator[list[Worker]]:
    """So many worker processes, gone when the block is left, however it is left."""
    if size and multiprocessing.current_process().daemon:
        raise WorkerError(
            "this process belongs to a pool and may not start processes; use workers=1 in it"
        )
    crew: list[Worker] = []
    try:
        with _interrupts_held_back():
            for _ in range(size):
                crew.append(Worker.start(sent))  # noqa: PERF401 - each must be known at once
        yield crew
    finally:
        for worker in crew:
            worker.process.kill()
        for worker in crew:
            worker.end()


@contextmanager
def _interrupts_held_back() -> Generator[None]:
    """Let Ctrl-C wait until each process that was started is known, and can be ended.

    The processes inherit this, but for forkserver's: so one that is still starting is not
    interrupted half-way.
    """
    if not hasattr(signal, "pthread_sigmask"):  # as on Windows
        yield
        return
    _start_helpers()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_helpers() -> None:
    """Start the processes that multiprocessing keeps for all of the program.

    Otherwise they would start while interrupts are held back: forkserver's would hand that on to
    every process of the program, and the resource tracker's start would undo it.
    """
    method = multiprocessing.get_start_method()
    if method == "forkserver":
        forkserver.ensure_running()
    elif method == "spawn":
        resource_tracker.ensure_running()


# In a worker process


def serve(connection: "Connection[Any, Any]", sent: bytes) -> None:
    """Answer tasks until the caller ends this process, or ends itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the caller's: it ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # no handler that a fork inherits may run
    tasks: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=listen, args=(connection, tasks), daemon=True).start()
    adapters: Adapters = pickle.loads(sent)  # noqa: S301 - our own bytes
    with suppress(OSError):  # the caller is gone: the thread ends this process
        while True:
            chunk: Chunk = pickle.loads(tasks.get())  # noqa: S301
            connection.send_bytes(encode(work(chunk, adapters)))


def listen(connection: "Connection[Any, Any]", tasks: "SimpleQueue[bytes]") -> None:
    """Take in tasks, and end this process with its caller, whatever it does meanwhile.

    The caller's end shows in three ways. With fork, processes started later inherit the handles
    that would tell of it, so two of the three may come late. A changed parent does not.
    """
    parent = os.getppid()
    caller = multiprocessing.parent_process()
    handles: list[Connection[Any, Any] | int] = [connection]
    if caller is not None:
        handles.append(caller.sentinel)
    with suppress(EOFError, OSError):
        while os.getppid() == parent:
            ready = wait(handles, _SECONDS_BETWEEN_LOOKS)
            if ready == [connection]:
                tasks.put(connection.recv_bytes())
            elif ready:
                break
    os._exit(1)  # the one way for a thread to end its process


# In both


def work(chunk: Chunk, adapters: Adapters) -> Result:
    """What becomes of a chunk. What an adapter raises waits for its turn among the outcomes."""
    outcomes: list[Outcome] = []
    try:
        for source in chunk:
            outcomes.append(outcome_of(source, adapters))  # noqa: PERF401 - kept when one fails
    except Exception as error:  # raised in the caller, in its turn
        return Result(outcomes, error)
    return Result(outcomes)


def encode(result: Result) -> bytes:
    """A result as bytes; its Articles as columns, a failure with its traceback as text."""
    parsed = [outcome for outcome, _ in result.outcomes]
    articles = [each for each in parsed if not isinstance(each, ParseError)]
    errors = {place: each for place, each in enumerate(parsed) if isinstance(each, ParseError)}
    sizes = [size for _, size in result.outcomes]
    failure = result.failure and _sendable(result.failure)
    try:
        return pickle.dumps((pack(articles), errors, sizes, failure), _PROTOCOL)
    except Exception as error:
        error.add_note("an adapter gave a value that cannot be sent to another process")
        return encode(Result((), error))


def decode(answer: bytes) -> Result:
    """The result of these bytes."""
    packed, errors, sizes, failure = pickle.loads(answer)  # noqa: S301 - our own bytes
    articles = iter(unpack(packed))
    outcomes = [
        (errors[place] if place in errors else next(articles), size)
        for place, size in enumerate(sizes)
    ]
    return Result(outcomes, failure)


def _sendable(error: Exception) -> Exception:
    """The error with its traceback as a note; a WorkerError instead where it cannot be pickled."""
    told = "".join(traceback.format_exception(error))
    error.add_note(f"In a worker process:\n{told}")
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # whatever a class of someone else's may raise
        return WorkerError(f"an adapter failed in a worker process:\n{told}")
    return error


def path_of(source: Source) -> str:
    """The path of a source, however it is given."""
    return source if isinstance(source, str) else str(source.path)
