// Light, dark, or as the system has it: one switch that leads from each to the next. The choice is
// kept in the form that the theme's line in the page's head reads. The theme's own switch would
// make the browser find the style of every element anew, twice, on every page.
const AUTO = "(prefers-color-scheme)";
const dark = matchMedia("(prefers-color-scheme: dark)");

export function mount(root) {
  const form = root.querySelector(".palette");
  if (!form || "mounted" in form.dataset) return;
  form.dataset.mounted = "";
  const options = [...form.elements];
  let index = Math.max(0, window.__md_get?.("__palette")?.index ?? 0);

  // The label after an option is that of the next one.
  function show() {
    options.forEach((option, at) => (option.nextElementSibling.hidden = at !== index));
    options[index].checked = true;
  }

  function choose() {
    const { mdColorMedia: media, mdColorScheme, mdColorPrimary: primary, mdColorAccent: accent } = options[index].dataset;
    const scheme = media !== AUTO ? mdColorScheme : dark.matches ? "slate" : "default";
    Object.assign(document.body.dataset, { mdColorMedia: media, mdColorScheme: scheme });
    return { index, color: { media, scheme, primary, accent } };
  }

  show();
  if (index || dark.matches) choose();
  form.addEventListener("change", (event) => {
    index = options.indexOf(event.target);
    show();
    window.__md_set?.("__palette", choose());
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const next = options[(index + 1) % options.length];
    next.click();
    next.focus();
  });
  dark.addEventListener("change", () => options[index].dataset.mdColorMedia === AUTO && choose());
}
