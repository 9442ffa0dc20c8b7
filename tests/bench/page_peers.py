"""Runs in the peers' own environment: reads the pages of a folder by one peer, prints their texts and how long it took."""

import json
import sys
import time
from pathlib import Path

PEER, FOLDER = sys.argv[1:3]


def readability(page):
    from lxml.html import fromstring
    from readability import Document

    summary = fromstring(Document(page).summary(html_partial=True))
    return "\n".join(text for text in summary.itertext() if text.strip())


def newspaper(page):
    from newspaper import Article

    article = Article("https://page.example/", fetch_images=False)
    article.download(input_html=page)
    article.parse()
    return article.text


read = {"readability-lxml": readability, "newspaper4k": newspaper}[PEER]
pages = {path.stem: path.read_text("utf-8", "replace") for path in sorted(Path(FOLDER).glob("*.html"))}
texts = {}
read(next(iter(pages.values())))  # loads what is loaded once
started = time.perf_counter()
for key, page in pages.items():
    try:
        texts[key] = read(page)
    except Exception as error:  # noqa: BLE001  (a page that a peer cannot read is one without text)
        print(f"{PEER}: {type(error).__name__}", file=sys.stderr)
        texts[key] = ""
print(json.dumps({"seconds": time.perf_counter() - started, "texts": texts}))
