"""The Lantern, an invented newspaper, as feeddump reads it."""

from feeddump import Adapter, Role

__all__ = ["Lantern"]


class Lantern(Adapter):
    """The Lantern (invented): a summary on top, the desk below, and a box for its club."""

    outlet = "lantern"
    hosts = ("lantern.example",)
    timezone = "Asia/Taipei"
    dates = ("%Y-%m-%d %H:%M",)
    elements = {".summary": Role.LEAD, ".desk": Role.CREDIT, ".club": Role.PROMO}
    bylines = (r"提灯人：(.+)$",)
    title_noise = (r"｜提灯报$",)
