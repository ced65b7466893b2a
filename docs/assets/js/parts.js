// The search of a collection: of an index in parts, named by what words begin with, that which holds the
// rarest word of a query (portal/search_parts.py).
import { fetchOnce } from "./fetch.js";

const MOST = 4; // parts that one unfinished word may ask for

export async function gather(all, query, home) {
  const asked = all.seeker.split(query).map((word) => find(word, all.parts)).filter(Boolean);
  if (!asked.length) return all;
  const [least] = asked.sort((a, b) => size(a, all.parts) - size(b, all.parts));
  const found = await Promise.all(least.map((name) => fetchOnce(new URL(`explore/parts/${spell(name)}.json`, home).href)));
  const hits = new Map(found.flat().map((hit) => [hit[3], hit]));
  return { ...all, hits: [...hits.values()] };
}

// The part whose name the word begins with; of a word just begun those that begin with it, the largest first.
// Nothing in the index of a report, which has no parts.
function find(word, parts) {
  if (!parts) return null;
  const letters = [...word];
  for (let length = letters.length; length; length -= 1) {
    const name = letters.slice(0, length).join("");
    if (name in parts) return [name];
  }
  return Object.keys(parts).filter((name) => name.startsWith(word)).sort((a, b) => parts[b] - parts[a]).slice(0, MOST);
}

const size = (names, parts) => names.reduce((sum, name) => sum + parts[name], 0);
const spell = (name) => [...name].map((letter) => letter.codePointAt(0).toString(16)).join("-");
