// The controls of a chart. They stand in the page as a template in its language: without scripts
// there is nothing dead to press.

export function mountTools(figure, slot, reach) {
  const template = slot.querySelector("template");
  if (!template) return;
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  slot.append(template.content.cloneNode(true), said);
  // From a disk no script may read a picture: it can be saved there, not copied.
  if (location.protocol === "file:") slot.querySelector("[data-do=copy]")?.remove();
  const say = (words) => {
    said.textContent = "";
    requestAnimationFrame(() => (said.textContent = words));
  };
  slot.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) actions[button.dataset.do]?.({ button, figure, reach, say });
  });
}

const actions = {
  async scale({ button, reach, say }) {
    const isTrue = button.getAttribute("aria-pressed") !== "true";
    const chart = await reach();
    const changed = await chart?.rescale(isTrue).catch(() => false);
    if (!changed) return say(button.dataset.failed);
    button.setAttribute("aria-pressed", String(isTrue));
    say(isTrue ? button.dataset.true : button.dataset.log);
  },
  // The picture that the build made, not one of the screen: it carries title, caveat and source.
  async copy({ button, say }) {
    const png = fetch(button.dataset.file).then((answer) => (answer.ok ? answer.blob() : Promise.reject(new Error(answer.status))));
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
      mark(button);
      say(button.dataset.done);
    } catch {
      png.catch(() => {});
      say(button.dataset.failed);
    }
  },
  async copyText({ button, say }) {
    try {
      await navigator.clipboard.writeText(button.dataset.text);
      mark(button);
      say(button.dataset.done);
    } catch {
      say(button.dataset.failed);
    }
  },
  save({ button }) {
    const link = document.createElement("a");
    link.href = button.dataset.file;
    link.download = "";
    link.click();
  },
};

function mark(button) {
  button.classList.add("is-done");
  setTimeout(() => button.classList.remove("is-done"), 2000);
}
