// Looks at the book as a reader does: every page without an error or a request to the network, narrow and
// wide, light and dark, with axe-core; and the search.
//
//   node browser.mjs NODE_MODULES HTML
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, html] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(`${modules}/playwright-core`);
const axe = readFileSync(`${modules}/axe-core/axe.min.js`, "utf8");

const pages = readdirSync(html).filter((name) => name.endsWith(".html"));
const chapters = pages.filter((name) =>
  readFileSync(`${html}/${name}`, "utf8").includes('<nav class="way"'));
const problems = new Set();
let current = "";
const complain = (text) => problems.add(`${current}: ${text}`);

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

async function open(width, colorScheme) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  // Doxygen 1.9.4 asks for its style sheets by a request that no browser allows for files.
  const is_known = /from origin .null.|net::ERR_FAILED/;
  page.on("console", (message) => message.type() === "error" && !is_known.test(message.text()) && complain(message.text()));
  page.on("pageerror", (error) => complain(error.message));
  page.on("request", (request) => /^(file|data):/.test(request.url()) || complain(request.url()));
  return page;
}

async function visit(page, name) {
  current = name;
  await page.goto(`file://${html}/${name}`);
}

// What belongs to Doxygen's own frame, and is not ours to mend.
const outside = ["#top", "#side-nav", "#nav-path", "#MSearchSelectWindow", "#MSearchResultsWindow", ".footer"];

async function inspect(page) {
  await page.evaluate(`${axe}; undefined`);  // not what it comes to, which is large
  const { violations } = await page.evaluate((exclude) =>
    axe.run({ include: [[".contents"]], exclude: exclude.map((one) => [one]) }), outside);
  for (const { id, impact, nodes } of violations) {
    if (impact === "serious" || impact === "critical")
      complain(`${id} (${impact}): ${nodes.slice(0, 3).map((node) => node.html).join("  ")}`);
  }
}

const wide = await open(1440, "light");
for (const name of pages) await visit(wide, name);

const dark = await open(1440, "dark");
const narrow = await open(360, "light");
for (const name of chapters) {
  await visit(wide, name);
  await inspect(wide);
  await visit(dark, name);
  const background = await dark.evaluate(() => getComputedStyle(document.body).backgroundColor);
  if (background.match(/\d+/g).slice(0, 3).some((part) => part > 90)) complain(`dark, but ${background}`);
  await inspect(dark);
  await visit(narrow, name);
  const needs = await narrow.evaluate(() => document.querySelector(".contents").scrollWidth);
  if (needs > 360) complain(`is ${needs} pixels wide, at 360`);
}

// The search finds chapters by their titles, and functions by their names: Doxygen 1.9.4 knows no more.
async function finds(text, expected) {
  await visit(wide, "index.html");
  await wide.fill("#MSearchField", "");
  await wide.click("#MSearchField");
  await wide.keyboard.type(text, { delay: 20 });
  const results = wide.frameLocator("#MSearchResults").locator(".SRResult:visible");
  const frameless = wide.locator("#MSearchResults .SRResult:visible");
  await wide.waitForTimeout(1500);
  const found = [...(await results.allTextContents().catch(() => [])),
                 ...(await frameless.allTextContents().catch(() => []))].join(" ");
  if (!found.toLowerCase().includes(expected.toLowerCase())) complain(`a search for "${text}" does not find ${expected}`);
}
await finds("what an ipc", "What an IPC namespace isolates");
await finds("lab 01", "a pipeline");
await finds("make_pipe", "make_pipe");

await browser.close();
for (const problem of problems) console.log(problem);
console.log(`${pages.length} pages, ${chapters.length} of them chapters, ${problems.size} problems`);
process.exit(problems.size ? 1 : 0);
