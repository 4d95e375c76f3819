"use strict";
// What the tables of students can do where scripts run: be searched, be sorted, and be walked through with
// the arrow keys. Without a script, all of them is there to be read.

// "show only": the rows that have this text.
function add_search(table, field) {
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    for (const row of table.tBodies[0].rows) row.hidden = !row.cells[0].textContent.toLowerCase().includes(wanted);
  });
}

// What a cell counts, when rows are sorted: failed before not tried before passed; fewer points first.
function weight(row, column, place) {
  if (column === 0) return place.get(row);
  const cell = row.cells[column];
  if (column === 1) return parseFloat(cell.textContent) || 0;
  return cell ? ["fail", "untried", "pass"].indexOf(cell.className) : -1;
}

function add_sorting(table) {
  const body = table.tBodies[0];
  const place = new Map([...body.rows].map((row, index) => [row, index]));
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => {
      const by_weight = (one, other) => weight(one, column, place) - weight(other, column, place) || place.get(one) - place.get(other);
      body.append(...[...body.rows].sort(by_weight));
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", "ascending");
    });
  });
}

// Up and down go from student to student.
function add_arrows(table) {
  table.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !event.target.matches("a")) return;
    const links = [...table.querySelectorAll("tbody tr:not([hidden]) a")];
    links[links.indexOf(event.target) + step]?.focus();
    event.preventDefault();
  });
}

for (const table of document.querySelectorAll(".heat")) {
  const tools = table.closest("section").querySelector(".tools");
  tools.hidden = false;
  add_search(table, tools.querySelector("input"));
  add_sorting(table);
  add_arrows(table);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.matches("input")) return;
  const field = document.querySelector(".tools input");
  if (!field) return;
  field.focus();
  event.preventDefault();
});
