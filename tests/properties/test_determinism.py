"""The same bytes give an equal article, whatever else is parsed, before or beside it."""

import json
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import feeddump
from feeddump.testing import ERAS, dump_files

files = st.sampled_from(tuple(ERAS)).flatmap(dump_files)
"""Dump files of any outlet."""

few = settings(max_examples=max(10, settings().max_examples // 5))


@few
@given(
    st.lists(files, min_size=2, max_size=6).flatmap(
        lambda f: st.tuples(st.just(f), st.permutations(f))
    )
)
def test_order_changes_nothing(orders: tuple[list[bytes], list[bytes]]) -> None:
    """Files parsed in another order give the same articles."""
    one, other = ({data: feeddump.parse_bytes(data) for data in order} for order in orders)

    assert one == other


@few
@given(st.lists(files, min_size=2, max_size=6))
def test_threads_change_nothing(several: list[bytes]) -> None:
    """Files parsed in four threads at once give the same articles as one after the other."""
    expected = [feeddump.parse_bytes(data) for data in several] * 4
    with ThreadPoolExecutor(4) as pool:
        parsed = list(pool.map(feeddump.parse_bytes, several * 4))

    assert parsed == expected


@pytest.mark.slow
def test_processes_change_nothing() -> None:
    """Files parsed in fresh processes give the same articles and hashes of their JSON."""
    gathered: list[bytes] = []

    @settings(max_examples=200, database=None)
    @given(files)
    def gather(data: bytes) -> None:
        gathered.append(data)

    gather()
    expected = [feeddump.parse_bytes(data) for data in gathered]
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        parsed = list(pool.map(feeddump.parse_bytes, gathered, chunksize=8))

    assert parsed == expected
    assert [json.dumps(a.to_dict()) for a in parsed] == [json.dumps(a.to_dict()) for a in expected]


@few
@given(files)
def test_written_articles_are_read_back(data: bytes) -> None:
    """An article is equal to itself, and has its hash, after a dict, JSON and pickle."""
    article = feeddump.parse_bytes(data)
    copies = (
        feeddump.Article.from_dict(article.to_dict()),
        feeddump.Article.from_dict(json.loads(json.dumps(article.to_dict()))),
        pickle.loads(pickle.dumps(article)),  # noqa: S301 - our own bytes
    )

    assert set(copies) == {article}
