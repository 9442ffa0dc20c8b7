"""Articles by the hundred for tests and measurements: the same for the same number and seed, in the manner of AI news.

Names, figures, quotations, some Chinese, some HTML, some reprints; a third has front matter.
"""

import random
from datetime import date, timedelta
from pathlib import Path

COMPANIES = (
    "OpenAI",
    "Anthropic",
    "Moonshot AI",
    "Alibaba Cloud",
    "Baidu",
    "Mistral AI",
    "Nvidia",
    "Zhipu AI",
    "Meta",
    "Microsoft",
)
MODELS = ("GPT-4", "Claude", "Qwen", "Kimi", "ERNIE Bot", "Llama 3.1", "DeepSeek-V3", "Gemini")
PEOPLE = ("Ines Okafor", "Sam Altman", "Li Kaifu", "Marta Lindqvist", "Tomás Arana", "Wei Jun")
TITLES = (
    "an analyst at Orrinvale Research",
    "the company's finance chief",
    "a partner at Tavistone Capital",
    "a spokesperson",
)
PLACES = ("London", "Beijing", "San Francisco", "Hangzhou", "Paris")
OUTLETS = ("The Harbour Ledger", "Model Street", "Deccan Courier", "Pacific Wire", "Gridnotes")
CUES = ("said", "estimated", "told reporters", "wrote", "predicted")
FIGURES = (
    "{company} raised ${n} million in a round led by Tavistone Capital, valuing it at more than ${m} billion.",
    "Training {model} cost about ${n} million, {cue} {person}, {title}.",
    "Downloads of {model} topped {n} million in {month}, up {p}% from a year earlier.",
    "{company} will charge {c} yuan per million output tokens from {month}.",
    "According to {company}, {model} has {n} billion parameters and was trained on {m} trillion tokens.",
    "Revenue of {company} rose {p}% to ${m}.{c} billion in the quarter, while its margin fell to {c}%.",
    "{person} {cue} that between {c} and {p} percent of the surveyed enterprises use {model}.",
    "The cluster in {place} holds {n},000 chips and draws up to {p} megawatts.",
    "{company} employs over {n} people in {place}, roughly a third of them engineers.",
)
PROSE = (
    "“We have learned to count before we speak,” {cue} {person}, {title}.",
    "The announcement came after weeks of speculation in {place}.",
    "{company} declined to comment on the plans of its rivals.",
    "Analysts expect that the next version of {model} could follow within months.",
    "Whether customers will pay for it remains to be seen.",
    "{person} did not say when {model} would be available outside {place}.",
    "It has never been easier to build on other people's models, {person} {cue}.",
)
CHINESE = (
    "{company}周三表示，{model}的下载量已超过{n}万次，同比增长{p}%。",
    "据{company}披露，训练{model}的成本约为{n}万元人民币。",
    "分析人士认为，价格战将持续到{month_number}月底。",
    "该公司预计全年营收将达到{m}亿元，高于去年的{c}亿元。",
)
MONTHS = ("January", "March", "May", "July", "September", "November")


def write_articles(folder: Path, count: int, *, seed: int = 7) -> list[Path]:
    """The files written: `count` articles, every ninth a near reprint of an earlier one, every eleventh Chinese, every seventh a page."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    paths, bodies = [], []
    for number in range(count):
        is_reprint = number % 9 == 8
        is_chinese = number % 11 == 10 and not is_reprint
        body = reprint(bodies[number - 8], chance) if is_reprint else article_body(chance, is_chinese=is_chinese)
        bodies.append(body)
        path = folder / f"{number:05d}{'.html' if number % 7 == 6 else '.txt'}"
        path.write_text(dressed(path, body, number, chance), encoding="utf-8")
        paths.append(path)
    return paths


def article_body(chance: random.Random, *, is_chinese: bool) -> list[str]:
    """The title and the paragraphs of an article of about 350 words."""
    if is_chinese:
        return [
            filled("{company}公布{model}的新数字", chance),
            *("".join(sentences(CHINESE, 4, chance)) for _ in range(6)),
        ]
    title = filled("{company} puts a number on {model}", chance)
    paragraphs = [" ".join([*sentences(FIGURES, 2, chance), *sentences(PROSE, 2, chance)]) for _ in range(6)]
    return [title, *paragraphs]


def sentences(templates: tuple[str, ...], count: int, chance: random.Random) -> list[str]:
    """So many different sentences."""
    return [filled(template, chance) for template in chance.sample(templates, count)]


def filled(template: str, chance: random.Random) -> str:
    """A sentence with its names and numbers."""
    return template.format(
        company=chance.choice(COMPANIES), model=chance.choice(MODELS), person=chance.choice(PEOPLE), title=chance.choice(TITLES),
        place=chance.choice(PLACES), cue=chance.choice(CUES), month=chance.choice(MONTHS), month_number=chance.randint(1, 12),
        n=chance.randint(11, 990), m=chance.randint(2, 95), p=chance.randint(3, 88), c=chance.randint(1, 9),
    )  # fmt: skip


def reprint(body: list[str], chance: random.Random) -> list[str]:
    """The same article with one paragraph gone and a line of its own at the end."""
    gone = chance.randrange(2, len(body))
    return [
        *body[:gone],
        *body[gone + 1 :],
        filled("This report first appeared elsewhere; {company} was asked for comment.", chance),
    ]


def dressed(path: Path, body: list[str], number: int, chance: random.Random) -> str:
    """The article as a page, as text with front matter, or as bare text."""
    day = date(2025, 1, 1) + timedelta(days=chance.randrange(300))
    outlet = chance.choice(OUTLETS)
    url = f"https://{outlet.lower().replace(' ', '')}.example/{number:05d}"
    if path.suffix == ".html":
        head = f'<title>{body[0]}</title><link rel="canonical" href="{url}"><meta property="article:published_time" content="{day}">'
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body[1:])
        return f"<!doctype html><html><head>{head}</head><body><nav>Home News</nav><article><h1>{body[0]}</h1>{paragraphs}</article></body></html>"
    text = "\n\n".join(body) + "\n"
    if number % 3:
        return text
    return f"---\ntitle: {body[0]}\npublisher: {outlet}\nurl: {url}\ndate: {day}\n---\n{text}"
