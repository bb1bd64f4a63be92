"""Clicks through every page in headless Chromium, light and dark, wide and on a phone.

Fails on an error in the console, a request to another host, a fault that axe calls serious or worse, or a page wider than
a phone. Needs a running server and: pip install playwright axe-playwright-python; a chromium at /usr/bin/chromium.

    exonym --data-dir /tmp/empty serve --listen 127.0.0.1:8080 &
    python crates/server/tests/browser/click.py http://127.0.0.1:8080 screenshots/

With a third argument, the id of an entity of which several versions are kept, its versions are compared and its list is plotted;
with a fourth, the id of a party with relations, they are walked.
"""

import pathlib
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CUSTOMERS = """id,full_name,dob,country
1,Kim CHen Yn,1984-01-08,kp
2,"Nobody, Whatsoever",1990-01-01,fr
3,Air Koryo,,
4,,soon,
5,Sergei Shoigu,1955-05-21,Russia
"""
ARTICLE = """Kim Jong Un received Sergei Shoigu in Pyongyang on July 26, state media KCNA reported. Shoigu said that "our armies will
work more closely <script>alert(1)</script>", the agency added. The ministry denied that any weapons were sold."""
PHONE = {"width": 390, "height": 800}
WIDE = {"width": 1200, "height": 900}
KIM = "us_ofac_sdn:20157"


def main(base, out, dated, tied):
    out.mkdir(parents=True, exist_ok=True)
    customers = pathlib.Path(tempfile.mkdtemp()) / "customers.csv"
    customers.write_text(CUSTOMERS)
    faults = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        for scheme in ("light", "dark"):
            context = browser.new_context(color_scheme=scheme, viewport=WIDE, accept_downloads=True)
            page = watched(context.new_page(), base, faults)

            def look(name):
                page.screenshot(path=out / f"{scheme}-{name}.png", full_page=True)
                for fault in Axe().run(page).response["violations"]:
                    if fault["impact"] in ("serious", "critical"):
                        faults.append(f"{scheme} {name}: axe {fault['id']}: {fault['nodes'][0]['html']}")

            page.goto(f"{base}/")
            page.keyboard.press("/")
            page.keyboard.type("Kim CHen Yn")
            assert page.input_value("#q") == "Kim CHen Yn", "the key that leads to the field is no part of a name"
            page.wait_for_selector("a.hit")
            look("search")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
            page.wait_for_selector(".value")
            look("entity")
            page.locator(".value").first.click()
            page.wait_for_selector("dialog[open]")
            look("source")
            page.keyboard.press("Escape")
            by_keyboard(page, base)
            look("party")
            page.goto(f"{base}/ui/entity/{KIM}")
            page.get_by_text("Screen this name").click()
            page.wait_for_selector("article")
            look("screen")
            page.set_input_files("#file", customers)
            page.wait_for_selector("text=Done.")
            assert "5 of 5 rows, 3 with findings, 1 not understood" in page.content()
            look("file")
            with page.expect_download() as download:
                page.get_by_text("Download hits").click()
            rows = pathlib.Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
            assert any("us_ofac_sdn:20157" in row for row in rows), rows
            page.goto(f"{base}/ui/read")
            page.keyboard.press("/")
            page.keyboard.insert_text(ARTICLE)
            page.keyboard.press("Control+Enter")
            page.wait_for_selector(".read")
            look("read")
            assert "us_ofac_sdn" in page.inner_text(".panel")
            page.locator(".panel details").nth(1).locator(".go").first.press("Enter")
            assert page.locator(".s.here").count() == 1, "a statement leads back to its sentence"
            assert "alert(1)" in page.inner_text(".article"), "markup in an article is text"
            page.locator(".part.person").first.click()
            assert page.locator(".panel li.here").count() == 1, "a word leads to its entry"
            with page.expect_download() as download:
                page.get_by_text("Save as a page").click()
            assert pathlib.Path(download.value.path()).read_text().startswith("<!doctype html>")
            page.set_input_files("#file", {"name": "a.html", "mimeType": "text/html", "buffer": b"<!doctype html><p>Kim Jong Un &amp; co."})
            page.wait_for_selector("text=Kim Jong Un & co.")
            page.set_input_files("#file", {"name": "a.bin", "mimeType": "x/y", "buffer": bytes(64)})
            page.wait_for_selector("[role=alert]")
            faults[:] = [fault for fault in faults if "400" not in fault]
            page.goto(f"{base}/ui/lists")
            page.wait_for_selector("section.card")
            look("lists")
            if dated:
                page.goto(f"{base}/ui/entity/{dated}")
                page.locator("label:has-text('From') select").select_option(index=0)
                page.locator("label:has-text('To') select").select_option(index=0)
                page.wait_for_selector("text=Both versions state the same.")
                page.locator("label:has-text('To') select").select_option(index=1)
                page.wait_for_selector("td.plus, td.minus")
                look("versions")
                page.goto(f"{base}/ui/lists")
                page.wait_for_selector("figure.plot")
                page.get_by_text("What changed since").first.click()
                page.wait_for_selector("text=changed between")
                look("lists-changed")
            if tied:
                walked(page, base, tied)
                look("walked")
            page.goto(f"{base}/docs")
            page.wait_for_selector("details.op")
            page.get_by_text("/match/{dataset}").first.click()
            look("docs")
            phone = browser.new_context(color_scheme=scheme, viewport=PHONE, is_mobile=True, has_touch=True)
            page = watched(phone.new_page(), base, faults)
            for path in ("/?q=Lazarus", "/ui/screen?name=Kim+CHen+Yn", "/ui/read", "/ui/lists", "/docs", "/ui/entity/us_ofac_sdn:27307"):
                page.goto(base + path, wait_until="networkidle")
                name = path.strip("/").replace("/", "-").split("?")[0] or "search"
                page.screenshot(path=out / f"{scheme}-phone-{name}.png")
                width = page.evaluate("document.documentElement.scrollWidth")
                if width > PHONE["width"]:
                    faults.append(f"{scheme} phone {path}: {width} pixels wide")
        browser.close()
    print("\n".join(faults) or "no faults")
    return 1 if faults else 0


def by_keyboard(page, base):
    """From the search to a value's sources and to a neighbour, without a pointer."""
    page.goto(f"{base}/")
    page.keyboard.press("/")
    page.keyboard.type("Sergei Shoigu")
    page.wait_for_selector("a.hit")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=On these lists")
    reach(page, "summary")
    page.keyboard.press("Enter")
    assert page.get_by_text("bits").first.is_visible(), "why the entries are one party"
    reach(page, ".value:has(.times)")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    assert page.locator("dialog dl").count() > 1, "a value that several lists state shows each of them"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.value')"), "the focus is back where it was"


def walked(page, base, tied):
    """From a party to a neighbour and to one of his, and back, without leaving the page."""
    page.goto(f"{base}/ui/entity/{tied}")
    page.wait_for_selector("svg.graph a")
    start = page.text_content(".centre text")
    reach(page, "svg.graph a", 900)
    page.keyboard.press("Enter")
    page.wait_for_selector(".trail")
    assert page.evaluate("document.activeElement.matches('.trail [aria-current]')"), "the focus goes along"
    assert page.locator("svg.graph a").count() > 0, "a neighbour has this party next to it at least"
    assert page.url.endswith(f"/ui/entity/{tied}"), page.url
    page.locator(".trail button").first.click()
    page.wait_for_selector(".trail", state="detached")
    assert page.text_content(".centre text") == start
    page.locator("svg.graph a").first.click()
    page.wait_for_selector(".trail")


def reach(page, selector, steps=200):
    """Tabs on until an element that matches has the focus."""
    for _ in range(steps):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"{selector}: the focus can be seen"
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def watched(page, base, faults):
    # Kept versions of a long list are read anew; a machine that builds beside it takes its time.
    page.set_default_timeout(120_000)
    page.on("console", lambda message: faults.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    own = (base, "blob:", "data:")
    page.on("request", lambda request: None if request.url.startswith(own) else faults.append(f"asks {request.url}"))
    return page


if __name__ == "__main__":
    given = sys.argv[3:] + [None, None]
    sys.exit(main(sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2]), given[0], given[1]))
