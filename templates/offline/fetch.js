// Takes the place of docs/assets/js/fetch.js in the offline edition. From a disk nothing can be
// fetched, but scripts can be loaded: each file has one beside it, which hands its content over.

const kept = new Map();
const given = new Map(); // address of a script → what it handed over

window.giveFile = (content) => given.set(document.currentScript.src, content);

export function fetchOnce(path) {
  const address = `${new URL(path, document.baseURI).href}.js`;
  if (!kept.has(address)) {
    const answer = load(address).then(() => given.get(address));
    answer.catch(() => kept.delete(address));
    kept.set(address, answer);
  }
  return kept.get(address);
}

function load(address) {
  return new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src: address, onload, onerror }));
  });
}
