"""What every feed item shares, whatever its outlet: data of the base adapter."""

from collections.abc import Mapping
from types import MappingProxyType

from feeddump.roles import Role

ELEMENTS: Mapping[str, Role] = MappingProxyType(
    {
        "figcaption": Role.CAPTION,
        "nav": Role.NAVIGATION,
        "button": Role.SHARE,
        "address": Role.BYLINE,
        "time": Role.DATE,
        "blockquote.twitter-tweet": Role.EMBED,
        ".instagram-media": Role.EMBED,
        ".addtoany_share_save_container": Role.SHARE,
        ".a2a_kit": Role.SHARE,
        ".sharedaddy": Role.SHARE,
    }
)

LINES: Mapping[str, Role] = MappingProxyType(
    {
        r"获取更多RSS ?[:：]?$": Role.FOOTER,
        r"https?://(?:www\.)?feedx\.[a-z]+/?$": Role.FOOTER,
        r"日期：[A-Z][a-z]{2}, \d": Role.DATE,
        r"(?:分享|分享到|分享至|分享本文) ?[:：]$": Role.SHARE,
        r"广告$|廣告$": Role.AD,
        r"[_=＝＿~～—–―─━－-][_=＝＿~～—–―─━－-]{2,}$": Role.DECORATION,
        r"[*＊—–─━-] ?(?:[*＊—–─━-] ?){2,}$|[↓↑▼▲][↓↑▼▲]{2,}$": Role.DECORATION,
    }
)

RELATED_LABEL = r"[►▶（(【]? ?(?:延伸[阅閱][读讀]|(?:更多|相[关關])(?:[阅閱][读讀]|[报報][道导導])|[阅閱][读讀]更多)"
"""What stands before a link to an earlier report."""

NOT_SAYING = r"(?!认为|说|指出|觉得|相信|建议|希望|发现)"
"""What does not follow the words 本文作者 in a line about the author: what the author thinks is text."""

SPEAKER = r"\W?(\w{1,4})[：:]"
"""Who speaks in a dialogue."""

ABOUT_SOMEBODY = r".{0,12}(?:作者|是|为|為)"
"""How a line begins that tells who the author is: 苏禾是…, 本文作者…"""

SHARE_LINK = (
    r"whatsapp://send|mailto:\?|https?://(?:[\w-]+\.)*(?:"
    r"facebook\.com/(?:sharer|share|dialog/(?:share|feed))|(?:twitter|x|threads|bsky)\.\w+/(?:intent|share)"
    r"|whatsapp\.com/send|wa\.me/|(?:t|telegram)\.me/share|linkedin\.com/(?:share|cws)"
    r"|pinterest\.\w+/pin/create|reddit\.com/submit|weibo\.com/share|line\.me/R/(?:msg|share)"
    r"|social-plugins\.line\.me|addtoany\.com|getpocket\.com/(?:save|edit)|plurk\.com/\?qualifier"
    r"|tumblr\.com/(?:share|widgets)|vk\.com/share|qzone\.qq\.com)"
)
"""An address at which a network takes what is shared: a link of it is never the article's."""

DECORATIONS: tuple[str, ...] = (
    r"^data:",
    (
        r"[/_.-](?=[iIsSbBpP1tT])(?i:(?:icon|transparent)s?[/_.-]"
        r"|(?:spacer|blank|pixel|1x1)s?\d*(?:[/_]|\.(?![^?#]*/)))"
    ),
    r"s\.w\.org/images/core/emoji/",
    r"amazon-adsystem\.com/",
    r"doubleclick\.net/",
    r"feedburner\.com/",
)
"""Addresses of what is no image of an article: icons, smileys, tracking pixels.

``blank`` and ``pixel`` are the whole of a name: photographs are called blank-paper and pixel-8 too.
Each begins with a letter or a set of them outside any ``(?i:``, so that it is searched for fast.
"""

ALT_DECORATIONS = r"line$|Presentational|Short presentational|\[[^\[\]]{1,8}\]$"
"""Alternative texts of rules between sections and of smileys (``[泪]``)."""
