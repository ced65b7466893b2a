// The menu of pages is a native disclosure; this adds what readers expect of a menu: Escape, and a
// press or the focus elsewhere, close it. On a phone the switch of light stands in it, after it in the page.

export function mount(root) {
  const menu = root.querySelector(".menu");
  if (!menu || menu.dataset.mounted) return;
  menu.dataset.mounted = "";
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

function close({ target }) {
  const menu = document.querySelector(".menu[open]");
  if (menu && !menu.contains(target) && !target.closest?.(".palette")) menu.open = false;
}
document.addEventListener("pointerdown", close);
document.addEventListener("focusin", close);
