// Looks at a report as a teacher does, and a student: light and dark, wide and narrow, with the keyboard and
// on paper, with axe-core. Nothing that stands in names, files and messages may run, and nothing be fetched.
//
//   node report_look.mjs NODE_MODULES REPORT [SCREENSHOTS]
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, report, screenshots] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(`${modules}/playwright-core`);
const axe = readFileSync(`${modules}/axe-core/axe.min.js`, "utf8");
const problems = [];
let name = "";
const complain = (text) => problems.push(`${name}: ${text}`);
const expect = (is_so, text) => is_so || complain(text);

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
page.setDefaultTimeout(120000);  // on a machine that has much else to do
page.on("console", (message) => ["error", "warning"].includes(message.type()) && complain(message.text()));
page.on("pageerror", (error) => complain(error.message));
page.on("dialog", (dialog) => { complain(`asks "${dialog.message()}"`); dialog.dismiss(); });
page.on("request", (request) => request.isNavigationRequest() || complain(`fetches ${request.url()}`));

async function look(width, colorScheme) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
}

async function visit(file) {
  name = file;
  await page.goto(`file://${report}/${file}`);
}

async function inspect(options) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((options) => axe.run(document, options), { resultTypes: ["violations"], preload: false, ...options });
  for (const { id, impact, nodes } of violations) complain(`${id} (${impact}): ${nodes.slice(0, 3).map((node) => node.html).join("  ")}`);
}

async function keep(suffix) {
  if (screenshots) await page.screenshot({ path: `${screenshots}/${name.replaceAll("/", "-")}-${suffix}.png`, fullPage: true });
}

async function look_in_every_light() {
  for (const [width, light] of [[1280, "light"], [1280, "dark"], [360, "light"], [360, "dark"]]) {
    await look(width, light);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide <= width, `is ${wide} pixels wide, at ${width}`);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect((background.match(/\d+/)[0] < 90) === (light === "dark"), `is ${background}, where it should be ${light}`);
    await inspect();
    await keep(`${width}-${light}`);
  }
}

async function is_harmless() {
  expect(await page.evaluate(() => window.hacked === undefined), "a script of a student has run");
  expect(await page.evaluate(() => document.scripts.length === 1), "there are other scripts than its own");
  expect(!(await page.locator("img, svg, iframe, object, link, base, form").count()), "a name has made an element");
}

// Names are words to be read.
async function shows_names() {
  const text = await page.locator("main").innerText();
  for (const wanted of ["<img src=x onerror=window.hacked=1>", "Cleo \\u202eevil", "]]><!-- Emil", "<b onmouseover=window.hacked=1>Bob</b>"])
    expect(text.includes(wanted), `does not show ${wanted}`);
}

const shown = () => page.locator(".heat tbody tr:visible th").allInnerTexts();

// Searched by /, walked through by arrows, sorted by a button.
async function by_keyboard() {
  await look(1280, "light");
  const all = await shown();
  await page.keyboard.press("/");
  await page.keyboard.insertText("ann");
  expect((await shown()).length === 1, `"ann" finds ${await shown()}`);
  await page.locator(".tools input").fill("");
  expect((await shown()).length === all.length, "an empty search does not show all");
  await page.locator(".heat tbody a").first().focus();
  await page.keyboard.press("ArrowDown");
  expect(await page.evaluate(() => document.activeElement === document.querySelectorAll(".heat tbody a")[1]), "the arrow does not go down");
  await page.locator(".heat thead button").nth(2).focus();
  await page.keyboard.press("Enter");
  expect((await page.locator(".heat tbody tr").first().locator("td").nth(1).getAttribute("class")) !== "pass", "sorting does not bring failures to the top");
  await page.locator(".heat thead button").first().click();
  expect((await shown()).join() === all.join(), "sorting by student does not bring the order back");
}

// A pair side by side, in every light once it is open.
async function opens_pair() {
  await page.locator(".alike > summary").first().focus();
  await page.keyboard.press("Enter");
  expect(await page.locator(".alike mark").first().isVisible(), "the pair does not open");
  for (const light of ["light", "dark"]) {
    await look(1280, light);
    await inspect();
    await keep(`pair-${light}`);
  }
}

async function on_paper() {
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  expect(!(await page.locator(".tools").first().isVisible()), "the search is printed");
  expect((await page.pdf()).length > 1000, "there is no PDF");
  if (screenshots) await page.pdf({ path: `${screenshots}/${name.replaceAll("/", "-")}.pdf` });
  await page.emulateMedia({ media: "screen" });
}

await visit("index.html");
await is_harmless();
await shows_names();
await look_in_every_light();
await by_keyboard();
await opens_pair();
await is_harmless();
await on_paper();

// From the class to each student.
const links = await page.locator(".heat tbody a").evaluateAll((all) => all.map((link) => decodeURIComponent(link.href.split("/students/")[1])));
const pages = readdirSync(`${report}/students`);
expect(links.length === pages.length && links.every((link) => pages.includes(link)), "a student's link leads nowhere");
for (const file of pages) {
  await visit(`students/${encodeURIComponent(file)}`);
  await is_harmless();
  if (["bob.html", "fred.html", "gone.html", "cleo.html"].includes(file)) await look_in_every_light();
}
await on_paper();
await browser.close();
console.log(`${pages.length + 1} pages looked at`);
if (problems.length) {
  console.log([...new Set(problems)].join("\n"));
  process.exit(1);
}
