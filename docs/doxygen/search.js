// Searches the text of the book: sections, each with its page, anchor, title, heading and text, which
// docs/doxygen/search-text has put into search-text.js. A page on a disk may not ask for data, but it may
// load a script. Whole sections are looked through: a phrase is found as it stands, and so is --ipc=host.
const bookSearch = {
  most: 20,
  sections: null,

  // Called by search-text.js, whose lines still have the entities of HTML in them.
  take(sections) {
    const decoder = document.createElement("textarea");
    const decode = (html) => { decoder.innerHTML = html; return decoder.value; };
    this.sections = sections.map(([page, anchor, title, heading, text]) => {
      const section = {link: anchor ? `${page}#${anchor}` : page, title: decode(title),
                       heading: decode(heading), text: decode(text)};
      section.names = `${section.title} ${section.heading}`.toLowerCase();
      section.lower = section.text.toLowerCase();
      return section;
    });
    this.show();
  },

  // The text is read when somebody wants to search, and not with every page.
  load() {
    if (this.asked) return;
    this.asked = document.head.appendChild(document.createElement("script"));
    this.asked.src = "search-text.js";
  },

  // How well a section suits: not at all where a word is missing, best where the phrase is in its heading.
  score(section, phrase, words) {
    if (!words.every((word) => section.names.includes(word) || section.lower.includes(word))) return 0;
    if (section.heading.toLowerCase().includes(phrase)) return 5;
    if (section.names.includes(phrase)) return 4;
    if (section.lower.includes(phrase)) return 3;
    return words.every((word) => section.lower.includes(word)) ? 2 : 1;
  },

  // The best first; those that are as good are in the order of the book.
  find(phrase, words) {
    return this.sections.map((section) => ({section, score: this.score(section, phrase, words)}))
        .filter(({score}) => score > 0)
        .sort((one, other) => other.score - one.score)
        .map(({section}) => section);
  },

  // The text around what was found, with the words marked.
  excerpt(section, phrase, words) {
    const places = [phrase, ...words].map((word) => section.lower.indexOf(word));
    const place = places.find((one) => one >= 0) ?? 0;
    const begin = section.text.lastIndexOf(" ", Math.max(0, place - 60)) + 1;
    const paragraph = document.createElement("p");
    const parts = section.text.slice(begin, begin + 220).replace(/\s\S*$/, "").split(this.pattern([phrase, ...words]));
    for (const [number, part] of parts.entries())
      paragraph.append(number % 2 ? Object.assign(document.createElement("mark"), {textContent: part}) : part);
    return paragraph;
  },

  pattern(words) {
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`(${escaped.join("|")})`, "i");
  },

  item(section, phrase, words) {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), {href: section.link});
    link.textContent = section.heading ? `${section.title}: ${section.heading}` : section.title;
    link.addEventListener("click", () => this.close());  // it may lead to this very page
    item.append(link, this.excerpt(section, phrase, words));
    return item;
  },

  show() {
    const phrase = this.field.value.trim().toLowerCase().replace(/\s+/g, " ");
    this.results.hidden = phrase.length < 2 || !this.sections;
    if (this.results.hidden) return;
    const words = phrase.split(" ");
    const found = this.find(phrase, words);
    const shown = found.slice(0, this.most);
    this.results.querySelector("ol").replaceChildren(...shown.map((one) => this.item(one, phrase, words)));
    this.results.querySelector("p").textContent = this.count(found.length);
    this.results.scrollTop = 0;
  },

  count(number) {
    if (number === 0) return "Nothing has all of these words.";
    const of = number > this.most ? `; these are the first ${this.most}` : "";
    return `${number} ${number === 1 ? "place" : "places"}${of}. Arrow keys choose, Enter opens, Escape closes.`;
  },

  close() {
    this.results.hidden = true;
  },

  // From the field down to the links, and up again.
  move(step) {
    const stops = [this.field, ...this.results.querySelectorAll("a")];
    const next = stops.indexOf(document.activeElement) + step;
    stops[Math.min(Math.max(next, 0), stops.length - 1)].focus();
  },

  key(event) {
    const keys = {ArrowDown: () => this.move(1), ArrowUp: () => this.move(-1),
                  Escape: () => { this.close(); this.field.focus(); }};
    if (event.key === "Enter" && event.target === this.field) this.results.querySelector("a")?.click();
    if (!keys[event.key] || this.results.hidden) return;
    event.preventDefault();
    keys[event.key]();
  },

  // A slash begins a search, as in a manual page, where nothing is being typed into.
  slash(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.matches("input, textarea")) return;
    event.preventDefault();
    this.field.focus();
    this.field.select();
  },

  start() {
    this.field = document.getElementById("MSearchBox");
    this.results = document.getElementById("search-results");
    document.body.append(this.results);  // over all that the theme has
    this.field.addEventListener("focus", () => this.load());
    this.field.addEventListener("input", () => this.show());
    for (const part of [this.field, this.results])
      part.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("keydown", (event) => this.slash(event));
    document.addEventListener("click", ({target}) => {
      if (target !== this.field && !this.results.contains(target)) this.close();
    });
  },
};
document.addEventListener("DOMContentLoaded", () => bookSearch.start());
