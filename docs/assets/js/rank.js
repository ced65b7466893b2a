// Which hits answer a query, best first. Words are levelled as the build levelled the index.

const ENDINGS = /(?:ications?|ations?|ified|ifies|ising|ised|ions?|ings?|ied|ies|ed|es|s|y)$/;
const SHORTEST = 4; // letters that an English stem must keep
const KINDS = { page: 3, figure: 2, chart: 1, name: 0 };

export function rank({ hits, seeker }, query) {
  const words = seeker.split(query);
  const whole = words.join(" ");
  const scored = hits.map((hit) => [score(hit, words, whole, seeker), hit]).filter(([points]) => points > 0);
  return scored.sort(([a], [b]) => b - a).map(([, hit]) => hit);
}

// Every word must be found, as it stands or by its stem; where it stands decides the points.
function score([kind, title, said, , body], words, whole, seeker) {
  const [head, line] = [title, said].map((one) => seeker.split(one).join(" "));
  let points = KINDS[kind] + (head === whole ? 100 : head.startsWith(whole) ? 30 : 0);
  for (const word of words) {
    const found = place(word, kind, head, line, body) || place(stem(word), kind, head, line, body) * 0.8;
    if (!found) return 0;
    points += found;
  }
  return points;
}

// A number is looked for as a number first: 3884 is not a part of 38840.
function place(word, kind, head, line, body) {
  if (/^\d+$/.test(word)) {
    const alone = new RegExp(`(?<!\\d)${word}(?!\\d)`);
    return alone.test(line) ? (kind === "figure" ? 90 : 60) : alone.test(head) ? 40 : alone.test(body) ? 10 : 0;
  }
  // A figure's line is about it alone, a page's headline about several things.
  return head.includes(word) ? 20 : line.includes(word) ? (kind === "figure" ? 10 : 8) : body.includes(word) ? 4 : 0;
}

function stem(word) {
  const short = word.replace(ENDINGS, "");
  return /^[a-z]+$/.test(word) && short.length >= SHORTEST ? short : word;
}
