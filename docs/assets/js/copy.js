// Copies the text beside a button; where the browser gives no clipboard, selects it to be copied.

const SHOWN = 2000; // milliseconds that a button says what it did

export function mount(root) {
  for (const button of root.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

async function copy(button) {
  const field = button.closest(".copy").querySelector("textarea, pre");
  const isDone = await write(field);
  button.dataset.word ??= button.textContent;
  button.textContent = isDone ? button.dataset.done : button.dataset.failed;
  button.classList.toggle("is-done", isDone);
  setTimeout(() => {
    button.textContent = button.dataset.word;
    button.classList.remove("is-done");
  }, SHOWN);
}

// The second way serves pages from a disk or over plain http, which are given no clipboard.
async function write(field) {
  try {
    await navigator.clipboard.writeText(field.value ?? field.textContent);
    return true;
  } catch {
    field.focus();
    if (field.select) field.select();
    else getSelection().selectAllChildren(field);
    return document.execCommand("copy");
  }
}
