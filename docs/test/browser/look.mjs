// Looks at the book as a reader does, without an error or a request to the network: each chapter, narrow and
// wide, light and dark, with axe-core; one page of each kind of the reference, or with --all every page; and
// the search, with the keyboard.
//
//   node look.mjs NODE_MODULES HTML [--all | PAGE...]
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, html, ...asked] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(`${modules}/playwright-core`);
const axe = readFileSync(`${modules}/axe-core/axe.min.js`, "utf8");

const all = readdirSync(html).filter((name) => name.endsWith(".html"));
const is_chapter = (name) => readFileSync(`${html}/${name}`, "utf8").includes('<nav class="way"');
const problems = new Set();

// Doxygen makes all pages of a kind alike; the largest of each has most in it.
function one_of_each_kind() {
  const kinds = [/_8hpp\.html$/, /_source\.html$/, /^(class|struct).*(?<!-members)\.html$/, /-members\.html$/, /^dir_/, /^file-/];
  const size = (name) => statSync(`${html}/${name}`).size;
  return kinds.flatMap((kind) => all.filter((name) => kind.test(name)).sort((a, b) => size(b) - size(a)).slice(0, 1));
}

function pages_to_see() {
  if (asked[0] === "--all") return all;
  return asked.length ? asked : [...all.filter(is_chapter), ...one_of_each_kind()];
}

// One tab of the browser.
class Reader {
  async open(browser) {
    this.page = await browser.newPage();
    this.page.setDefaultTimeout(120000);  // on a machine that has much else to do
    this.page.on("console", (message) => message.type() === "error" && this.complain(message.text()));
    this.page.on("pageerror", (error) => this.complain(error.message));
    this.page.on("request", (request) => /^(file|data):/.test(request.url()) || this.complain(request.url()));
    await this.look(1440, "light");
    return this;
  }

  complain(text) { problems.add(`${this.name}: ${text}`); }

  async look(width, colorScheme) {
    await this.page.setViewportSize({ width, height: 900 });
    await this.page.emulateMedia({ colorScheme });
  }

  async visit(name) {
    this.name = name;
    await this.page.goto(`file://${html}/${name}`);
  }

  // What axe-core finds in a part of the page: by all of its rules, or by some.
  async inspect(part, ...rules) {
    await this.page.evaluate(`window.axe || (() => {${axe}})()`);
    // Not preloading: it would fetch style sheets by requests, which a page on a disk may not do.
    const options = { resultTypes: ["violations"], preload: false, ...(rules.length && { runOnly: rules }) };
    const { violations } = await this.page.evaluate(([part, options]) => axe.run(part, options), [part, options]);
    for (const { id, impact, nodes } of violations) {
      if (impact === "serious" || impact === "critical")
        this.complain(`${id} (${impact}): ${nodes.slice(0, 3).map((node) => node.html).join("  ")}`);
    }
  }

  async is_dark(part) {
    const background = await this.page.locator(part).evaluate((one) => getComputedStyle(one).backgroundColor);
    if (background.match(/\d+/g).slice(0, 3).some((colour) => colour > 90)) this.complain(`${part} is dark, but ${background}`);
  }

  async fits(part) {
    const needs = await this.page.locator(part).evaluate((one) => one.scrollWidth);
    if (needs > 360) this.complain(`${part} is ${needs} pixels wide, at 360`);
  }

  async inspect_chapter() {
    await this.inspect(".contents");
    await this.look(1440, "dark");
    await this.is_dark("body");
    await this.inspect(".contents", "color-contrast");
    await this.look(360, "light");
    await this.fits(".contents");
    await this.look(1440, "light");
  }

  // Some words in a row from the middle of a chapter, as the page shows them; of one that is a list, its title.
  phrase() {
    return this.page.evaluate(() => {
      const texts = [...document.querySelectorAll(".textblock p, .textblock li, .textblock td")]
        .map((part) => part.innerText.trim()).filter((text) => /^([\w,.'-]+ ){7}/.test(text));
      const text = texts[Math.floor(texts.length / 2)] ?? document.querySelector(".headertitle .title").innerText;
      return text.split(" ").slice(0, 7).join(" ");
    });
  }

  // Where a search leads to.
  async search(text) {
    await this.page.locator("#MSearchBox").fill(text);
    return this.found();
  }

  async found() {
    await this.page.locator("#search-results [role=status]").waitFor();
    return this.page.locator("#search-results a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  }
}

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const readers = [await new Reader().open(browser), await new Reader().open(browser)];
const pages = pages_to_see();
const phrases = new Map();

async function read(reader, rest) {
  for (let name = rest.pop(); name; name = rest.pop()) {
    await reader.visit(name);
    if (!is_chapter(name)) continue;
    phrases.set(name, await reader.phrase());
    await reader.inspect_chapter();
  }
}

const rest = [...pages].reverse();
await Promise.all(readers.map((reader) => read(reader, rest)));

// A phrase from each chapter finds the chapter.
async function search_phrases(reader) {
  await reader.visit("index.html");
  for (const [name, phrase] of phrases) {
    if (!phrase) reader.complain(`there is no phrase in ${name} to be searched`);
    else if (!(await reader.search(phrase)).some((link) => link.split("#")[0] === name))
      reader.complain(`${name} is not found by "${phrase}"`);
  }
}

// A function by its name; by the keyboard to the second place; nothing, where there is nothing.
async function search_by_keyboard(reader) {
  await reader.visit("lab-01-pipes.html");
  await reader.page.keyboard.press("/");
  await reader.page.keyboard.insertText("make_pipe");
  const links = await reader.found();
  if (!links[0].startsWith("pipe_8hpp.html#")) reader.complain(`make_pipe leads to ${links[0]}`);
  await reader.inspect("#search-results");
  for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await reader.page.keyboard.press(key);
  await reader.page.waitForURL(`**/${links[1]}`).catch(() => reader.complain(`Enter leads not to ${links[1]}`));
  if ((await reader.search("no such thing zebra")).length) reader.complain("a search for a zebra finds something");
  await reader.page.keyboard.press("Escape");
  if (await reader.page.locator("#search-results").isVisible()) reader.complain("Escape does not close what was found");
}

async function search_on_a_telephone(reader) {
  await reader.look(360, "dark");
  await reader.visit("index.html");
  await reader.search("unshare");
  await reader.is_dark("#search-results");
  await reader.fits("#search-results");
  await reader.inspect("#search-results");
  await reader.inspect("#book-search");
}

await search_phrases(readers[0]);
await search_by_keyboard(readers[0]);
await search_on_a_telephone(readers[0]);
await browser.close();

for (const problem of problems) console.log(problem);
console.log(`${pages.length} pages of ${all.length}, ${phrases.size} of them chapters, ${problems.size} problems`);
process.exit(problems.size ? 1 : 0);
