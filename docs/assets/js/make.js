// An element with attributes and children; words go in as text, never as markup.
export function make(tag, given = {}, ...children) {
  const element = tag === "svg" || tag.startsWith("svg:") ? document.createElementNS("http://www.w3.org/2000/svg", tag.replace("svg:", "")) : document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

// Words with their `{names}` filled.
export function say(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
