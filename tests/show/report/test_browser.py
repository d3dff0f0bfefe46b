"""The page in a real browser; needs Chromium, and says so where there is none."""

import html
import json
import re
import shutil
import subprocess

import pytest

from tests.show.report.test_figures import write

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)

pytestmark = pytest.mark.skipif(not BROWSER, reason="needs Chromium on the PATH")

# Headless windows are at least 500 pixels wide; a frame is as narrow as a telephone.
PROBE = """<!DOCTYPE html><meta charset="utf-8">
<iframe src="report/index.html%(hash)s" style="width:%(width)spx;height:800px;border:0"></iframe>
<pre id="found"></pre>
<script>
document.querySelector("iframe").addEventListener("load", function () {
  const page = this.contentDocument, root = page.documentElement;
  const found = { width: root.clientWidth, scrolled: root.scrollWidth, wide: [] };
  for (const e of page.body.querySelectorAll("*")) {
    if (e.closest(".scroll, nav, svg, .hidden, .skip")) continue;
    const box = e.getBoundingClientRect();
    if (box.width && box.right > root.clientWidth + 1) found.wide.push(e.outerHTML.slice(0, 80));
  }
  found.dead = [...page.querySelectorAll("a[href]")].map((a) => a.getAttribute("href"))
    .filter((h) => !page.getElementById(decodeURIComponent(h.slice(1))));
  found.links = page.links.length;
  const texts = page.querySelectorAll(".words");
  found.texts = Object.fromEntries([...texts].map((e) => [e.dataset.document, e.textContent]));
  const seen = (which) => [...page.querySelectorAll(which)]
    .filter((e) => e.getClientRects().length);
  found.figures = [seen(".drawing.wide").length, seen(".drawing.narrow").length];
  found.sideways = seen(".drawing").filter((e) => e.scrollWidth > e.clientWidth + 1).length;
  const target = page.querySelector(":target");
  found.target = target && target.id;
  found.marked = [...page.querySelectorAll(".here")].map((e) => e.textContent);
  found.folded = target ? !!target.parentElement.closest("details:not([open])") : null;
  const form = page.getElementById("filter");
  form.severity.value = "error";
  form.severity.dispatchEvent(new Event("change", { bubbles: true }));
  found.rows = [...page.querySelectorAll("#finding-rows tbody tr")]
    .filter((row) => row.getClientRects().length).map((row) => row.id);
  found.said = form.querySelector("output").textContent;
  document.getElementById("found").textContent = JSON.stringify(found);
});
</script>"""


def browse(tmp_path, *arguments):
    return subprocess.run(
        [
            BROWSER,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--enable-logging=stderr",
            "--allow-file-access-from-files",
            f"--user-data-dir={tmp_path / 'profile'}",
            *arguments,
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


def probe(tmp_path, width, place=""):
    page = tmp_path / "probe.html"
    page.write_text(PROBE % {"width": width, "hash": place}, encoding="utf-8")
    done = browse(tmp_path, "--virtual-time-budget=8000", "--dump-dom", page.as_uri())
    found = re.search(r'<pre id="found">(.+?)</pre>', done.stdout, re.DOTALL)
    assert found, f"the page gave no answer: {done.stderr[-2000:]}"
    return json.loads(html.unescape(found[1])), console(done)


def console(done):
    return [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@pytest.fixture
def written(invented, page_of):
    """Give the corpus words and figures that are hard to fit, and write the page."""
    invented.rows["findings"][0]["message"] = "Supercalifragilistic" * 12
    invented.rows["studies"][0]["condition"] = "https://example.org/" + "long/" * 60
    invented.rows["documents"][2]["path"] = "a/very/deep/folder/" * 8 + "name.txt"
    return invented, page_of(invented)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_overflows_and_every_link_is_alive(written, tmp_path, width):
    found, said = probe(tmp_path, width)
    assert said == []
    assert found["scrolled"] <= found["width"] <= width
    assert found["wide"] == []
    assert found["links"] > 40
    assert found["dead"] == []


@pytest.mark.parametrize(("width", "shown"), [(390, [0, 2]), (1280, [2, 0])])
def test_a_narrow_screen_shows_narrow_figures(invented, page_of, tmp_path, width, shown):
    figures = tmp_path / "figures"
    for folder, points in ((figures, 493), (figures / "narrow", 241)):
        for name in ("forest", "forest-2"):
            write(folder, name, points)
    page_of(invented, drawn=False)
    found, _ = probe(tmp_path, width)
    assert found["figures"] == shown
    assert found["sideways"] == 0


def test_texts_are_the_documents(written, tmp_path):
    corpus, _ = written
    found, _ = probe(tmp_path, 1280)
    assert found["texts"] == {d.doc_id: d.text for d in corpus.texts}


def test_the_filter_shows_what_is_asked_for(written, tmp_path):
    found, _ = probe(tmp_path, 1280)
    assert found["rows"] == ["finding-Gyear"]
    assert found["said"] == "1 of 3 shown"


def test_a_link_unfolds_what_it_leads_to_and_marks_all_its_parts(invented, page_of, tmp_path):
    page_of(invented, unfolded=0)
    found, said = probe(tmp_path, 1280, "#finding-span-Gyear-1")
    assert said == []
    assert found["target"] == "finding-span-Gyear-1"
    assert found["folded"] is False
    # The citation "Lind 2016" crosses it.
    assert found["marked"] == ["2016", " followed 120"] or found["marked"] == ["2016 followed 120"]


def test_the_page_alone_has_no_console_errors(written, tmp_path):
    page = tmp_path / "report" / "index.html"
    assert console(browse(tmp_path, "--dump-dom", page.as_uri())) == []


def test_the_probe_sees_what_it_looks_for(written, tmp_path):
    """Break a copy of the page: overflow, a dead link and a refused script must be told."""
    page = tmp_path / "report" / "index.html"
    text = page.read_text(encoding="utf-8")
    broken = '<p style="width:2000px"><a href="#nowhere">x</a></p><script>1</script></main>'
    page.write_text(text.replace("</main>", broken), encoding="utf-8")
    found, said = probe(tmp_path, 390)
    assert found["scrolled"] > 390
    assert found["wide"]
    assert found["dead"] == ["#nowhere"]
    assert any("Content Security Policy" in line for line in said)
