"""Any outlet without an adapter of its own."""

from feeddump.adapters.base import Adapter


class Generic(Adapter):
    """Any outlet; ``Article.outlet`` is the host of the article's address."""
