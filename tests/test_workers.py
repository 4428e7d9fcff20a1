"""Several processes: the same articles and errors, in the same order, and nothing left behind."""

import contextlib
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing import forkserver, resource_tracker
from pathlib import Path
from queue import SimpleQueue
from typing import Any, NoReturn

import pytest
from strategies import Plain, dump

import feeddump
from feeddump import workers
from feeddump.outcomes import Member
from feeddump.workers import CHUNK_FILES, Result

FILES = 7 * CHUNK_FILES
BAD = range(5, FILES, 11)
METHODS = multiprocessing.get_all_start_methods()
PROCESSES = Path("/proc")


def in_worker() -> bool:
    """Whether this is a worker process."""
    return multiprocessing.parent_process() is not None


class Elsewhere(Plain):
    """An adapter that tells by which process an article was read."""

    outlet = "elsewhere"

    def title(self, printed: str) -> str:
        """The process and the title."""
        return f"{os.getpid()} {printed}"


class Failing(Plain):
    """An adapter that fails at the file 100, in whatever process it is read."""

    def title(self, printed: str) -> str:
        """An error, or the title."""
        if printed == "100":
            raise feeddump.AdapterError("a hook failed")
        return printed


class Odd(Exception):  # noqa: N818 - a name of someone else's
    """An exception that can be pickled but not read back."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(one + two)


class FailingInWorker(Plain):
    """An adapter that raises what cannot be sent, in worker processes only."""

    def title(self, printed: str) -> str:
        """An error that cannot be pickled."""
        if in_worker():
            raise Odd(1, 2)
        return printed


class Unsendable(Plain):
    """An adapter that gives a title that is text and cannot be sent."""

    def title(self, printed: str) -> str:
        """The title as a text of a class that has no name."""
        return type("", (str,), {})(printed) if in_worker() else printed


class Exiting(Plain):
    """An adapter that ends a worker process."""

    def title(self, printed: str) -> str:
        """The title, but in no worker process."""
        if in_worker():
            os._exit(3)
        return printed


class Killed(Plain):
    """An adapter that has a worker process killed, as where memory runs out."""

    def title(self, printed: str) -> str:
        """The title, but in no worker process."""
        if in_worker():
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        return printed


class Needy(Plain):
    """An adapter whose class cannot be called without arguments."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of so many files that there are chunks for everyone; some are no dump files."""
    folder = tmp_path_factory.mktemp("dump")
    for number in range(FILES):
        file = folder / f"{number // 50}" / f"{number:04}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"# x" if number in BAD else dump("<p>正文</p>", title=f"{number}"))
    return folder


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files of which a chunk is far larger than what a connection holds."""
    folder = tmp_path_factory.mktemp("large")
    for number in range(3 * CHUNK_FILES):
        (folder / f"{number:03}.md").write_bytes(dump(f"<p>{'正文' * 4000}</p>"))
    return folder


@pytest.fixture(autouse=True)
def _none_left() -> Iterator[None]:
    """After each test of this page no worker process is left."""
    yield
    assert [] == multiprocessing.active_children()


def seen(articles: Iterator[feeddump.Article], errors: list[feeddump.ParseError]) -> list[Any]:
    """Articles and errors in the order in which they came; the errors are emptied meanwhile."""
    everything: list[Any] = []
    for article in articles:
        everything += [(type(error), error.path, error.reason) for error in errors]
        everything += [(article, article.path)]
        errors.clear()
    return everything + [(type(error), error.path, error.reason) for error in errors]


def read(root: Path, **options: Any) -> list[Any]:
    """What a folder gives, errors and articles in the order in which they come."""
    errors: list[feeddump.ParseError] = []
    return seen(feeddump.iter_dir(root, on_error=errors.append, **options), errors)


class TestSame:
    """What several processes give is what one gives."""

    @pytest.mark.parametrize("count", [0, 2, 3, 5])
    def test_folder(self, count: int, root: Path) -> None:
        """Articles and errors come in the same order with any number of processes."""
        expected = read(root)

        assert FILES == len(expected)
        assert expected == read(root, workers=count)

    def test_processes(self, root: Path) -> None:
        """With two processes, this one reads some of the files and one other the rest."""
        articles = feeddump.iter_dir(root, workers=2, on_error="skip", adapters=[Elsewhere()])
        processes = {article.title.split()[0] for article in articles}

        assert 2 == len(processes)
        assert str(os.getpid()) in processes

    def test_large(self, large: Path) -> None:
        """Files larger than what a connection holds block nobody."""
        articles = feeddump.iter_dir(large, workers=3)

        assert [8000] * 3 * CHUNK_FILES == [len(article.text) for article in articles]

    def test_own_adapters(self, root: Path) -> None:
        """Adapters that are passed are asked in each process."""
        articles = list(feeddump.iter_dir(root, workers=2, on_error="skip", adapters=[Plain()]))

        assert {"plain"} == {article.outlet for article in articles}


class TestErrors:
    """What goes wrong in another process."""

    def test_callable(self, root: Path) -> None:
        """A callable runs in this process."""
        where: set[int] = set()
        for _ in feeddump.iter_dir(root, workers=2, on_error=lambda _: where.add(os.getpid())):
            pass

        assert {os.getpid()} == where

    def test_raise(self, root: Path) -> None:
        """With "raise" the articles before the error come first, and none after it."""
        articles = feeddump.iter_dir(root, workers=2, on_error="raise")
        titles = [next(articles).title for _ in range(BAD[0])]

        with pytest.raises(feeddump.HeaderError):
            next(articles)
        assert list(map(str, range(BAD[0]))) == titles
        assert [] == list(articles)

    def test_raised_and_kept(self, root: Path) -> None:
        """While an error is kept, with all that it refers to, no process is."""
        articles = feeddump.iter_dir(root, workers=2, on_error="raise")
        with pytest.raises(feeddump.HeaderError) as caught:
            list(articles)

        assert [] == multiprocessing.active_children()
        assert caught.value.path is not None

    def test_warn(self, root: Path) -> None:
        """Warnings come from this process and name the line of the caller's loop."""
        with pytest.warns(feeddump.ParseWarning) as caught:
            for _ in feeddump.iter_dir(root, workers=2):
                pass

        # Python 3.12 may warn of fork as well, where another library has started threads.
        ours = [each for each in caught if each.category is feeddump.ParseWarning]
        assert len(BAD) == len(ours)
        assert {__file__} == {warning.filename for warning in ours}

    @pytest.mark.parametrize("count", [1, 2])
    def test_adapter_error(self, count: int, root: Path) -> None:
        """An AdapterError of a hook is raised here, when the articles before it have come."""
        adapters = [Failing()]
        articles = feeddump.iter_dir(root, workers=count, on_error="skip", adapters=adapters)
        titles: list[str] = []

        with pytest.raises(feeddump.AdapterError, match="a hook failed"):
            titles.extend(article.title for article in articles)
        assert [str(number) for number in range(100) if number not in BAD] == titles

    def test_exception_that_cannot_be_sent(self, root: Path) -> None:
        """An exception that cannot be read back comes as a WorkerError with its traceback."""
        articles = feeddump.iter_dir(root, workers=2, adapters=[FailingInWorker()])

        with pytest.raises(feeddump.WorkerError, match=r"raise Odd\(1, 2\)(?s:.*)Odd: 3") as caught:
            list(articles)
        assert None is caught.value.exit_code

    def test_value_that_cannot_be_sent(self, root: Path) -> None:
        """A value that cannot be pickled is told as such."""
        articles = feeddump.iter_dir(root, workers=2, adapters=[Unsendable()])

        with pytest.raises(Exception, match="pickle") as caught:
            list(articles)
        assert any("cannot be sent" in note for note in caught.value.__notes__)

    @pytest.mark.parametrize(("adapter", "code"), [(Exiting(), 3), (Killed(), -9)])
    def test_killed(self, adapter: feeddump.Adapter, code: int, root: Path) -> None:
        """A process that is gone is told at once, with what to do."""
        begun = time.monotonic()
        articles = feeddump.iter_dir(root, workers=3, on_error="skip", adapters=[adapter])

        with pytest.raises(feeddump.WorkerError) as caught:
            list(articles)
        assert code == caught.value.exit_code
        assert str(root / "0" / "0000.md") in caught.value.reason
        assert "use fewer workers" in caught.value.reason
        assert time.monotonic() - begun < 5

    def test_killed_between_articles(self, root: Path) -> None:
        """A process that is killed while the caller is busy is told in its turn."""
        articles = feeddump.iter_dir(root, workers=2, on_error="skip")
        next(articles)
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        with pytest.raises(feeddump.WorkerError, match="killed by signal 9"):
            list(articles)

    @pytest.mark.parametrize(
        "adapter", [Needy("x"), type("Local", (Plain,), {})()], ids=["arguments", "local"]
    )
    def test_adapter_that_cannot_be_sent(self, adapter: feeddump.Adapter, root: Path) -> None:
        """An adapter that cannot be sent is refused at the call; one process has no need to."""
        with pytest.raises(feeddump.AdapterError, match=r"adapter \w+ cannot be sent .* workers=1"):
            feeddump.iter_dir(root, workers=2, adapters=[adapter])

        assert iter(feeddump.iter_dir(root, workers=1, adapters=[adapter]))

    def test_no_process_to_be_had(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the system gives no process, that is said."""

        def refuse(_: object) -> NoReturn:
            raise BlockingIOError(11, "Resource temporarily unavailable")

        monkeypatch.setattr(multiprocessing.Process, "start", refuse)

        with pytest.raises(feeddump.WorkerError, match=r"unavailable; use fewer workers"):
            list(feeddump.iter_dir(root, workers=2, on_error="skip"))

    def test_in_a_pool(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A process that may start none, as in a pool, is told what to do."""
        monkeypatch.setattr(
            multiprocessing, "current_process", lambda: type("Pooled", (), {"daemon": True})
        )

        with pytest.raises(feeddump.WorkerError, match="use workers=1"):
            list(feeddump.iter_dir(root, workers=2, on_error="skip"))


class TestNumber:
    """How many processes."""

    @pytest.mark.parametrize("value", [True, 2.0, "2", None])
    def test_no_number(self, value: Any, root: Path) -> None:
        """What is no whole number is refused at the call, by the argument's name."""
        with pytest.raises(TypeError, match="workers"):
            feeddump.iter_dir(root, workers=value)

    def test_negative(self, root: Path) -> None:
        """Less than none is refused at the call, by the argument's name."""
        with pytest.raises(ValueError, match=r"workers.* not -1"):
            feeddump.iter_dir(root, workers=-1)

    @pytest.mark.parametrize("cores", [1, 2])
    def test_zero(self, cores: int, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """0 is one for each core that this process may use."""
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
        articles = feeddump.iter_dir(root, workers=0, on_error="skip", adapters=[Elsewhere()])

        assert cores == len({article.title.split()[0] for article in articles})

    @pytest.mark.parametrize(("cores", "processes"), [(2, 2), (None, 1)])
    def test_zero_without_affinity(
        self, cores: int | None, processes: int, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where a system knows of no affinity, all its cores count; one, where it tells none."""
        monkeypatch.delattr(os, "sched_getaffinity", raising=False)
        monkeypatch.setattr(os, "cpu_count", lambda: cores)
        articles = feeddump.iter_dir(root, workers=0, on_error="skip", adapters=[Elsewhere()])

        assert processes == len({article.title.split()[0] for article in articles})


class TestStarting:
    """No process without need."""

    def refuse(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Have every start of a process fail the test."""
        monkeypatch.setattr(multiprocessing.Process, "start", lambda _: pytest.fail("started"))

    def test_lazy(self, root: Path) -> None:
        """Nothing is started before the first article is asked for."""
        articles = feeddump.iter_dir(root, workers=2, on_error="skip")
        before = multiprocessing.active_children()
        next(articles)

        assert [] == before
        assert 1 == len(multiprocessing.active_children())
        articles.close()  # type: ignore[attr-defined]

    def test_one(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """With workers=1 there is no other process."""
        self.refuse(monkeypatch)

        assert FILES - len(BAD) == len(list(feeddump.iter_dir(root, on_error="skip")))

    @pytest.mark.parametrize("files", [0, 1, CHUNK_FILES])
    def test_few(self, files: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A folder of few files or none is read by this process alone."""
        self.refuse(monkeypatch)
        for number in range(files):
            (tmp_path / f"{number}.md").write_bytes(dump())

        assert files == len(list(feeddump.iter_dir(tmp_path, workers=2)))

    def test_look_ahead(self) -> None:
        """A bounded number of sources is taken before the first outcome is used."""
        taken = 0

        def sources() -> Iterator[Member]:
            nonlocal taken
            while True:
                taken += 1
                yield Member(f"{taken}.md", dump())

        outcomes = workers.outcomes_of(sources(), 3, None, workers.pickled(None))
        most = 0
        for number in range(20 * CHUNK_FILES):
            next(outcomes)
            most = max(most, taken - number)
        outcomes.close()

        assert CHUNK_FILES < most <= CHUNK_FILES * (2 * workers.AHEAD + workers.OWN_AHEAD + 2)

    def test_large_members(self) -> None:
        """A chunk has a bounded number of bytes, too."""
        sources = iter([Member("1.md", b"x" * workers.CHUNK_BYTES), Member("2.md", b"")] * 2)

        assert [["1.md"], ["2.md", "1.md"], ["2.md"]] == [
            [member.path for member in chunk if isinstance(member, Member)]
            for chunk in workers.chunked(sources)
        ]


def begun(root: Path, **options: Any) -> Any:
    """An iteration with processes at work."""
    articles = feeddump.iter_dir(root, workers=3, on_error="skip", **options)
    next(articles)
    assert 2 == len(multiprocessing.active_children())
    return articles


class TestEnding:
    """However it ends, no process is left."""

    def test_end(self, root: Path) -> None:
        """At the end of the iteration the processes are gone."""
        list(begun(root))

        assert [] == multiprocessing.active_children()

    def test_close(self, root: Path) -> None:
        """A closed iteration ends at once, and gives nothing more."""
        articles = begun(root)
        before = time.monotonic()
        articles.close()

        assert [] == multiprocessing.active_children()
        assert time.monotonic() - before < 1
        assert [] == list(articles)

    def test_break(self, root: Path) -> None:
        """A loop that is left, and whose iterator nobody holds, ends the processes."""
        for _ in feeddump.iter_dir(root, workers=2, on_error="skip"):
            break

        assert [] == multiprocessing.active_children()

    def test_consumer_fails(self, root: Path) -> None:
        """An exception in the loop's body ends the processes."""

        def consume() -> None:
            for _ in feeddump.iter_dir(root, workers=2, on_error="skip"):
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError) as caught:
            consume()

        assert [] == multiprocessing.active_children()
        assert caught.traceback

    @pytest.mark.parametrize("given", ["on_error", "progress"])
    def test_callable_fails(self, given: str, root: Path) -> None:
        """An exception in a callable ends the processes, also while it is kept."""

        def fail(_: object) -> NoReturn:
            raise ZeroDivisionError

        options: dict[str, Any] = {"on_error": "skip"} | {given: fail}
        with pytest.raises(ZeroDivisionError) as caught:
            list(feeddump.iter_dir(root, workers=2, **options))

        assert [] == multiprocessing.active_children()
        assert caught.traceback

    def test_term_handlers(self, root: Path) -> None:
        """A handler of the caller's own for SIGTERM keeps no process alive."""
        before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
        try:
            articles = begun(root)
            (process, _) = multiprocessing.active_children()
            for _ in range(100):  # one that has not begun to run yet still ignores it
                process.terminate()
                process.join(0.1)
            assert -signal.SIGTERM == process.exitcode
            articles.close()
        finally:
            signal.signal(signal.SIGTERM, before)

    def test_two_at_once(self, root: Path) -> None:
        """Two iterations at once do not get into each other's way."""
        one, two = begun_twice(root)

        assert list(one) == list(two)


def begun_twice(root: Path) -> list[Iterator[feeddump.Article]]:
    """Two iterations over the same folder."""
    return [feeddump.iter_dir(root, workers=2, on_error="skip") for _ in range(2)]


# Programs of their own

PROGRAM = """
import multiprocessing, signal, sys, time
import multiprocessing.resource_tracker
import feeddump

class Slow(feeddump.Adapter):
    outlet = "plain"
    hosts = ("plain.example",)
    def title(self, printed):
        if multiprocessing.parent_process() is not None:
            time.sleep(60)
        return printed

def tell_blocked():
    print(signal.pthread_sigmask(signal.SIG_BLOCK, []))

def main(root):
{body}

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[2])
    main(sys.argv[1])
"""

SAME = """
if sys.argv[2] != "fork":
    multiprocessing.resource_tracker.ensure_running()
one, two = (
    [(article, article.path) for article in
     feeddump.iter_dir(root, on_error="skip", workers=count)]
    for count in (1, 2)
)
assert one == two
assert multiprocessing.active_children() == []
other = multiprocessing.Process(target=tell_blocked)
other.start()
other.join()
"""

BUSY = """
try:
    others = feeddump.iter_dir(root, workers=2, on_error="skip")
    next(others)
    articles = feeddump.iter_dir(root, workers=4, on_error="skip", adapters={adapters})
    next(articles)
    time.sleep(60)
except KeyboardInterrupt:
    articles.close()
    others.close()
    print(multiprocessing.active_children(), flush=True)
"""

HELPERS = {"fork": 0, "spawn": 1, "forkserver": 2}
"""How many processes multiprocessing itself keeps, until the caller ends."""


def python(body: str, folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A program of its own, in a process group of its own, as a terminal gives it one."""
    script = folder / "program.py"
    script.write_text(PROGRAM.format(body=textwrap.indent(body, "    ")), encoding="utf-8")
    return subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, "-W", "error", str(script), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def told(process: subprocess.Popen[str]) -> str:
    """All that a program printed, when it has ended."""
    return process.communicate(timeout=60)[0]


def status(pid: int) -> list[str]:
    """A process's state, the number of its parent, and more; nothing where there is no such process."""
    with contextlib.suppress(OSError):
        return (PROCESSES / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return []


def ignores_interrupts(pid: int) -> bool:
    """Whether Ctrl-C passes the process by: a worker process that is done with its start."""
    with contextlib.suppress(OSError):
        lines = (PROCESSES / str(pid) / "status").read_text().splitlines()
        (ignored,) = (line.split()[1] for line in lines if line.startswith("SigIgn:"))
        return bool(int(ignored, 16) >> signal.SIGINT - 1 & 1)
    return False


def is_running(pid: int) -> bool:
    """Whether there is such a process; one that has ended and was not asked for is none."""
    return status(pid)[:1] not in ([], ["Z"])


def below(pid: int) -> list[int]:
    """The running processes that a process started, and those that they started."""
    everyone = [int(path.name) for path in PROCESSES.iterdir() if path.name.isdigit()]
    children = [
        other for other in everyone if is_running(other) and status(other)[1:2] == [str(pid)]
    ]
    return children + [other for child in children for other in below(child)]


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    """Whether the condition comes true in that time."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


@pytest.mark.parametrize("method", METHODS)
def test_start_methods(method: str, root: Path, tmp_path: Path) -> None:
    """Each start method gives the same, and the program's other processes can be interrupted."""
    assert "set()\n" == told(python(SAME, tmp_path, str(root), method))


@pytest.mark.skipif(not PROCESSES.is_dir(), reason="this system does not list its processes")
@pytest.mark.parametrize(
    ("method", "doing"),
    [
        ("fork", "waiting"),
        ("fork", "reading"),
        ("fork", "sending"),
        ("spawn", "reading"),
        ("forkserver", "sending"),
    ],
)
class TestSignals:
    """Programs that are interrupted or killed, whatever their processes are doing."""

    @pytest.fixture
    def program(
        self, method: str, doing: str, root: Path, large: Path, tmp_path: Path
    ) -> subprocess.Popen[str]:
        """A program at work, with four worker processes of two iterations."""
        body = BUSY.format(adapters="[Slow()]" if doing == "reading" else None)
        folder = large if doing == "sending" else root
        program = python(body, tmp_path, str(folder), method)
        everyone = 4 + HELPERS[method]
        assert within(20, lambda: sum(map(ignores_interrupts, below(program.pid))) == everyone)
        time.sleep(0.2)
        return program

    def test_killed(self, program: subprocess.Popen[str]) -> None:
        """No process outlives a caller that is killed."""
        processes = below(program.pid)
        program.kill()

        assert "" == told(program)
        assert within(5, lambda: not any(map(is_running, processes)))

    def test_interrupted(self, program: subprocess.Popen[str]) -> None:
        """Ctrl-C ends it at once, without a word of the processes, and leaves none."""
        processes = below(program.pid)
        before = time.monotonic()
        os.killpg(program.pid, signal.SIGINT)

        assert "[]\n" == told(program)
        assert time.monotonic() - before < 5
        assert within(5, lambda: not any(map(is_running, processes)))


# The parts that run in worker processes, in this one


def test_serving(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker process answers tasks one after the other, and ends when its caller is gone."""
    ended: SimpleQueue[int] = SimpleQueue()
    monkeypatch.setattr(os, "_exit", ended.put)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    here, there = multiprocessing.Pipe()
    for data in (dump(title="one"), b"# x"):
        here.send_bytes(pickle.dumps([Member("1.md", data)]))
    here.send_bytes(b"no task")

    with pytest.raises(pickle.UnpicklingError):
        workers.serve(there, workers.pickled(None))
    ((article, size),) = workers.decode(here.recv_bytes()).outcomes
    ((error, _),) = workers.decode(here.recv_bytes()).outcomes
    here.close()

    assert 1 == ended.get(timeout=5)
    assert feeddump.parse_bytes(dump(title="one")) == article
    assert len(dump(title="one")) == size
    assert isinstance(error, feeddump.HeaderError)
    there.close()


def test_serving_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that nobody takes any more is no error: the process is about to end."""
    ended: SimpleQueue[int] = SimpleQueue()
    monkeypatch.setattr(os, "_exit", ended.put)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    here, there = multiprocessing.Pipe()
    here.send_bytes(pickle.dumps([Member("1.md", b"")]))
    here.close()
    workers.serve(there, workers.pickled(None))

    assert 1 == ended.get(timeout=5)  # by then the thread is done with what was patched
    there.close()


@pytest.mark.parametrize("sign", ["sentinel", "parent"])
def test_listening(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each sign of the caller's end ends the process, though the connection stays open."""
    ended: list[int] = []
    here, there = multiprocessing.Pipe()
    alive, dead = multiprocessing.Pipe()
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(workers, "_SECONDS_BETWEEN_LOOKS", 0.01)
    monkeypatch.setattr(
        multiprocessing, "parent_process", lambda: type("Caller", (), {"sentinel": dead.fileno()})
    )
    if sign == "sentinel":
        alive.close()
    else:
        parents = iter([7, 7, 7, 1])
        monkeypatch.setattr(os, "getppid", lambda: next(parents))
    workers.listen(there, SimpleQueue())

    assert [1] == ended
    for connection in (here, there, alive, dead):
        connection.close()


def test_results_travel() -> None:
    """Outcomes, errors and what an adapter raised are the same behind a connection."""
    files = [dump(title="one"), b"# x", dump(title="100"), dump(title="two")]
    chunk: list[Any] = [Member(f"{number}.md", data) for number, data in enumerate(files)]
    result = workers.work(chunk, [Failing()])
    travelled = workers.decode(workers.encode(result))

    assert [
        (article, size)
        for article, size in result.outcomes
        if not isinstance(article, feeddump.ParseError)
    ] == [
        (article, size)
        for article, size in travelled.outcomes
        if not isinstance(article, feeddump.ParseError)
    ]
    assert 2 == len(travelled.outcomes)
    assert str(result.outcomes[1][0]) == str(travelled.outcomes[1][0])
    assert isinstance(travelled.failure, feeddump.AdapterError)
    assert any("In a worker process" in note for note in travelled.failure.__notes__)


def test_what_cannot_travel() -> None:
    """A value that cannot be pickled becomes a failure; an exception that cannot, another."""
    article = feeddump.Article(url=threading.Lock(), title="", outlet="")  # type: ignore[arg-type]
    value = workers.decode(workers.encode(Result([(article, 1)])))
    error = workers.decode(workers.encode(Result([], Odd(1, 2))))

    assert [] == list(value.outcomes)
    assert isinstance(value.failure, TypeError)
    assert isinstance(error.failure, feeddump.WorkerError)


def test_lost_though_connected() -> None:
    """A process that has ended is told though its end of the connection stays open elsewhere."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=int)
    process.start()
    worker = workers.Worker(process, here)
    worker.send([Member("1.md", b"")])

    with pytest.raises(feeddump.WorkerError, match=r"ended with status 0 while it read 1\.md"):
        worker.receive()
    worker.end()
    there.close()


@pytest.mark.parametrize("method", METHODS)
def test_helpers(method: str, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    """What multiprocessing keeps for all of the program starts before interrupts are held back."""
    blocked: list[object] = []
    for module in (forkserver, resource_tracker):
        monkeypatch.setattr(
            module,
            "ensure_running",
            lambda: blocked.append(signal.pthread_sigmask(signal.SIG_BLOCK, [])),
        )
    monkeypatch.setattr(multiprocessing, "get_start_method", lambda: method)
    read(root, workers=2)

    assert [set()] * (method != "fork") == blocked


def test_no_masks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Systems that cannot hold signals back, such as Windows, read with several processes too."""
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)

    assert FILES == len(read(root, workers=2))
