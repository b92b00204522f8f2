// Opens every report of a folder in a headless browser: at three widths, by day and by night, with and without its script, and in print.
import { createRequire } from "node:module";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = resolve(process.argv[2]);
const WIDTHS = [360, 800, 1400];
const SCHEMES = ["light", "dark"];
const failures = [];
let checks = 0;

function expect(isSo, what) {
  checks += 1;
  if (!isSo) { failures.push(what); console.error(`  not so: ${what}`); }
}

function executable() {
  const named = process.env.CHROMIUM ?? "chromium";
  if (named.includes("/")) { return named; }
  return (process.env.PATH ?? "").split(":").map((it) => join(it, named)).find((it) => existsSync(it));
}

const browser = await puppeteer.launch({
  executablePath: executable(),
  headless: true,
  // In a container there is no other sandbox to begin.
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});

async function opened(file, use, { script = true } = {}) {
  const page = await browser.newPage();
  const name = file.slice(folder.length + 1);
  page.on("console", (message) => { expect(!["error", "warn"].includes(message.type()), `${name}: console ${message.text()}`); });
  page.on("pageerror", (error) => expect(false, `${name}: ${error}`));
  page.on("request", (request) => {
    const url = request.url();
    expect(url.startsWith("data:") || url.startsWith(pathToFileURL(folder).href), `${name}: asks for ${url}`);
  });
  await page.setJavaScriptEnabled(script);
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  await use(page, name);
  await page.close();
}

async function looks(page, name) {
  for (const scheme of SCHEMES) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 900 });
      await page.evaluate(() => dispatchEvent(new Event("resize")));
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider <= 0, `${name}: at ${width} pixels ${wider} of them lie outside`);
      // All of the others is in one of these.
      if (!["all.html", "hostile.html", "leaders.html", "site/index.html"].includes(name)) { continue; }
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
      for (const it of found.violations.filter((it) => ["serious", "critical"].includes(it.impact))) {
        expect(false, `${name}, ${scheme}, ${width}: ${it.id}, ${it.nodes.length} times, as ${it.nodes[0].html.slice(0, 160)}`);
      }
      checks += 1;
    }
  }
}

// A heading has something under it, and the names along a ruler do not lie over each other.
async function reads(page, name) {
  const said = await page.evaluate(() => {
    const level = (it) => (/^H[1-6]$/.test(it?.tagName ?? "") ? Number(it.tagName[1]) : 9);
    const alone = [...document.querySelectorAll("h2, h3, h4, h5")].filter((it) => {
      const next = it.nextElementSibling;
      return next === null || level(next) <= level(it) || next.textContent.trim() === "";
    });
    const overlaps = [];
    for (const drawing of document.querySelectorAll("svg")) {
      const names = [...drawing.querySelectorAll("text.tick")].map((it) => [it.textContent, it.getBoundingClientRect()]);
      names.forEach(([one, a], nth) => names.slice(nth + 1).forEach(([other, b]) => {
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) { overlaps.push(`${one} / ${other}`); }
      }));
    }
    return { alone: alone.map((it) => it.textContent), overlaps };
  });
  expect(said.alone.length === 0, `${name}: nothing stands under ${said.alone[0]}`);
  expect(said.overlaps.length === 0, `${name}: ${said.overlaps.length} names lie over others: ${said.overlaps[0]}`);
}

async function leads(page, name) {
  const links = await page.$$eval("nav.contents a", (all) => all.map((it) => it.getAttribute("href")));
  for (const link of links.filter((it) => it.startsWith("#"))) {
    await page.evaluate((link) => document.querySelector(`nav.contents a[href="${link}"]`).click(), link);
    const is = await page.evaluate(() => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      return target !== null && target.getBoundingClientRect().height > 0;
    });
    expect(is, `${name}: ${link} leads nowhere`);
  }
  const ids = await page.$$eval("[id]", (all) => all.map((it) => it.id));
  expect(new Set(ids).size === ids.length, `${name}: an id stands twice`);
}

// The first column of words is sorted both ways and comes back; a chosen value leaves its rows and no others.
async function sortsAndFilters(page, name) {
  const tables = await page.$$eval("table.sortable", (all) => all.length);
  for (let nth = 0; nth < tables; nth += 1) {
    const said = await page.evaluate((nth) => {
      const table = document.querySelectorAll("table.sortable")[nth];
      const words = () => [...table.tBodies[0].rows].map((row) => row.cells[0].textContent.trim());
      const button = table.tHead.querySelector("button.sort");
      const before = words();
      button.click();
      const up = words();
      button.click();
      const down = words();
      const sorted = table.tHead.querySelector("[aria-sort]")?.getAttribute("aria-sort");
      button.click();
      return { before, up, down, sorted, after: words() };
    }, nth);
    const different = new Set(said.before).size > 1;
    expect(!different || said.up.join() !== said.down.join(), `${name}: table ${nth} is not turned around`);
    expect([...said.up].sort().join() === [...said.before].sort().join(), `${name}: table ${nth} loses rows`);
    expect(said.sorted === "descending", `${name}: table ${nth} does not say how it is sorted`);
    expect(said.after.join() === said.before.join(), `${name}: table ${nth} does not come back`);
    const filtered = await page.evaluate((nth) => {
      const table = document.querySelectorAll("table.sortable")[nth];
      const form = table.closest(".table").previousElementSibling;
      const select = form?.querySelector?.("select");
      if (!select) { return null; }
      const column = Number(select.id.split("-").at(-1));
      const rows = [...table.tBodies[0].rows];
      const results = [...select.options].slice(1).map((option) => {
        select.value = option.value;
        select.dispatchEvent(new Event("change"));
        const shown = rows.filter((row) => !row.hidden);
        const wanted = rows.filter((row) => row.cells[column].innerText.split("\n").map((it) => it.trim()).includes(option.value));
        return shown.length === wanted.length && shown.every((row) => wanted.includes(row)) && shown.length > 0;
      });
      select.value = "";
      select.dispatchEvent(new Event("change"));
      const search = form.querySelector("input");
      search.value = "no such words anywhere";
      search.dispatchEvent(new Event("input"));
      const none = rows.every((row) => row.hidden);
      search.value = "";
      search.dispatchEvent(new Event("input"));
      return { all: results.every(Boolean), none, back: rows.every((row) => !row.hidden) };
    }, nth);
    if (filtered) {
      expect(filtered.all && filtered.none && filtered.back, `${name}: the filter of table ${nth} shows other rows: ${JSON.stringify(filtered)}`);
    }
  }
}

async function prints(page, name) {
  await page.emulateMediaType("print");
  const hidden = await page.$$eval(".filters, nav.contents", (all) => all.every((it) => getComputedStyle(it).display === "none"));
  expect(hidden, `${name}: what belongs to the screen is printed`);
  // An A4 sheet within its margins, upright or across: nothing is cut off.
  const isAcross = await page.$("article:first-child table.wide") !== null;
  await page.setViewport({ width: isAcross ? 1001 : 673, height: 900 });
  const cut = await page.$$eval(".table", (all) => all.filter((it) => it.scrollWidth > it.clientWidth + 1).map((it) => it.getAttribute("aria-label") + ": " + it.innerText.slice(0, 60)));
  expect(cut.length === 0, `${name}: in print ${cut.length} tables are cut off: ${cut[0]}`);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const pages = Buffer.from(pdf).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages > 0 && pdf.length > 10_000, `${name}: ${pages} pages in print`);
  await page.emulateMediaType("screen");
  return pages;
}

const site = join(folder, "site");
const files = [
  ...readdirSync(folder).filter((it) => it.endsWith(".html")).map((it) => join(folder, it)),
  join(site, "index.html"),
  ...readdirSync(join(site, "partnerships")).slice(0, 1).map((it) => join(site, "partnerships", it)),
];
for (const file of files) {
  await opened(file, async (page, name) => {
    const errors = failures.length;
    await looks(page, name);
    await reads(page, name);
    await leads(page, name);
    await sortsAndFilters(page, name);
    const pages = await prints(page, name);
    const advice = await page.evaluate(() => document.body.textContent.split("This is not legal advice").length - 1);
    expect(advice === 1, `${name}: says ${advice} times that it is no legal advice`);
    console.log(`  ${name}: ${pages} pages in print${failures.length > errors ? ", with failures" : ""}`);
  });
}

// What leaders get is one screen, with three parties too.
await opened(join(folder, "leaders.html"), async (page, name) => {
  await page.setViewport({ width: 1280, height: 900 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height <= 900, `${name}: is ${height} pixels high`);
});

// Without its script everything can be read.
await opened(join(folder, "embedded-lending.html"), async (page, name) => {
  const text = await page.$eval("main", (it) => it.innerText);
  const whole = readFileSync(join(folder, "embedded-lending.html"), "utf8");
  const cells = whole.match(/<td/g).length;
  expect(text.length > 10_000 && cells > 200, `${name}: without its script ${text.length} characters can be read`);
}, { script: false });

// What looks like HTML is text.
await opened(join(folder, "hostile.html"), async (page, name) => {
  const said = await page.evaluate(() => ({
    hacked: window.hacked,
    images: document.images.length,
    scripts: document.scripts.length,
    shown: document.body.innerText.split("window.hacked").length - 1,
  }));
  expect(said.hacked === undefined && said.images === 0 && said.scripts === 1, `${name}: ${JSON.stringify(said)}`);
  expect(said.shown > 12, `${name}: what is hostile is shown ${said.shown} times`);
});

// From the page over all to one partnership and back.
await opened(join(site, "index.html"), async (page, name) => {
  await Promise.all([page.waitForNavigation(), page.click("table.sortable tbody a")]);
  expect(page.url().includes("/partnerships/"), `${name}: the first partnership lies at ${page.url()}`);
  await Promise.all([page.waitForNavigation(), page.click("nav.contents a")]);
  expect(page.url().endsWith("/index.html"), `${name}: the way back leads to ${page.url()}`);
});

// From the keyboard: the first stop skips to the content.
await opened(join(folder, "all.html"), async (page, name) => {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.getAttribute("href"));
  expect(first === "#content", `${name}: the first stop is ${first}`);
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => location.hash === "#content"), `${name}: the first stop leads nowhere`);
  const button = await page.evaluate(() => {
    const button = document.querySelector("button.sort");
    button.focus();
    return document.activeElement === button;
  });
  await page.keyboard.press("Enter");
  const sorted = await page.evaluate(() => document.querySelector("[aria-sort]") !== null);
  expect(button && sorted, `${name}: a table cannot be sorted from the keyboard`);
});

await browser.close();
console.log(`  ${checks} checks in ${files.length} reports`);
if (failures.length > 0) {
  console.error(`${failures.length} failures`);
  process.exit(1);
}
