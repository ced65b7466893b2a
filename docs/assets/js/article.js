// The text of an article → numbered paragraphs, read and levelled as report/article/article_copy.py does:
// the same paragraphs have the same digest here and there.
const UNSEEN = /[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\ufffe\uffff]/g;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u{fdd0}-\u{fdef}]/gu;
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u{20000}-\u{3ffff}]/u;
const ENDS = /[.。!?！？…]\s*[」』”’"')）》]*\s*(?:[(（][^()（）]{0,40}[)）])?$/u;
const BREAKS = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/;
const LONG = 120, WRAPPED = 100; // half widths of running text; letters of a line wrapped by hand

function clean(words) {
  const grouped = words.replace(/([0-9])[\u2009\u202f](?=[0-9]{3}(?![0-9]))/g, "$1,");
  const single = (text) => text.split(/\s+/).filter(Boolean).join(" ");
  return single(single(grouped.replace(UNSEEN, "")).replace(HIDDEN, ""));
}

function closeUp(words) {
  const each = [...words];
  return each.filter((sign, at) => sign !== " " || !(WIDE.test(each[at - 1] ?? "") || WIDE.test(each[at + 1] ?? ""))).join("");
}

function splitLines(text) {
  const lines = text.split(BREAKS);
  const isSpaced = lines.slice(1, -1).some((line) => !line.trim());
  const isWrapped = isSpaced && lines.every((line) => [...line].length <= WRAPPED);
  return isWrapped ? lines.join("\n").split(/\n[^\S\n]*\n/) : lines;
}

function isRunning(block) {
  const each = [...block];
  return each.length + each.filter((sign) => WIDE.test(sign)).length >= LONG || ENDS.test(block);
}

export class Leveller {
  constructor(letters) {
    const each = [...letters];
    this.forms = new Map();
    for (let at = 0; at < each.length; at += 2) this.forms.set(each[at], each[at + 1]);
  }

  // Letter for letter: a place in the words stays the same place.
  fold(words) {
    return [...words].map((sign) => this.forms.get(sign) ?? sign);
  }

  level(words) {
    return this.fold(closeUp(clean(words))).join("");
  }

  // Paragraph 1 is the first running text after the headline; without one, where most locators stand right.
  read(text, { headline, paragraphs, places }) {
    const blocks = splitLines(text).map(clean).filter(Boolean);
    const levelled = blocks.map((block) => this.level(block));
    const headed = blocks.reduce((last, block, at) => ([...block].length <= [...headline].length + LONG && levelled[at].includes(headline) ? at : last), -1);
    let start = headed + 1;
    if (headed < 0) {
      const votes = blocks.map((_, first) => places.filter(([, paragraph, locator]) => levelled[first + paragraph - 1]?.includes(locator)).length);
      start = votes.indexOf(Math.max(...votes));
    } else {
      const running = blocks.findIndex((block, at) => at >= start && isRunning(block));
      if (running >= 0) start = running;
    }
    return blocks.slice(start, start + paragraphs).map(closeUp);
  }
}
