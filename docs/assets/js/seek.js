// Finds figures by words: script, width, case and separators are levelled as the build did.

export class Seeker {
  constructor({ letters, words }) {
    this.words = words;
    this.level = new Map();
    const each = [...letters];
    for (let index = 0; index < each.length; index += 2) this.level.set(each[index], each[index + 1]);
  }

  // Whether a figure holds every word of the query.
  holds(key, query) {
    return this.split(query).every((word) => this.words[key].includes(word));
  }

  split(query) {
    const plain = [...query.normalize("NFKC").toLowerCase()].map((letter) => this.level.get(letter) ?? letter).join("");
    return plain.replace(/(\d)[,\s](?=\d{3})/g, "$1").split(/\s+/).filter(Boolean);
  }
}
