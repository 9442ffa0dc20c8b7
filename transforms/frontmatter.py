"""What a text file says of itself before its text begins."""

import re
from dataclasses import dataclass

_MAX_LINES, _MAX_CHARACTERS = 200, 40_000
_FENCES = ("---", "...", "+++")
_KEY = re.compile(r"([^\W\d][\w .-]{0,30}?) ?[:：=](?: |$|(?<=：))(.*)")
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": " ", "t": " "}

KEYS = {
    "url": ("url", "link", "canonical", "canonical_url", "source_url", "permalink", "address", "链接", "网址"),
    "title": ("title", "headline", "标题"),
    "author": ("author", "authors", "byline", "writer", "作者"),
    "publisher": ("publisher", "source", "site", "sitename", "site_name", "publication", "outlet", "来源", "媒体"),
    "date": (
        "date",
        "published",
        "published_on",
        "published_at",
        "publish_date",
        "pubdate",
        "published_time",
        "datepublished",
        "日期",
        "发布时间",
    ),
    "language": ("language", "lang", "locale", "语言"),
    "country": ("country", "国家"),
    "licence": ("licence", "license", "rights"),
}
"""What an article can say of itself, each with the keys that say it."""

_NAMES = {alias: name for name, aliases in KEYS.items() for alias in aliases}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands at the head, by the names of `KEYS`, as written; `rest` is the text below it."""

    says: dict[str, str]
    rest: str


def front_matter(text: str) -> FrontMatter:
    """The front matter of a text: a fenced head, or lines of known keys down to the first blank line (two at least).

    Read line by line as flat `key: value`, quotes, lists and folded lines understood; anchors, tags and nesting say nothing, so no head can do
    harm. A head without any known key is text.
    """
    head = text.lstrip("\n ")[:_MAX_CHARACTERS]
    lines = head.split("\n", _MAX_LINES + 1)[: _MAX_LINES + 1]
    is_fenced = lines[0].strip() in ("---", "+++")
    end = _fenced_end(lines) if is_fenced else _bare_end(lines)
    if end is None:
        return FrontMatter({}, text)
    says = _says(lines[1:end] if is_fenced else lines[:end])
    if len(says) < (1 if is_fenced else 2):
        return FrontMatter({}, text)
    length = sum(len(line) + 1 for line in lines[: end + 1])
    return FrontMatter(says, text.lstrip("\n ")[length:])


def _fenced_end(lines: list[str]) -> int | None:
    return next((i for i, line in enumerate(lines[1:], 1) if line.strip() in _FENCES), None)


def _bare_end(lines: list[str]) -> int | None:
    """The first blank line, if every line before it is of a known key."""
    end = next((i for i, line in enumerate(lines) if not line.strip()), None)
    is_head = end is not None and all((found := _KEY.match(line)) and _name(found[1]) for line in lines[:end])
    return end if is_head else None


def _name(key: str) -> str | None:
    return _NAMES.get(key.strip().casefold().replace("-", "_").replace(" ", "_"))


def _says(lines: list[str]) -> dict[str, str]:
    says: dict[str, list[str]] = {}
    name = None
    for line in lines:
        found = _KEY.match(line)
        if found:
            name = _name(found[1])
            if name is not None and name not in says:
                says[name] = [found[2]]
            else:
                name = None
        elif name is not None and line.startswith((" ", "\t", "-")):
            says[name].append(line.strip())
    return {name: value for name, parts in says.items() if (value := _value(parts))}


def _value(parts: list[str]) -> str:
    """One value out of its lines: a list joined by commas, folded text by spaces; what is no plain text gives nothing."""
    first, rest = parts[0].strip(), [part for part in parts[1:] if part]
    if not first and rest and all(part.startswith("-") for part in rest):
        return ", ".join(filter(None, (_scalar(part[1:].strip()) for part in rest)))
    if first[:1] in ("|", ">"):
        return " ".join(rest)
    if first.startswith("[") and first.endswith("]"):
        return ", ".join(filter(None, (_scalar(part.strip()) for part in first[1:-1].split(","))))
    return _scalar(" ".join([first, *(part for part in rest if not _KEY.match(part))]))


def _scalar(written: str) -> str:
    value = written.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        return _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), value[1:-1]).strip()
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'").strip()
    if value[:1] in ("&", "*", "!", "{", "%", "@", "`") or value.casefold() in ("null", "~", "none", "n/a", "unknown"):
        return ""
    return value.split(" #", 1)[0].strip()
