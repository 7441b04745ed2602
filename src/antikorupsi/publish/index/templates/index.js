// The index: search, filters, sorting, comparison and export over all regions. Up to 1,000 are rows of the page; of more
// the page holds the data, from which a row is made when it is first shown.
const MOST_COMPARED = 4, MOST_SUGGESTED = 3;
const $ = (id) => document.getElementById(id);
const form = $("saring"), counted = $("jumlah"), suggestions = $("maksud"), comparison = $("banding");
const texts = JSON.parse(form.dataset.texts);
const search = $("cari");
const choices = [...form.querySelectorAll("select")];
const packed = document.getElementById("semua") && JSON.parse($("semua").textContent);
const SEARCHED = document.querySelector("table.villages") ? 4 : 2;  // columns behind the name that a search looks at

// Searching: every word of the query begins a word of the name, the code, the province or one of their other names.
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
  .replace(/\bkab\b\.?/g, "kabupaten ").replace(/[^a-z0-9.]+/g, " ").trim();
const wordsOf = (name, cells, data) => " " + plain([name, ...cells, data.cari ?? "", ...(texts.aliases[data.provinsi] ?? [])].join(" "));
const matches = (region, query) => query.split(" ").every((word) => region.words.includes(" " + word));

// A region of the list as a row of the page has it.
function ofRow(row) {
  const name = row.querySelector("th a, th span").textContent;
  const cells = [...row.querySelectorAll("td")].slice(0, SEARCHED).map((cell) => cell.textContent);
  return { code: row.id.slice("daerah-".length), name, data: row.dataset, words: wordsOf(name, cells, row.dataset) };
}

// The same as the data have it, with the content of each cell, by what it is ordered, and its dot on the map.
const textOf = (html) => /[&<]/.test(html) ? Object.assign(document.createElement("template"), { innerHTML: html }).content.textContent : html;
function ofData([code, page, nameHtml, remarks, dot, ...values]) {
  const text = (value) => typeof value === "number" ? packed.texts[value] : value;
  const named = packed.fields.map((field, place) => [field, text(values[place])]);
  const data = Object.fromEntries(named.filter(([, value]) => value !== null));
  let at = packed.fields.length;
  const cells = packed.columns.map(([, hasOrder]) => ({ html: text(values[at++]), order: hasOrder ? text(values[at++]) : undefined }));
  const address = text(page) && `${texts.folder}/${text(page)}.html`, name = textOf(text(nameHtml));
  const link = address ? `<a href="${address}">${text(nameHtml)}</a>` : `<span>${text(nameHtml)}</span>`;
  const searched = cells.slice(0, SEARCHED).map((cell) => textOf(cell.html));
  return { code: text(code), name, data, words: wordsOf(name, searched, data), address, dot: text(dot), cells: [{ html: link + text(remarks), order: name }, ...cells] };
}
const regions = packed ? packed.rows.map(ofData) : [...document.querySelectorAll("#daftar tbody tr")].map(ofRow);

// The strip of criteria, as `Strips.cell` makes it.
const escaped = (text) => Object.assign(document.createElement("i"), { textContent: text }).innerHTML.replaceAll('"', "&quot;");
function stripOf(letters) {
  const { names, marks } = packed.strip;
  const signs = [...letters].map((letter, place) => `<span class="${letter}" title="${escaped(names[place])}">${marks.find(([each]) => each === letter)[1]}</span>`);
  const spoken = marks.filter(([letter]) => letters.includes(letter))
    .map(([letter, , word]) => `${word}: ${names.filter((_, place) => letters[place] === letter).join(", ")}`);
  return `<span role="img" aria-label="${escaped(spoken.join("; "))}">${signs.join("")}</span>`;
}

// Edits (insert, delete, replace, swap neighbours) that turn one text into the other.
function distance(a, b) {
  let [older, previous] = [[], [...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) current[j] = Math.min(current[j], older[j - 2] + 1);
    }
    [older, previous] = [previous, current];
  }
  return previous[b.length];
}

// The names most like a query that no row matches.
function nearest(query) {
  const short = (text) => plain(text).replace(/^(kabupaten|kota) /, "");
  const named = [...new Set(regions.map((region) => region.name))].map((name) => [name, distance(short(query), short(name))]);
  const most = Math.max(1, Math.floor(short(query).length / 3));
  return named.filter(([, apart]) => apart <= most).sort((a, b) => a[1] - b[1]).slice(0, MOST_SUGGESTED).map(([name]) => name);
}

function suggest(query) {
  const names = query && !regions.some((region) => matches(region, query)) ? nearest(query) : [];
  suggestions.replaceChildren(names.length ? `${texts.meant} ` : "", ...names.map((name) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: name, onclick: () => { search.value = name; show(); search.focus(); } });
    return button;
  }));
  suggestions.hidden = !names.length;
}

// Ticking up to four regions leads to a page that compares them and can be linked to.
const ticks = new Map();  // by code, of the rows that were made
function addTick(row, { code, name, data }) {
  const tick = document.createElement("input");
  Object.assign(tick, { type: "checkbox", value: code, ariaLabel: texts.compare.replace("{nama}", name) });
  if (data.kriteria) row.querySelector("th").prepend(tick, " ");
  ticks.set(code, tick);
}
if (!packed) document.querySelectorAll("#daftar tbody tr").forEach((row, place) => addTick(row, regions[place]));

function offerComparison() {
  const ticked = regions.map(({ code }) => code).filter((code) => ticks.get(code)?.checked);
  for (const tick of ticks.values()) tick.disabled = !tick.checked && ticked.length >= MOST_COMPARED;
  comparison.hidden = !ticked.length;
  const link = comparison.querySelector("a");
  if (ticked.length > 1) link.href = `${texts.comparison}#${ticked.join(",")}`;
  else link.removeAttribute("href");
}

// Rows of a long list are made from the data, those of one page at a time.
function contentOf(region, place, kind) {
  const { html, order } = region.cells[place];
  if (kind === "sort" || kind === "type") return order ?? textOf(html);
  return html ?? stripOf(region.data.kriteria);
}
const madeOfData = packed && {
  data: regions, pageLength: texts.rows,
  columns: [["", true], ...packed.columns].map(([name], place) => ({
    data: (region, kind) => contentOf(region, place, kind), cellType: place ? "td" : "th", className: packed.columns[place - 1]?.[2] ? "" : name,
  })),
  createdRow(row, region) {
    row.id = `daerah-${region.code}`;
    Object.assign(row.dataset, region.data);
    row.cells[0].scope = "row";
    packed.columns.forEach(([name, , isStrip], place) => { if (isStrip && region.cells[place + 1].html === null) row.cells[place + 1].className = name; });
    addTick(row, region);
  },
};

const table = new WorkbookTable("#daftar", {
  ...madeOfData, paging: Boolean(packed), info: false, autoWidth: false, order: [], layout: { topStart: null, topEnd: null, bottomStart: null, bottomEnd: null },
  language: { zeroRecords: texts.none, emptyTable: texts.none, aria: { orderable: "", orderableReverse: "", orderableRemove: "" } },
});

const chosen = ({ data }, choice) => choice.id === "kriteria"
  ? data.kriteria?.[parseInt(choice.value)] === choice.value.at(-1)
  : data[choice.id]?.split("|").includes(choice.value);
const fits = (region) => choices.every((choice) => !choice.value || chosen(region, choice)) && matches(region, plain(search.value));
table.search.fixed("saring", (_text, _data, index) => fits(regions[index]));
const shownRegions = () => table.rows({ search: "applied", order: "applied" }).indexes().toArray().map((index) => regions[index]);

function show(page = 0) {
  suggest(plain(search.value));
  table.draw();
  if (page > 0) table.page(Math.min(page, table.page.info().pages - 1)).draw("page");
}

table.on("draw", () => {
  const codes = shownRegions().map(({ code }) => code), shown = new Set(codes);
  counted.textContent = texts.count.replace("{shown}", inWords(codes.length)).replace("{all}", inWords(regions.length));
  for (const [code, dot] of dots) dot.classList.toggle("aside", !shown.has(code));
  if (packed) sayPage();
  remember();
});

// Which page of a long list is shown: for those who see it, hear it or step through its rows.
const inWords = (count) => packed ? count.toLocaleString(document.documentElement.lang) : count;
const bars = [...document.querySelectorAll("nav.pages")];
function sayPage() {
  const { page, pages, start, end, recordsDisplay } = table.page.info();
  if (pages > 1) counted.textContent += `; ${texts.standing.replace("{first}", inWords(start + 1)).replace("{last}", inWords(end))}`;
  if (recordsDisplay) counted.textContent += ".";
  $("daftar").setAttribute("aria-rowcount", recordsDisplay + 1);
  table.rows({ page: "current" }).nodes().each((row, place) => row.setAttribute("aria-rowindex", start + place + 2));
  for (const bar of bars) {
    bar.hidden = pages < 2;
    bar.querySelector("span").textContent = texts.page.replace("{page}", inWords(page + 1)).replace("{pages}", inWords(pages));
    for (const button of bar.querySelectorAll("button")) {
      const isEnd = ["first", "previous"].includes(button.dataset.page) ? page === 0 : page === pages - 1;
      button.setAttribute("aria-disabled", isEnd);  // not disabled, which would lose the focus
    }
  }
  offerComparison();
}

function turn(event) {
  const button = event.target.closest("button");
  if (button?.getAttribute("aria-disabled") !== "false") return;
  table.page(button.dataset.page).draw("page");
  if (event.currentTarget === bars.at(-1)) document.querySelector("div.table").scrollIntoView();
}

// The dots of a long list, as `dot_map` draws them.
function drawDots() {
  const drawing = document.querySelector(".map svg");
  for (const { code, name, address, dot, data } of regions.filter((region) => region.dot)) {
    const [path, word] = packed.dots[data.putusan];
    const [made, title] = ["path", "title"].map((each) => document.createElementNS(drawing.namespaceURI, each));
    title.textContent = `${name}: ${word}`;
    made.append(title);
    for (const [key, value] of Object.entries({ d: path, transform: `translate(${dot})`, class: data.putusan, "data-daerah": code })) made.setAttribute(key, value);
    const link = document.createElementNS(drawing.namespaceURI, "a");
    if (address) { link.setAttribute("href", address); link.setAttribute("tabindex", "-1"); }
    link.append(made);
    drawing.append(address ? link : made);
  }
}
if (packed) drawDots();
const dots = new Map([...document.querySelectorAll("[data-daerah]")].map((dot) => [dot.dataset.daerah, dot]));

// A view can be linked to: filters and order stand in the address.
function remember() {
  const kept = new URLSearchParams();
  for (const field of [search, ...choices]) if (field.value) kept.set(field.id, field.value);
  const [column, direction] = table.order()[0] ?? [];
  if (direction) kept.set("urut", `${column}-${direction}`);
  if (packed && table.page() > 0) kept.set("halaman", table.page() + 1);
  history.replaceState(null, "", kept.size ? `#${kept}` : location.pathname);
}

function recall() {
  const kept = new URLSearchParams(location.hash.slice(1));
  for (const field of [search, ...choices]) field.value = kept.get(field.id) ?? "";
  const [, column, direction] = /^(\d+)-(asc|desc)$/.exec(kept.get("urut") ?? "") ?? [];
  table.order(direction && column < table.columns().count() ? [[+column, direction]] : []);
  return (parseInt(kept.get("halaman")) || 1) - 1;
}

// Text that a spreadsheet program would take for a formula stays text.
const safe = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const quoted = (text) => `"${safe(String(text).trim().replace(/\s+/g, " ")).replaceAll('"', '""')}"`;

// The values of a row for machines: codes and statuses, not the words of the page.
function fieldsOf({ code, name, data }) {
  const fields = { region: code, name, type: data.tipe, province: data.provinsi, verdict: data.putusan ?? "", certain: data.kepastian ? data.kepastian === "pasti" : "" };
  texts.criteria.forEach((criterion, place) => { fields[criterion] = texts.statuses[data.kriteria?.[place]] ?? ""; });
  return { ...fields, total: data.nilai ?? "", predicate: data.predikat === "-" ? "" : data.predikat, standing: data.program?.split("|")[0] ?? "" };
}

function download() {
  const records = shownRegions().map(fieldsOf);
  const heads = Object.keys(records[0] ?? fieldsOf(regions[0]));
  const lines = [heads, ...records.map(Object.values)].map((values) => values.map(quoted).join(","));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
  link.download = `${texts.file}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => show());
form.addEventListener("reset", () => setTimeout(show));
$("unduh").addEventListener("click", download);
$("daftar").addEventListener("change", offerComparison);
window.addEventListener("hashchange", () => show(recall()));
for (const bar of bars) bar.addEventListener("click", turn);
const without = document.getElementById("tanpa-skrip");
if (without) without.hidden = true;
form.hidden = counted.hidden = false;
show(recall());
