"""The page in a real browser, opened from disk: every test fails too where anything was asked of a network or a policy was broken."""

import re
import shutil
import socket
from datetime import date

import duckdb
import pytest

from tests.report.articles import COST, HOSTILE, IMG, OTHER, write_warehouse
from tests.report.conftest import MADE_AT, Watched
from tests.warehouse.batches import Doc
from transforms.ids import stable_id
from warehouse.report import write_report


def figure_id(doc):
    words = doc.figures[0][0]
    at = doc.text.index(words)
    return stable_id("figure", doc.article_id, at, at + len(words))


def rows(page):
    return page.locator(".sizer .row")


def test_the_first_view_tells_what_there_is_and_how_the_last_run_went(opened):
    page = opened()
    assert page.locator("h1:visible").inner_text() == "What articles claim, and how much"
    assert page.locator(".tiles").inner_text().split("\n")[:2] == ["7", "figures"]
    assert "Last run: completed" in page.locator("#overview .state").inner_text()
    page.locator("#overview .state a").click()
    row = page.locator("#checks table").first.locator("tbody tr")
    assert row.locator("td").all_inner_texts() == [
        "✗", "warning", "figures", "has subject", "9", "2", "figures say of whom they are",
    ]  # fmt: skip
    page.get_by_text("Rows: has subject").click()
    assert page.locator("#checks pre.example").all_inner_texts() == [
        '{"figure_id": "<img src=x onerror=alert(1)>", "sentence": "A row that was not met."}'
    ]
    assert page.locator("#checks .state").get_attribute("class").endswith("warned")


def test_the_dictionary_is_one_click_away(opened):
    page = opened()
    page.get_by_role("link", name="Dictionary").click()
    assert page.locator("h1").inner_text() == "Data dictionary"
    assert page.locator("nav a", has_text="main.figures").count() == 1


def test_search_filters_and_sorting_find_figures(opened):
    page = opened("#view=figures")
    count = page.locator("#figures .count")
    assert count.inner_text() == "7 figures"
    page.locator("#search").fill("training gpt-3 NINE")
    page.get_by_text("No figure meets these filters.").wait_for()
    page.locator("#search").fill("Training gpt-3")
    page.get_by_text("1 of 7 figures").wait_for()
    assert "≥ $9m" in rows(page).inner_text()
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Metric").select_option("users")
    page.get_by_text("2 of 7 figures").wait_for()
    assert rows(page).first.locator(".badge").inner_text() == "corroborated · 2"
    page.get_by_label("Source").select_option("b.example")
    page.get_by_text("1 of 7 figures").wait_for()
    assert "metric=users" in page.url
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Reports").select_option("disputed")
    page.get_by_text("2 of 7 figures").wait_for()
    page.get_by_role("button", name="Figure", exact=True).click()
    assert [row.locator(".value a").inner_text() for row in rows(page).all()] == ["≥ $9m", "$5m"]
    page.get_by_role("button", name="Figure").first.click()
    assert [row.locator(".value a").inner_text() for row in rows(page).all()] == ["$5m", "≥ $9m"]
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("From").fill("2030-01-01")
    page.get_by_text("1 of 7 figures").wait_for()
    assert "€12bn" in rows(page).inner_text()


def test_a_filter_stands_in_the_address(opened):
    page = opened("#view=figures&q=million&agreement=corroborated")
    assert page.locator("#figures .count").inner_text() == "2 of 7 figures"
    assert page.locator("#search").input_value() == "million"


def test_a_figure_leads_to_its_sentence_and_to_the_other_reports(opened):
    page = opened(f"#figure={figure_id(COST)}")
    dialog = page.locator("dialog#article")
    dialog.locator(".whole").wait_for()
    assert dialog.locator("h2").inner_text() == "$5m OpenAI"
    assert dialog.locator("dt", has_text="As written").locator("+ dd").inner_text() == "$5 million"
    assert dialog.locator(".whole .sentence").inner_text() == "😀😀 IDC says GPT-3 cost OpenAI $5 million."
    assert dialog.locator(".whole mark.figure").inner_text() == "$5 million"
    assert dialog.locator(".whole mark.claimant").inner_text() == "IDC"
    assert dialog.locator(".whole").inner_text() == COST.text
    link = dialog.locator("dl a")
    assert link.get_attribute("href").startswith("https://a.example/1#:~:text=")
    assert link.get_attribute("rel") == "noopener noreferrer nofollow"
    assert "Other reports, in dispute" in dialog.locator(".others h3").inner_text()
    dialog.locator(".others a").click()
    page.wait_for_url(re.compile(figure_id(OTHER)))
    dialog.get_by_role("heading", name="≥ $9m OpenAI").wait_for()


def test_a_figure_that_is_not_here_is_told(opened):
    page = opened("#figure=<b>nothing</b>")
    assert "holds no figure <b>nothing</b>" in page.get_by_role("alert").inner_text()


def test_the_keyboard_reaches_everything(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("million")
    page.get_by_text("of 7 figures").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-rowindex')") == "3"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.locator("dialog[open] h2").wait_for()
    first = page.locator("dialog h2").inner_text()
    page.keyboard.press("ArrowRight")
    page.locator("dialog h2").filter(has_not_text=first).wait_for()
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="hidden")
    page.locator('.row[aria-rowindex="4"]:focus').wait_for()
    assert "view=figures" in page.url
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.getAttribute('aria-rowindex')") == page.locator(".grid").get_attribute(
        "aria-rowcount"
    )
    page.locator("#search").focus()
    page.keyboard.press("Escape")
    page.get_by_text("7 figures", exact=True).wait_for()


def test_what_articles_say_stays_text(opened):
    page = opened(f"#figure={figure_id(HOSTILE)}")
    page.locator("dialog .whole").wait_for()
    assert page.locator("dialog img, main img, dialog .whole script").count() == 0
    assert IMG in page.locator("dialog .whole").inner_text()
    assert "[U+202E]" in page.locator("dialog .whole").inner_text()
    assert "\u202e" not in page.locator("body").inner_text()
    assert page.locator("dialog dl a").count() == 0
    assert page.evaluate(
        "document.querySelector('dialog .body').scrollWidth <= document.querySelector('dialog').clientWidth"
    )
    page.keyboard.press("Escape")
    for view in ("overview", "charts", "disputes", "predictions", "checks", "figures"):
        page.locator(f"nav a[data-view={view}]").click()
        page.locator(f"#{view}:visible").wait_for()
        assert page.locator("img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view


REACHES_OUT = """(port) => new Promise((done) => {
    addEventListener('securitypolicyviolation', (e) => e.violatedDirective.startsWith('img') && done());
    const script = document.createElement('script');
    script.textContent = "document.title = 'owned'";
    const image = document.createElement('img');
    image.src = `http://127.0.0.1:${port}/x.png`;
    document.body.append(script, image);
})"""


def test_the_policy_stops_what_would_be_loaded_or_run(browser, report):
    window = Watched(browser, report)
    page = window.open()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        page.evaluate(REACHES_OUT, listening.getsockname()[1])
        with pytest.raises(BlockingIOError):
            listening.accept()
    assert page.title() == "Claimhouse report"
    window.context.close()


def test_texts_come_to_the_page_unchanged(opened):
    page = opened("#view=figures")
    text = page.evaluate("claimhouse.column('claims', 'sentence').find((one) => one.includes('HYPERLINK'))")
    assert text == HOSTILE.text


def test_charts_lead_to_figures_and_can_be_read_as_tables(opened):
    page = opened("#view=charts")
    page.locator("#charts canvas").wait_for()
    page.get_by_role("button", name="As a table").last.click()
    assert "≥ $9m" in page.locator("#charts .plot-table").inner_text()
    page.get_by_label("over time").check()
    page.wait_for_url(re.compile("by=time"))
    page.locator("#charts canvas").wait_for()
    place = page.evaluate("""() => {
        const canvas = document.querySelector('#charts .canvas'), chart = echarts.getInstanceByDom(canvas), box = canvas.getBoundingClientRect();
        const series = chart.getOption().series[0], at = chart.convertToPixel({seriesIndex: 0}, series.data[0].value);
        return {x: box.left + at[0], y: box.top + at[1], row: series.data[0].row};
    }""")
    page.mouse.move(place["x"], place["y"])
    page.locator("#tip:visible").wait_for()
    assert "OpenAI" in page.locator("#tip").inner_text()
    page.mouse.click(place["x"], place["y"])
    page.locator("dialog[open]").wait_for()


def test_disputes_stand_side_by_side_and_predictions_by_their_day(opened):
    page = opened("#view=disputes")
    assert page.locator(".dispute").count() == 1
    assert page.locator(".dispute .reports li > a").all_inner_texts() == ["$5m", "≥ $9m"]
    assert page.locator("#disputes canvas").count() == 1
    page.locator("nav a[data-view=predictions]").click()
    item = page.locator(".predictions li")
    item.first.wait_for()
    assert item.count() == 1
    assert "by 2030-12-31" in item.inner_text()
    assert "in 5 years" in item.inner_text()
    item.get_by_text("€12bn").click()
    assert "$13.2bn at the rate of 2024-07-22" in page.locator("dialog dl").inner_text()


def test_what_a_source_has_replaced_is_no_dispute_and_stands_apart(opened, tmp_path):
    words = ("At first IDC put the bill of OpenAI at $2 million.", "OpenAI has since paid $5 million, says the paper.")
    years = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
    before, after = (
        Doc(f"{day}.txt", text, url=f"https://a.example/{day}", day=date(2024, 7, day), figures=((paid, years | {"value": value}),))
        for day, text, paid, value in ((1, words[0], "$2 million", 2e6), (9, words[1], "$5 million", 5e6))
    )  # fmt: skip
    other = Doc("other.txt", "They were $9 million out of pocket at OpenAI, I hear.", url="https://b.example/2", source="b.example",
                figures=(("$9 million", years | {"value": 9e6}),))  # fmt: skip
    write_warehouse(tmp_path, (before, after, other))
    index = write_report(tmp_path, made_at=MADE_AT)
    page = opened("#view=disputes", index=index)
    assert page.locator(".dispute .reports li > a").all_inner_texts() == ["$5m", "$9m"]
    page = opened(f"#figure={figure_id(after)}", index=index)
    others = page.locator(".others")
    others.locator("h3").first.wait_for()
    assert "Other reports, in dispute" in others.locator("h3").first.inner_text()
    assert others.locator("h3").last.inner_text() == "Said before by sources that have spoken again"
    assert others.locator("li > a").all_inner_texts() == ["$9m", "$2m"]


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_colours_follow_the_system(opened, scheme, is_dark):
    page = opened("#view=figures", color_scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", ground)[:3])) < 150) is is_dark


def test_a_narrow_screen_shows_all_without_scrolling_sideways(opened):
    page = opened("#view=figures", viewport={"width": 360, "height": 700})
    for view in ("figures", "overview", "charts", "disputes", "predictions", "checks"):
        page.locator(f"nav a[data-view={view}]").click()
        page.locator(f"#{view}:visible").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") == 360, view
    page.evaluate(f"location.hash = 'figure={figure_id(COST)}'")
    page.locator("dialog .whole").wait_for()
    assert page.evaluate("document.querySelector('dialog').getBoundingClientRect().width") == 360


def test_paper_holds_the_rows_without_the_controls(opened):
    page = opened("#view=figures")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert not page.locator(".filters").first.is_visible()
    assert rows(page).count() == 7
    assert page.evaluate("getComputedStyle(document.querySelector('.sizer .row')).position") == "static"


INKS = """() => [...document.querySelectorAll('#overview .canvas canvas')].map((canvas) => {
  const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
  const pen = copy.getContext('2d', { willReadFrequently: true });
  pen.drawImage(canvas, 0, 0);
  const seen = pen.getImageData(0, 0, canvas.width, canvas.height).data;
  const inks = new Set();
  for (let at = 0; at < seen.length; at += 4) if (seen[at + 3] === 255) inks.add(`${seen[at]} ${seen[at + 1]} ${seen[at + 2]}`);
  return [...inks];
})"""
LIGHT_RULE, DARK_RULE, DARK_GROUND = "226 228 230", "50 56 62", "21 24 27"


def inks(charts):
    return {ink for chart in charts for ink in chart}


def test_charts_are_drawn_for_paper_and_for_the_screen_again(opened):
    page = opened("#view=overview", color_scheme="dark", reduced_motion="no-preference")
    page.wait_for_function("document.querySelectorAll('#overview .canvas canvas').length > 0")
    page.wait_for_function(f"({INKS})().flat().includes('{DARK_RULE}')")
    page.evaluate(f"addEventListener('beforeprint', () => {{ window.printed = ({INKS})(); }})")
    page.pdf()
    on_paper = inks(page.evaluate("window.printed"))
    assert LIGHT_RULE in on_paper
    assert not on_paper & {DARK_RULE, DARK_GROUND}
    page.wait_for_function(f"({INKS})().flat().includes('{DARK_RULE}')")
    assert LIGHT_RULE not in inks(page.evaluate(INKS))


def test_of_many_figures_only_those_in_sight_are_drawn(opened, warehouse, tmp_path):
    """Twenty thousand: whatever is searched, filtered or scrolled to, the page holds no more rows than a window shows."""
    data = shutil.copytree(warehouse, tmp_path / "data", symlinks=True, ignore=shutil.ignore_patterns("report"))
    with duckdb.connect(data / "published" / "claimhouse.duckdb") as c:
        c.execute(
            "insert into figures select figures.* replace (figure_id || '-' || n as figure_id, n as value) from figures, range(1, 2861) as numbers (n)"
        )
    page = opened("#view=figures&sort=value&metric=users", index=write_report(data, made_at=MADE_AT))
    assert page.locator("#figures .count").inner_text() == "5,722 of 20,027 figures"
    assert rows(page).first.locator(".value a").inner_text() == "1 user"
    assert rows(page).count() < 40
    rows(page).first.focus()
    page.keyboard.press("End")
    last = page.locator('.row[aria-rowindex="5723"]:focus')
    assert last.locator(".value a").inner_text() == "40m users"
    assert rows(page).count() < 40
    page.locator(".scroll").evaluate("(scroll) => { scroll.scrollTop = scroll.scrollHeight / 2; }")
    page.locator('.row[aria-rowindex="2863"]').wait_for()
    assert page.locator('.row[aria-rowindex="2863"] .value a').inner_text() == "1,431 users"
    page.locator("#search").press_sequentially("b.example")
    page.get_by_text("2,861 of 20,027 figures").wait_for()
    assert rows(page).count() < 40
    page.get_by_role("button", name="Clear").click()
    page.get_by_text("20,027 figures", exact=True).wait_for()
    assert rows(page).count() < 40


def test_an_empty_warehouse_is_told(opened, tmp_path):
    write_warehouse(tmp_path, ())
    page = opened(index=write_report(tmp_path, made_at=MADE_AT))
    assert "no article has been loaded yet" in page.locator("#overview .empty").inner_text()
    for view in ("charts", "disputes", "predictions", "figures"):
        page.locator(f"nav a[data-view={view}]").click()
        page.locator(f"#{view} .empty:visible").first.wait_for()


def test_a_page_that_holds_the_newest_figures_alone_says_so(opened, warehouse, tmp_path, monkeypatch):
    monkeypatch.setattr("warehouse.report.contents.MOST", 3)
    data = shutil.copytree(warehouse, tmp_path / "data", symlinks=True, ignore=shutil.ignore_patterns("report"))
    page = opened("#view=figures", index=write_report(data, made_at=MADE_AT))
    assert page.locator("#figures .count").inner_text() == "3 figures; the newest of 7 in the warehouse"
    assert rows(page).count() == 3


@pytest.mark.parametrize(
    "address",
    [
        "#view=constructor",
        "#view=__proto__&sort=toString",
        "#view=figures&sort=constructor&from=x",
        "#figure=__proto__",
        "#%E0%A4%A",
    ],
)
def test_an_address_that_means_nothing_shows_a_view_all_the_same(opened, address):
    assert opened(address).locator("h1:visible").count() == 1


def test_a_report_without_texts_shows_the_sentence_alone(opened, tmp_path):
    write_warehouse(tmp_path, (COST,))
    page = opened(f"#figure={figure_id(COST)}", index=write_report(tmp_path, made_at=MADE_AT, with_text=False))
    assert "without the articles’ texts" in page.locator("dialog .text").inner_text()
    assert page.locator("dialog blockquote mark.figure").inner_text() == "$5 million"
