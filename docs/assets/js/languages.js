// The links between languages keep the reader's place: page, choice and mark travel along.

const homes = new Map(); // link → root of its language; the header outlives instant navigation

export function mount() {
  for (const link of document.querySelectorAll(".languages a[data-home]")) {
    if (homes.has(link)) continue;
    homes.set(link, new URL(link.dataset.home, document.baseURI));
    for (const reach of ["pointerover", "focus", "pointerdown"]) link.addEventListener(reach, () => lead(link));
    // Before the theme sees it: another language is another site, with a header of its own.
    link.addEventListener("click", (event) => {
      lead(link);
      event.stopPropagation();
    });
  }
}

function lead(link) {
  const own = [...homes.keys()].find((other) => other.hasAttribute("aria-current"));
  if (!own || !location.pathname.startsWith(homes.get(own).pathname)) return;
  const page = location.pathname.slice(homes.get(own).pathname.length);
  link.href = new URL(page + location.search + location.hash, homes.get(link));
}
