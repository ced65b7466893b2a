// The menu of pages is a native disclosure; this adds what readers expect of a menu: Escape and a
// press elsewhere close it.

export function mount(root) {
  const menu = root.querySelector(".menu");
  if (!menu || menu.dataset.mounted) return;
  menu.dataset.mounted = "";
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
}

document.addEventListener("pointerdown", (event) => {
  const menu = document.querySelector(".menu[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});
