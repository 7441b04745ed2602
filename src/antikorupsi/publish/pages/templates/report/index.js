// The index: search, filters, sorting and export over the table that is already in the page.
const form = document.getElementById("saring");
const counted = document.getElementById("jumlah");
const texts = JSON.parse(form.dataset.texts);
const search = document.getElementById("cari");
const choices = [...form.querySelectorAll("select")];
const dots = new Map([...document.querySelectorAll("[data-daerah]")].map((dot) => [dot.dataset.daerah, dot]));

const table = new WorkbookTable("#daftar", {
  paging: false, info: false, autoWidth: false, order: [], layout: { topStart: null, topEnd: null, bottomStart: null, bottomEnd: null },
  language: { zeroRecords: texts.none, emptyTable: texts.none, aria: { orderable: "", orderableReverse: "", orderableRemove: "" } },
});

const fits = (row) => choices.every((choice) => !choice.value || row.dataset[choice.id]?.split("|").includes(choice.value));
table.search.fixed("saring", (_text, _data, index) => fits(table.row(index).node()));

function show() {
  table.search(search.value).draw();
}

table.on("draw", () => {
  const shown = new Set(table.rows({ search: "applied" }).nodes().toArray().map((row) => row.id.slice("daerah-".length)));
  counted.textContent = texts.count.replace("{shown}", shown.size).replace("{all}", table.rows().count());
  for (const [code, dot] of dots) dot.classList.toggle("aside", !shown.has(code));
  remember();
});

// A filtered view can be linked to: the filters stand in the address.
function remember() {
  const kept = new URLSearchParams();
  for (const field of [search, ...choices]) if (field.value) kept.set(field.id, field.value);
  history.replaceState(null, "", kept.size ? `#${kept}` : location.pathname);
}

function recall() {
  const kept = new URLSearchParams(location.hash.slice(1));
  for (const field of [search, ...choices]) field.value = kept.get(field.id) ?? "";
}

// Text that a spreadsheet program would take for a formula stays text.
const safe = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const quoted = (text) => `"${safe(text.trim().replace(/\s+/g, " ")).replaceAll('"', '""')}"`;

function download() {
  const heads = [...document.querySelectorAll("#daftar thead th")];
  const rows = table.rows({ search: "applied", order: "applied" }).nodes().toArray();
  const lines = [heads, ...rows.map((row) => [...row.cells])].map((cells) => cells.map((cell) => quoted(cell.textContent)).join(","));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
  link.download = `${texts.file}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", show);
form.addEventListener("reset", () => setTimeout(show));
document.getElementById("unduh").addEventListener("click", download);
for (const [code, dot] of dots) {
  dot.addEventListener("click", () => {
    search.value = code;
    show();
  });
}
window.addEventListener("hashchange", () => { recall(); show(); });
recall();
form.hidden = counted.hidden = false;
show();
