// The comparison: a table of the regions that the address names, each in a column.
const MOST = 4;
const data = JSON.parse(document.getElementById("data").dataset.json);
const form = document.getElementById("pilihan"), field = document.getElementById("tambah"), result = document.getElementById("hasil");
const byName = new Map(Object.entries(data.regions).map(([code, [name]]) => [name, code]));

function element(name, content, attributes = {}) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...[content].flat());
  return made;
}

const chosen = () => [...new Set(decodeURIComponent(location.hash.slice(1)).split(","))].filter((code) => code in data.regions).slice(0, MOST);
const choose = (codes) => { location.hash = codes.join(","); };

function mark(status) {
  const [sign, word] = data.statuses[status];
  const shown = element("span", sign);
  shown.setAttribute("aria-hidden", "true");
  return element("span", [shown, ` ${word}`], { className: `status ${status}` });
}

function heading(code, codes) {
  const [name, page] = data.regions[code];
  const remove = element("button", "×", { type: "button", ariaLabel: `× ${name}`, onclick: () => choose(codes.filter((each) => each !== code)) });
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
  const table = element("table", [element("caption", data.caption), head, element("tbody", body)]);
  const box = element("div", table, { className: "table", tabIndex: 0, role: "region", ariaLabel: data.caption });
  result.append(box);
}

document.getElementById("nama").append(...[...byName.keys()].map((name) => element("option", [], { value: name })));
form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", () => {
  const code = byName.get(field.value);
  if (code === undefined) return;
  field.value = "";
  choose([...chosen(), code]);
});
window.addEventListener("hashchange", show);
form.hidden = false;
show();
