// A reader's own copy of the article beside its map. It is read in this browser alone; nothing of it is sent.
import { Leveller } from "./article.js";
import { fetchOnce } from "./fetch.js";
import { make, say } from "./make.js";

const TYPING = 250; // milliseconds of rest
const MOST = 100_000; // letters, as report/article/article_copy.py takes them

export async function mount(box) {
  if (box.dataset.mounted) return;
  box.dataset.mounted = "";
  const article = await fetchOnce(box.dataset.places);
  const words = JSON.parse(box.dataset.words), map = document.querySelector(".map-rows");
  const field = box.querySelector("textarea"), file = box.querySelector("input"), status = box.querySelector("[role=status]");
  const leveller = new Leveller(article.letters);
  let turn = 0, typing;

  async function check() {
    const mine = ++turn, text = field.value;
    if (text.length > MOST || !text.trim()) return show([], text.trim() && words.long);
    const paragraphs = leveller.read(text, article);
    const levelled = paragraphs.map((words) => leveller.fold(words).join(""));
    const found = article.places.map(([key, paragraph, locator]) => {
      const holds = (number) => levelled[number - 1]?.includes(locator);
      const there = holds(paragraph) ? paragraph : 1 + levelled.findIndex((_, at) => holds(at + 1));
      return { key, paragraph, locator, there, status: there === paragraph ? "found" : there ? "moved" : "missing" };
    });
    const digest = await sum(levelled.join("\n"));
    if (mine !== turn) return;
    const count = (status) => found.filter((place) => place.status === status).length;
    const said = say(words.result, { found: count("found"), moved: count("moved"), missing: count("missing") });
    show(found, [said, digest && article.digest && (digest === article.digest ? words.same : words.other)].filter(Boolean).join(" "));
    for (const row of map.children) mark(row, paragraphs, levelled, found);
  }

  function show(found, said) {
    status.textContent = said;
    for (const old of map.querySelectorAll(".map-text, .map-sign")) old.remove();
    for (const { key, paragraph, there, status } of found) {
      const chip = map.children[paragraph - 1].querySelector(`[data-figure="${key}"]`);
      const sign = { found: "✓", moved: say(words.moved, { number: there }), missing: words.missing }[status];
      chip?.after(make("span", { class: "map-sign", "data-status": status }, sign));
    }
  }

  function mark(row, paragraphs, levelled, found) {
    const number = Number(row.dataset.paragraph), own = [...(paragraphs[number - 1] ?? "")];
    if (!own.length) return;
    const places = found.filter(({ there }) => there === number).map(({ key, locator }) => {
      const start = [...levelled[number - 1].slice(0, levelled[number - 1].indexOf(locator))].length;
      return { key, start, end: start + [...locator].length };
    });
    const parts = [];
    let at = 0;
    for (const { key, start, end } of places.sort((a, b) => a.start - b.start)) {
      const from = Math.max(at, start); // two locators may share letters
      if (from >= end) continue;
      const { href } = map.querySelector(`[data-figure="${key}"]`);
      parts.push(own.slice(at, from).join(""), make("mark", {}, make("a", { class: "num", href, "data-figure": key }, own.slice(from, end).join(""))));
      at = end;
    }
    row.append(make("p", { class: "map-text", lang: article.language }, parts, own.slice(at).join("")));
  }

  async function take(given) {
    const text = await given.text();
    const isPage = /\.x?html?$/i.test(given.name);
    field.value = isPage ? strip(text) : text;
    await check();
  }

  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(check, TYPING);
  });
  file.addEventListener("change", () => file.files[0] && take(file.files[0]));
  const zone = box.closest(".article-map");
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    box.open = true;
    const { files } = event.dataTransfer;
    if (files[0]) return take(files[0]);
    field.value = event.dataTransfer.getData("text/plain");
    check();
  });
  if (field.value) check();
}

// A page that is parsed so runs no script and loads nothing; without attributes it does not even try.
function strip(page) {
  const bare = page.replace(/<(\/?[a-z][a-z0-9]*)\b[^>]*>/gi, "<$1>");
  const blocks = new DOMParser().parseFromString(bare, "text/html").querySelectorAll("h1, h2, h3, p, li, blockquote");
  return [...blocks].map((block) => block.textContent.replace(/\s+/g, " ")).join("\n");
}

// The SHA-256 in hexadecimal; nothing where a page is not served safely and browsers have no digests.
async function sum(text) {
  const bytes = await crypto.subtle?.digest("SHA-256", new TextEncoder().encode(text));
  return bytes && [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
