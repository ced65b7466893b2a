// A file of the site is fetched once, when first needed, and again only after a failure.

// The page's own: a built site has a copy of this module in several scripts.
const kept = (window.fetched ??= new Map());

export function fetchOnce(path) {
  const address = new URL(path, document.baseURI).href;
  if (!kept.has(address)) {
    const answer = fetch(address).then((reply) => {
      if (!reply.ok) throw new Error(`${reply.status} ${address}`);
      return reply.json();
    });
    answer.catch(() => kept.delete(address));
    kept.set(address, answer);
  }
  return kept.get(address);
}
