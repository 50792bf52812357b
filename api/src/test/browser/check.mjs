// Opens the pages of a report in Chromium as readers do: in both themes, wide and narrow, with the keyboard, without
// scripts, printed; and says what axe-core, the console or the layout complain about, one line each.
//
//     node check.mjs URL MODULES [SCREENSHOTS]
//
// MODULES is where package.json is installed. With SCREENSHOTS every page is also saved there as a picture.
import { createRequire } from "node:module";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const [base, modules, pictures] = process.argv.slice(2);
const require = createRequire(join(modules, "package.json"));
const { chromium } = require("playwright-core");
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const complaints = [];
const complain = (where, what) => complaints.push(`${where}: ${what}`);

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };
const MOST_BYTES = 150_000;
const MOST_STOPS = 60;

async function open(options) {
  // Only axe itself is put into the page from outside; without this the page's own policy forbids that.
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.on("console", message => {
    if (message.type() === "error" && !message.text().includes("status of 40")) complain(page.url(), message.text());
  });
  page.on("pageerror", error => complain(page.url(), error.message));
  page.on("request", request => {
    if (!request.url().startsWith(base) && !request.url().startsWith("data:")) complain(page.url(), `asks ${request.url()}`);
  });
  return page;
}

async function links(page, selector) {
  return page.$$eval(selector, all => all.map(one => one.href));
}

/// One address of each kind of page.
async function addresses() {
  const page = await open({ viewport: wide });
  await page.goto(base);
  const found = new Map();
  for (const address of await links(page, "header nav a")) {
    const name = new URL(address).pathname.slice(1) || "overview";
    found.set(name, address);
  }
  await page.goto(found.get("workloads"));
  found.set("filtered", page.url() + "&only=risk&sort=saving");
  found.set("nothing-found", page.url() + "&q=no-such-workload");
  found.set("not-found", base + "workloads?ns=shpo");
  const rows = await links(page, "tbody th a");
  found.set("workload", rows[0]);
  const killed = await page.$$eval("tbody tr", all => all
    .filter(row => row.textContent.includes("OOM-killed")).map(row => row.querySelector("th a").href));
  if (killed.length) found.set("workload-killed", killed[0]);
  found.set("what-if", rows[0] + "&cpu=90&cpu-buffer=50");
  for (const groups of ["namespaces", "teams"]) {
    await page.goto(found.get(groups));
    found.set(groups.slice(0, -1), (await links(page, "tbody th a"))[0]);
  }
  await page.goto(found.get("runs"));
  const comparisons = await links(page, "main td a");
  if (comparisons.length) found.set("comparison", comparisons[0]);
  await page.context().close();
  return found;
}

async function check(name, address, theme) {
  const page = await open({ viewport: wide, colorScheme: theme });
  await page.goto(address);
  await page.evaluate(axe);
  for (const viewport of [wide, narrow]) {
    const where = `${name}, ${theme}, ${viewport.width} px`;
    await page.setViewportSize(viewport);
    await accessible(page, where);
    await fits(page, where);
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${theme}-${viewport.width}.png`), fullPage: true });
  }
  await page.context().close();
}

/// Compressed, with everything it loads, for a reader who comes for the first time.
async function weigh(name, address) {
  const page = await open({ viewport: wide, bypassCSP: false });
  const answers = [];
  page.on("requestfinished", request => answers.push(request.sizes()));
  await page.goto(address, { waitUntil: "networkidle" });
  const bytes = (await Promise.all(answers)).reduce((sum, sizes) => sum + sizes.responseBodySize, 0);
  if (bytes > MOST_BYTES) complain(name, `weighs ${bytes} bytes`);
  await page.context().close();
}

async function accessible(page, where) {
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  if (result.passes.length === 0) complain(where, "axe looked at nothing");
  for (const violation of result.violations) {
    complain(where, `${violation.id}: ${violation.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | ")}`);
  }
}

/// Only tables, charts and patches scroll sideways, each by itself.
async function fits(page, where) {
  const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (spill <= 0) return;
  const widest = await page.evaluate(() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.parentElement.closest(".scroll, .chart-box, pre"))
    .slice(0, 3).map(one => one.outerHTML.slice(0, 100)));
  complain(where, `is ${spill} px wider than the window: ${widest.join(" | ")}`);
}

/// Find a workload, filter, open it, copy its patch, compare runs: with scripts and, but for copying, without.
async function flows(found, javaScriptEnabled) {
  const where = javaScriptEnabled ? "with scripts" : "without scripts";
  const page = await open({ viewport: wide, javaScriptEnabled, bypassCSP: false });
  await page.goto(found.get("workloads"));
  await page.getByLabel("Search", { exact: true }).fill("check");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByLabel("Namespace", { exact: true }).selectOption("shop");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Show" }).press("Enter");
  await page.waitForURL(/ns=shop/);
  if (!/[?&]q=check/.test(page.url())) complain(where, "a second filter loses the first");
  await page.getByRole("link", { name: "deploy/checkout" }).first().click();
  await page.getByRole("heading", { level: 1, name: "deploy/checkout" }).waitFor();
  await page.getByLabel("CPU percentile").fill("99");
  await page.getByRole("button", { name: "Work it out" }).click();
  await page.getByRole("cell", { name: "p99" }).first().waitFor();
  if (javaScriptEnabled) {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy" }).first().click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    if (!copied.includes("name: checkout")) complain(where, `copied is ${copied.slice(0, 80)}`);
  }
  await page.goto(found.get("runs"));
  await page.getByRole("link", { name: "with the one before" }).first().click();
  await page.getByRole("heading", { level: 1, name: "What changed" }).waitFor();
  await page.context().close();
}

/// Zooms into a chart with the keyboard and reads its values, in both themes, under the page's own policy.
async function explore(found, theme) {
  const where = `exploring, ${theme}`;
  const page = await open({ viewport: wide, colorScheme: theme, bypassCSP: false });
  await page.goto(found.get("workload-killed"));
  const memory = page.locator("figure.usage").nth(1);
  await memory.getByRole("button", { name: "Zoom and read values" }).press("Enter");
  await memory.locator("canvas").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  if (await memory.getByRole("checkbox", { name: "lowest to highest" }).isChecked()) complain(where, "a series stays");
  const whole = memory.getByRole("button", { name: "Whole window" });
  if (await whole.isEnabled()) complain(where, "zoomed before anybody asked");
  await memory.getByRole("group", { name: /to explore/ }).focus();
  for (const key of ["ArrowRight", "+", "+"]) await page.keyboard.press(key);
  const values = await memory.locator(".readout").textContent();
  if (!/^\d+ \w+ \d\d:\d\d to \d\d:\d\d: lowest \d+Mi, mean \d+Mi, highest \d+Mi/.test(values)) complain(where, `reads ${values}`);
  await whole.click();
  if (await whole.isEnabled()) complain(where, "does not show the whole window again");
  await memory.getByRole("button", { name: "Zoom and read values" }).click();
  if (await memory.locator("canvas").isVisible()) complain(where, "does not go back");
  await page.context().close();
}

/// What only scripts draw is as accessible as the rest.
async function exploring(found, theme) {
  const page = await open({ viewport: wide, colorScheme: theme });
  await page.goto(found.get("workload-killed"));
  await page.evaluate(axe);
  for (const button of await page.getByRole("button", { name: "Zoom and read values" }).all()) await button.click();
  await page.locator("canvas").nth(1).waitFor();
  for (const viewport of [wide, narrow]) {
    await page.setViewportSize(viewport);
    await accessible(page, `exploring, ${theme}, ${viewport.width} px`);
    await fits(page, `exploring, ${theme}, ${viewport.width} px`);
  }
  await page.emulateMedia({ media: "print" });
  if (await page.locator("canvas").first().isVisible()) complain("printed", "the chart to explore");
  if (!await page.locator(".chart-box svg").first().isVisible()) complain("printed", "no chart");
  await page.context().close();
}

/// Every stop of the keyboard can be seen, and has an outline.
async function stops(name, address) {
  const page = await open({ viewport: wide });
  await page.goto(address);
  const count = await page.locator("a, button, input, select, summary, [tabindex='0']").count();
  for (let stop = 0; stop < Math.min(count, MOST_STOPS); stop++) {
    await page.keyboard.press("Tab");
    const hidden = await page.evaluate(() => {
      const one = document.activeElement;
      const box = one.getBoundingClientRect();
      const seen = box.width > 0 && box.right > 0 && getComputedStyle(one).outlineStyle !== "none";
      return seen || one === document.body ? "" : one.outerHTML.slice(0, 120);
    });
    if (hidden) complain(`keyboard, ${name}`, `no outline on ${hidden}`);
  }
  await page.context().close();
}

/// From the top of a page the first stop leads past the navigation.
async function keyboard() {
  const page = await open({ viewport: wide });
  await page.goto(base);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.textContent);
  if (first !== "Skip to content") complain("keyboard", `the first stop is ${first}`);
  await page.keyboard.press("Enter");
  const place = await page.evaluate(() => document.activeElement.id);
  if (place !== "main") complain("keyboard", `skipping leads to '${place}'`);
  await page.context().close();
}

async function print(found) {
  const page = await open({ viewport: wide, colorScheme: "dark" });
  await page.goto(found.get("workload"));
  await page.emulateMedia({ media: "print" });
  const ink = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  if (ink !== "rgb(255, 255, 255)") complain("printed", `on ${ink}`);
  const pdf = await page.pdf();
  if (pdf.length < 10_000) complain("printed", "nothing on the paper");
  await page.context().close();
}

try {
  if (pictures) await mkdir(pictures, { recursive: true });
  const found = await addresses();
  for (const [name, address] of found) {
    for (const theme of ["light", "dark"]) await check(name, address, theme);
    await weigh(name, address);
  }
  for (const name of ["overview", "workloads", "workload"]) await stops(name, found.get(name));
  for (const theme of ["light", "dark"]) {
    await explore(found, theme);
    await exploring(found, theme);
  }
  await flows(found, true);
  await flows(found, false);
  await keyboard();
  await print(found);
  console.log(`${found.size} pages`);
} catch (failure) {
  complain("stopped", failure.stack);
} finally {
  await browser.close();
}
complaints.forEach(line => console.log(line));
process.exitCode = complaints.length ? 1 : 0;
