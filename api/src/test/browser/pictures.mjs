// Takes the pictures of the documentation: what a reader sees first of the pages that matter most, in both themes and on
// a telephone.
//
//     node pictures.mjs URL MODULES DIRECTORY
//
// MODULES is where package.json is installed. docs/make-screenshots starts the report and this.
import { createRequire } from "node:module";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { small } from "./palette.mjs";

const [base, modules, directory] = process.argv.slice(2);
const { chromium } = createRequire(join(modules, "package.json"))("playwright-core");
const MOST_BYTES = 200_000;
const looks = [
  { look: "light", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { look: "dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  { look: "narrow", viewport: { width: 390, height: 844 }, colorScheme: "light" },
];

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

/// The pages by the names of their pictures; `compare` only where there are two runs.
async function pages() {
  const page = await browser.newPage();
  await page.goto(base);
  const entries = new Map(await page.$$eval("header nav a", all => all.map(one => [one.textContent, one.href])));
  const found = { overview: entries.get("Overview"), workloads: entries.get("Workloads"), cost: entries.get("Cost") };
  await page.goto(entries.get("Workloads"));
  found.workload = await page.getByRole("link", { name: "deploy/stream-processor" }).evaluate(link => link.href);
  await page.goto(entries.get("Runs"));
  const comparisons = await page.$$eval("main td a", all => all.map(one => one.href));
  if (comparisons.length) found.compare = comparisons.at(-1);
  await page.close();
  return Object.entries(found);
}

async function take(name, address, { look, viewport, colorScheme }) {
  // Both charts of a workload are worth a longer picture.
  const height = name === "workload" && look !== "narrow" ? 1270 : viewport.height;
  const page = await browser.newPage({ viewport: { ...viewport, height }, colorScheme });
  await page.goto(address);
  const path = join(directory, `${name}-${look}.png`);
  const picture = small(await page.screenshot());
  await page.close();
  await writeFile(path, picture);
  if (picture.length > MOST_BYTES) throw new Error(`${path} has ${picture.length} bytes, more than ${MOST_BYTES}`);
}

try {
  await mkdir(directory, { recursive: true });
  for (const [name, address] of await pages()) {
    for (const look of looks) await take(name, address, look);
  }
} finally {
  await browser.close();
}
