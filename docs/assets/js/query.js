// The reader's choice lives in the address, so that reload, back and other languages keep it.

export function read(names) {
  const given = new URLSearchParams(location.search);
  return Object.fromEntries(names.map((name) => [name, given.get(name) ?? ""]));
}

// `isStep` makes the choice one that Back returns from; the mark in the address is dropped.
export function write(choice, isStep) {
  const given = new URLSearchParams(Object.entries(choice).filter(([, value]) => value));
  const address = location.pathname + (given.size ? `?${given}` : "");
  if (address === location.pathname + location.search && !location.hash) return;
  if (isStep) history.pushState({ x: scrollX, y: scrollY }, "", address);
  else history.replaceState(history.state, "", address);
}

// Calls `act` on back and forward, as long as `root` is on the page.
export function follow(root, act) {
  const heed = () => (root.isConnected ? act() : removeEventListener("popstate", heed));
  addEventListener("popstate", heed);
}
