// The theme's script (pages without reload, where one is in a page) comes when the page has been shown: it
// is two thirds of all script, and nothing of a first view needs it.
const script = document.querySelector("script[data-theme]");

// Resolves when what is there has been painted.
export function shown() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

// Resolves when the theme runs; at once where the page itself has loaded it.
export async function loadTheme() {
  if (!script) return;
  const src = new URL(script.dataset.theme, document.baseURI).href;
  await new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror })));
  await shown(); // its start is work for a moment of its own
  document.dispatchEvent(new Event("DOMContentLoaded")); // which it waits for, and has missed
}
