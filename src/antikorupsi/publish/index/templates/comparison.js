// The comparison: a table of the regions that the address names, each in a column.
const MOST = 4;
const data = JSON.parse(document.getElementById("data").dataset.json);
const form = document.getElementById("pilihan"), field = document.getElementById("tambah"), result = document.getElementById("hasil");
const byName = new Map(Object.entries(data.regions).map(([code, [name]]) => [name.toLowerCase(), code]));

function element(name, content, attributes = {}) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...[content].flat());
  return made;
}

const chosen = () => [...new Set(decodeURIComponent(location.hash.slice(1)).split(","))].filter((code) => code in data.regions).slice(0, MOST);
const choose = (codes) => { location.hash = codes.join(","); };
const namesOf = (codes) => codes.map((code) => data.regions[code][0]);

// The code of a region by its name, however it is written in capitals.
const codeOf = (name) => byName.get(name.trim().toLowerCase());

function mark(status) {
  const [sign, word] = data.statuses[status];
  const shown = element("span", sign);
  shown.setAttribute("aria-hidden", "true");
  return element("span", [shown, ` ${word}`], { className: `status ${status}` });
}

function heading(code, codes) {
  const [name, page] = data.regions[code];
  const onclick = () => { choose(codes.filter((each) => each !== code)); show(); field.focus(); };
  const remove = element("button", "×", { type: "button", ariaLabel: `× ${name}`, onclick });
  return element("th", [page ? element("a", name, { href: page }) : name, " ", remove], { scope: "col" });
}

function criterion(place, codes) {
  const [name, threshold] = data.criteria[place];
  const cells = codes.map((code) => {
    const [status, figure, year] = data.regions[code][7][place] ?? ["not_assessed", "", ""];
    return element("td", [figure ? `${figure}${year ? ` (${year})` : ""} ` : "", mark(status)]);
  });
  return element("tr", [element("th", [name, element("small", threshold)], { scope: "row" }), ...cells]);
}

function row(label, cells) {
  return element("tr", [element("th", label, { scope: "row" }), ...cells.map((cell) => element("td", cell))]);
}

// On phones a row is a card, in which each cell is named by its column.
function withNames(rows, codes) {
  const names = namesOf(codes);
  for (const each of rows) [...each.cells].slice(1).forEach((cell, place) => { cell.dataset.label = names[place]; });
  return rows;
}

function verdict(code) {
  const [, , status, certain] = data.regions[code];
  return status ? [mark(status), certain ? "" : element("small", data.uncertain)] : "–";
}

function show() {
  const codes = chosen();
  field.disabled = codes.length >= MOST;
  result.replaceChildren();
  if (!codes.length) return;
  const [verdicts, total, population, province] = data.headings;
  const of = (place) => codes.map((code) => data.regions[code][place]);
  const body = [
    ...(data.criteria.length ? [row(verdicts, codes.map(verdict))] : []),
    ...data.criteria.map((_, place) => criterion(place, codes)),
    row(total, of(4)), ...(population ? [row(population, of(5))] : []), ...(province ? [row(province, of(6))] : []),
  ];
  const head = element("thead", element("tr", [element("th", data.criterion, { scope: "col" }), ...codes.map((code) => heading(code, codes))]));
  const table = element("table", [element("caption", data.caption), head, element("tbody", withNames(body, codes))]);
  const box = element("div", table, { className: "table", tabIndex: 0, role: "region", ariaLabel: data.caption });
  result.append(box);
}

// Takes the name in the field, if there is one; a full table disables the field, so the focus goes on to the table.
function add() {
  const code = codeOf(field.value);
  if (code === undefined) return false;
  field.value = "";
  choose([...chosen(), code]);
  show();
  if (field.disabled) result.querySelector(".table").focus();
  return true;
}

// Kabupaten Aceh Barat is also how Kabupaten Aceh Barat Daya begins: while someone types, it waits for Enter.
const TYPED = new Set(["insertText", "insertCompositionText"]);
const isNoBeginning = (name) => [...byName.keys()].filter((each) => each.startsWith(name.trim().toLowerCase())).length === 1;

document.getElementById("nama").append(...namesOf(Object.keys(data.regions)).map((name) => element("option", [], { value: name })));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (add() || !field.value) return;
  field.setCustomValidity(data.unknown);
  field.reportValidity();
});
field.addEventListener("input", (event) => {
  field.setCustomValidity("");
  if (!TYPED.has(event.inputType) || isNoBeginning(field.value)) add();
});
window.addEventListener("hashchange", show);
form.hidden = false;
show();
