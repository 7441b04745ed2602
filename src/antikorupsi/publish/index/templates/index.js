// The index: search, filters, sorting, comparison and export over the table that is already in the page.
const MOST_COMPARED = 4, MOST_SUGGESTED = 3;
const $ = (id) => document.getElementById(id);
const form = $("saring"), counted = $("jumlah"), suggestions = $("maksud"), comparison = $("banding");
const texts = JSON.parse(form.dataset.texts);
const search = $("cari");
const choices = [...form.querySelectorAll("select")];
const dots = new Map([...document.querySelectorAll("[data-daerah]")].map((dot) => [dot.dataset.daerah, dot]));
const codeOf = (row) => row.id.slice("daerah-".length);
const nameOf = (row) => row.querySelector("th a, th span").textContent;

// Searching: every word of the query begins a word of the name, the code, the province or one of their other names.
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
  .replace(/\bkab\b\.?/g, "kabupaten ").replace(/[^a-z0-9.]+/g, " ").trim();
const rows = [...document.querySelectorAll("#daftar tbody tr")];
const wordsOf = new Map(rows.map((row) => [row, " " + plain([
  nameOf(row), ...[...row.querySelectorAll("td")].slice(0, document.querySelector("table.villages") ? 4 : 2).map((cell) => cell.textContent),
  row.dataset.cari ?? "", ...(texts.aliases[row.dataset.provinsi] ?? []),
].join(" "))]));
const matches = (row, query) => query.split(" ").every((word) => wordsOf.get(row).includes(" " + word));

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
  const named = rows.map((row) => [nameOf(row), distance(short(query), short(nameOf(row)))]);
  const most = Math.max(1, Math.floor(short(query).length / 3));
  return named.filter(([, apart]) => apart <= most).sort((a, b) => a[1] - b[1]).slice(0, MOST_SUGGESTED).map(([name]) => name);
}

function suggest(query) {
  const names = query && !rows.some((row) => matches(row, query)) ? nearest(query) : [];
  suggestions.replaceChildren(names.length ? `${texts.meant} ` : "", ...names.map((name) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: name, onclick: () => { search.value = name; show(); search.focus(); } });
    return button;
  }));
  suggestions.hidden = !names.length;
}

// Ticking up to four regions leads to a page that compares them and can be linked to.
const ticks = rows.map((row) => {
  const tick = document.createElement("input");
  Object.assign(tick, { type: "checkbox", value: codeOf(row), ariaLabel: texts.compare.replace("{nama}", nameOf(row)) });
  if (row.dataset.kriteria) row.querySelector("th").prepend(tick, " ");
  return tick;
});

function offerComparison() {
  const ticked = ticks.filter((tick) => tick.checked);
  for (const tick of ticks) tick.disabled = !tick.checked && ticked.length >= MOST_COMPARED;
  comparison.hidden = !ticked.length;
  const link = comparison.querySelector("a");
  if (ticked.length > 1) link.href = `${texts.comparison}#${ticked.map((tick) => tick.value).join(",")}`;
  else link.removeAttribute("href");
}

const table = new WorkbookTable("#daftar", {
  paging: false, info: false, autoWidth: false, order: [], layout: { topStart: null, topEnd: null, bottomStart: null, bottomEnd: null },
  language: { zeroRecords: texts.none, emptyTable: texts.none, aria: { orderable: "", orderableReverse: "", orderableRemove: "" } },
});

const chosen = (row, choice) => choice.id === "kriteria"
  ? row.dataset.kriteria?.[parseInt(choice.value)] === choice.value.at(-1)
  : row.dataset[choice.id]?.split("|").includes(choice.value);
const fits = (row) => choices.every((choice) => !choice.value || chosen(row, choice)) && matches(row, plain(search.value));
table.search.fixed("saring", (_text, _data, index) => fits(table.row(index).node()));

function show() {
  suggest(plain(search.value));
  table.draw();
}

table.on("draw", () => {
  const shown = new Set(table.rows({ search: "applied" }).nodes().toArray().map(codeOf));
  counted.textContent = texts.count.replace("{shown}", shown.size).replace("{all}", table.rows().count());
  for (const [code, dot] of dots) dot.classList.toggle("aside", !shown.has(code));
  remember();
});

// A view can be linked to: filters and order stand in the address.
function remember() {
  const kept = new URLSearchParams();
  for (const field of [search, ...choices]) if (field.value) kept.set(field.id, field.value);
  const [column, direction] = table.order()[0] ?? [];
  if (direction) kept.set("urut", `${column}-${direction}`);
  history.replaceState(null, "", kept.size ? `#${kept}` : location.pathname);
}

function recall() {
  const kept = new URLSearchParams(location.hash.slice(1));
  for (const field of [search, ...choices]) field.value = kept.get(field.id) ?? "";
  const [, column, direction] = /^(\d+)-(asc|desc)$/.exec(kept.get("urut") ?? "") ?? [];
  table.order(direction && column < table.columns().count() ? [[+column, direction]] : []);
}

// Text that a spreadsheet program would take for a formula stays text.
const safe = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const quoted = (text) => `"${safe(String(text).trim().replace(/\s+/g, " ")).replaceAll('"', '""')}"`;

// The values of a row for machines: codes and statuses, not the words of the page.
function fieldsOf(row) {
  const data = row.dataset;
  const fields = { region: codeOf(row), name: nameOf(row), type: data.tipe, province: data.provinsi, verdict: data.putusan ?? "", certain: data.kepastian ? data.kepastian === "pasti" : "" };
  texts.criteria.forEach((criterion, place) => { fields[criterion] = texts.statuses[data.kriteria?.[place]] ?? ""; });
  return { ...fields, total: data.nilai ?? "", predicate: data.predikat === "-" ? "" : data.predikat, standing: data.program?.split("|")[0] ?? "" };
}

function download() {
  const records = table.rows({ search: "applied", order: "applied" }).nodes().toArray().map(fieldsOf);
  const heads = Object.keys(records[0] ?? fieldsOf(rows[0]));
  const lines = [heads, ...records.map(Object.values)].map((values) => values.map(quoted).join(","));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
  link.download = `${texts.file}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", show);
form.addEventListener("reset", () => setTimeout(show));
$("unduh").addEventListener("click", download);
$("daftar").addEventListener("change", offerComparison);
window.addEventListener("hashchange", () => { recall(); show(); });
recall();
form.hidden = counted.hidden = false;
show();
