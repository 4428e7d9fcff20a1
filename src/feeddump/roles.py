"""The vocabulary of labels: what a line of an article's page can be."""

import enum

from attrs import frozen


class Role(enum.StrEnum):
    """What one line (or image) of a body is.

    The first seven are text of the article; the next five are what belongs to the article but
    is not its text; the rest is page furniture.

    >>> Role("lead") is Role.LEAD
    True
    """

    __hash__ = str.__hash__  # in C; Enum's own is a Python call, and roles are asked of each line

    LEAD = "lead"
    """The standfirst, where the outlet sets one apart."""
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    """A crosshead inside the text."""
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    EMBED = "embed"
    """Somebody's post set into the article; a block, but outside ``Article.paragraphs``."""
    IMAGE = "image"
    """An image of the article (images only)."""

    CAPTION = "caption"
    PHOTO_CREDIT = "photo_credit"
    """Who took an image, or the agency that sent it."""
    BYLINE = "byline"
    """A line that names who wrote the article."""
    CREDIT = "credit"
    """A translator, editor, agency or biography line."""
    DATE = "date"
    """The outlet's own date stamp."""

    SHARE = "share"
    PROMO = "promo"
    AD = "ad"
    RELATED = "related"
    RIGHTS = "rights"
    FOOTER = "footer"
    PLAYER = "player"
    """What a page says where a video or sound cannot be played."""
    NAVIGATION = "navigation"
    DECORATION = "decoration"
    """An icon, logo, rule or tracking pixel, or a line of nothing but a rule."""


FURNITURE: frozenset[Role] = frozenset(
    {
        Role.SHARE,
        Role.PROMO,
        Role.AD,
        Role.RELATED,
        Role.RIGHTS,
        Role.FOOTER,
        Role.PLAYER,
        Role.NAVIGATION,
        Role.DECORATION,
    }
)
"""The roles of what belongs to the page and not to the article."""


def is_closed(role: Role) -> bool:
    """Whether all that an element of this role holds has the same role."""
    return role in FURNITURE or role is Role.EMBED


@frozen
class Rule:
    """What gives a line its role, and the name under which a person finds it in the code.

    >>> Rule(Role.AD, "Rfi.lines['^广告$']").role
    <Role.AD: 'ad'>
    """

    role: Role
    name: str
