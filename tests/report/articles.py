"""A small warehouse whose articles disagree, agree, predict, and mean harm, published, as the report reads it."""

from datetime import date, timedelta

import polars as pl

from tests.warehouse.batches import AT, Doc, begin, loaded
from transforms.schema import QUALITY
from warehouse.ledger import finish_run, record_quality
from warehouse.opening import writer
from warehouse.publishing import export_ops, publish

IMG = "<img src=x onerror=\"document.title='owned'\">"
SCRIPT = "</script><script>document.title='owned'</script>"
FORMULA = '=HYPERLINK("https://evil.example","x")'
DROP = "'; drop table figures; --"
OVERRIDE = "\u202etxet desrever\u2069\u2067"
LONG = "x" * 10_000
SEPARATORS = "a\u2028b\u2029c\u0007d"

COST = Doc("first.txt", "😀😀 IDC says GPT-3 cost OpenAI $5 million. | Much of it went on chips.", url="https://a.example/1", claimant="IDC",
           figures=(("$5 million", {"value": 5e6}),))  # fmt: skip
OTHER = Doc("second.txt", "Training GPT-3 cost OpenAI more than $9 million.", url="https://b.example/2", source="b.example", day=date(2024, 7, 23),
            figures=(("more than $9 million", {"value": 9e6, "value_high": None, "qualifier": "at_least"}),))  # fmt: skip
USERS = tuple(
    Doc(f"users{number}.txt", f"OpenAI counts 40 million users, report number {number} of {site} has it.", url=f"https://{site}/users", source=site,
        figures=(("40 million users", {"value": 4e7, "metric": "users", "unit": "user", "unit_kind": "count", "value_usd": None, "fx_rate": None, "fx_date": None}),))
    for number, site in enumerate(("a.example", "b.example"))
)  # fmt: skip
FORECAST = Doc("forecast.txt", "OpenAI will spend €12 billion in 2030.", url="https://c.example/3", source="c.example",
               figures=(("€12 billion", {"value": 12e9, "metric": "spending", "unit": "EUR", "value_usd": 12e9 * 1.1, "fx_rate": 1.1, "is_projected": True,
                                         "period_start": date(2030, 1, 1), "period_end": date(2030, 12, 31)}),))  # fmt: skip
CHINESE = Doc("zh.txt", "据智观科技披露，训练的成本约为557.6万美元。", url="https://zh.example/4", source="zh.example", language="zh",
              figures=(("557.6万美元", {"value": 5.576e6, "qualifier": "about", "subject_entity_id": "gpt-3"}),))  # fmt: skip
HOSTILE = Doc(
    "hostile.txt", f"{IMG} {SCRIPT} {FORMULA} {DROP} {OVERRIDE} {SEPARATORS} {LONG} OpenAI cost $6 million.", url="javascript:alert(1)//", source="evil.example",
    day=date(2024, 9, 1), claimant=IMG, figures=(("$6 million", {"value": 6e6, "subject": SCRIPT, "subject_entity_id": "bad", "per": OVERRIDE}),),
    unlisted=(("cost", "bad", IMG + LONG, "organisation"),),
)  # fmt: skip
DOCS = (COST, OTHER, *USERS, FORECAST, CHINESE, HOSTILE)


def write_warehouse(folder, docs=DOCS, *, has_text=None) -> None:
    """A data folder with these articles loaded, judged and published; a warning was not met."""
    with writer(folder) as c:
        begin(c)
        if docs:
            loaded(c, docs)
        if FORECAST in docs:
            c.execute("update main.claims set kind = 'prediction' where text like '%will spend%'")
        if HOSTILE in docs:
            c.execute(
                "update main.articles set title = ?, author = ? where origin = 'hostile.txt'",
                [IMG + OVERRIDE + LONG, SCRIPT],
            )
            c.execute(
                "update main.sources set name = ?, licence = ? where source_id = 'evil.example'",
                [SCRIPT + IMG, FORMULA],
            )
        result = {
            "suite": "figures",
            "expectation": "has_subject",
            "meaning": "figures say of whom they are",
            "examples": ['{"figure_id": "<img src=x onerror=alert(1)>", "sentence": "A row that was not met."}'],
            "severity": "warning",
            "success": False,
            "evaluated": 9,
            "unexpected": 2,
            "unexpected_percent": 22.2,
        }
        record_quality(c, pl.DataFrame([result], QUALITY), "r1", AT)
        publish(c, folder, run_id="r1", has_text=has_text)
        finish_run(c, "r1", status="completed", finished_at=AT + timedelta(minutes=1), is_published=True)
        export_ops(c, folder)
