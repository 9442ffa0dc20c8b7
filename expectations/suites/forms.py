"""The forms of identifiers and codes, as regular expressions that fit the whole text."""

ID = r"\A[0-9a-f]{20}\Z"
"""`9c1185a5c5e9fc546128`: what `stable_id` gives."""

SHA_256 = r"\A[0-9a-f]{64}\Z"

SLUG = r"\A[^\sA-Z]+\Z"
"""`moonshot-ai`, `gpt-3`, `月之暗面`: letters of any script, no space, no Latin capital."""

SOURCE = r"\A[^\sA-Z/]+\Z"
"""`reuters.com`, `local`, or a slug."""

DOMAIN = r"\A[^\s./A-Z]+(?:\.[^\s./A-Z]+)+\Z"
"""`reuters.com`, `例子.测试`: no scheme, no path."""

COUNTRY = r"\A[A-Z]{2}\Z"
"""ISO 3166 alpha-2: `CN`."""

LANGUAGE = r"\A[a-z]{2}\Z"
"""ISO 639-1: `zh`."""

ADDRESS = r"\Ahttps?://[^\s/]+\S*\Z"
"""`https://example.com/news/1`."""
