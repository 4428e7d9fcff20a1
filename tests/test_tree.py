"""The tree of a body, and what the parser says of it."""

import pytest

from feeddump.tree import build


@pytest.mark.parametrize(
    "body",
    [b"<p>one</p>", b"<p>one</div>", b"<p id=a>one</p><p id=a>two</p>"],
    ids=["sound", "an end tag too many", "an id twice"],
)
def test_sound_bodies_are_not_remarked_on(body: bytes) -> None:
    """What the parser says of sound files too is no remark."""
    tree = build(body)

    assert (tree.fatal, tree.replaced, tree.remarked) == ("", False, False)


@pytest.mark.parametrize("body", [b"<p>one</p><body><p>two</p>", b"<p>one</p><html a=b><p>two</p>"])
def test_other_faults_are_remarked_on(body: bytes) -> None:
    """Any other fault, such as a page in the page, is a remark; it has the bytes searched."""
    assert build(body).remarked


def test_invalid_bytes_are_told() -> None:
    """Bytes that are no UTF-8 are told apart from faults of the markup."""
    tree = build(b"<p>\xff</p>")

    assert (tree.replaced, tree.remarked) == (True, False)
