// The links between languages keep the reader's place: page, choice and mark travel along.

export function mount() {
  for (const link of document.querySelectorAll(".languages a[data-home]:not([data-mounted])")) {
    link.dataset.mounted = "";
    for (const reach of ["pointerover", "focus", "pointerdown"]) link.addEventListener(reach, () => lead(link));
    // Before the theme sees it: another language is another site, with a header of its own.
    link.addEventListener("click", (event) => {
      lead(link);
      event.stopPropagation();
    });
  }
}

function lead(link) {
  const own = document.querySelector(".languages a[aria-current]");
  const root = own && new URL(own.dataset.home).pathname;
  if (!own || !location.pathname.startsWith(root)) return;
  link.href = new URL(location.pathname.slice(root.length) + location.search + location.hash, link.dataset.home);
}
