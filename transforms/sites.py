"""Whose site an address is on: the part of its host for which one owner answers."""

from functools import cache
from urllib.parse import urlsplit

from tld import get_tld
from tld.utils import Result

_SHARED = frozenset(
    [
        "beehiiv.com", "blog.fc2.com", "blog.ir", "blogfa.com", "blogg.se", "blogs.com", "blogs.sapo.pt", "blogsky.com", "business.blog",
        "canalblog.com", "cocolog-nifty.com", "dreamwidth.org", "edublogs.org", "eklablog.com", "exblog.jp", "fandom.com", "ghost.io",
        "hashnode.dev", "home.blog", "jimdofree.com", "jimdosite.com", "livedoor.blog", "livejournal.com", "lofter.com", "medium.com",
        "micro.blog", "mystrikingly.com", "narod.ru", "neocities.org", "news.blog", "over-blog.com", "overblog.com", "pixnet.net",
        "posthaven.com", "seesaa.net", "skyrock.com", "squarespace.com", "substack.com", "svbtle.com", "tech.blog", "tistory.com",
        "tripod.com", "tumblr.com", "typepad.com", "ucoz.com", "ucoz.ru", "video.blog", "webnode.page", "weebly.com", "wikidot.com",
        "wordpress.com", "wpcomstaging.com", "write.as",
    ]
)  # fmt: skip
"""Domains under which anybody may have a name of his own, and which have not put themselves on the public suffix list as such."""


def domain_of(address: str) -> str | None:
    """The registrable domain of a canonical address; without a known suffix, the last two labels; of an address of numbers, the number.

    Suffixes are those of the public suffix list, its private section (`github.io`) included, and hosts of blogs (`wordpress.com`).
    """
    host = urlsplit(address).hostname
    return registrable(host) if host else None


@cache
def registrable(host: str) -> str:
    """The registrable domain of a host in lower case and ASCII."""
    labels = host.split(".")
    shared = next((i for i in range(len(labels)) if ".".join(labels[i:]) in _SHARED), None)
    if shared is not None:
        is_own = shared == 0 or labels[:shared] == ["www"]
        return ".".join(labels[shared if is_own else shared - 1 :])
    found = get_tld(f"http://{host}", as_object=True, fail_silently=True, search_private=True)
    if isinstance(found, Result):
        return str(found.fld)
    is_number = host.startswith("[") or host.replace(".", "").isdigit() or ":" in host
    return host if is_number else ".".join(labels[-2:])
