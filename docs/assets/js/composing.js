// Input methods spell words of other scripts by letters. Until a candidate is chosen the keys are theirs,
// and what stands in the field is no word yet. What is being spelled stands where every module finds it,
// also one that comes when a reader has begun.
const page = document.documentElement;

for (const kind of ["compositionstart", "compositionupdate"]) addEventListener(kind, ({ data }) => (page.dataset.spelled = data), true);
// Browsers tell of no end where a field is emptied or taken away meanwhile.
for (const kind of ["compositionend", "focusin", "input"]) addEventListener(kind, (event) => event.isComposing || delete page.dataset.spelled, true);

// The keyboards of phones spell English words, too: on a page that is in no Chinese those count at once.
const isPhone = matchMedia("(pointer: coarse)");
const isWord = (spelled) => isPhone.matches && !/^zh/.test(page.lang) && /^[ -~]*$/.test(spelled);

export const isUnfinished = () => "spelled" in page.dataset && !isWord(page.dataset.spelled);

// Safari tells of the key that confirms a candidate when the spelling has ended; 229 it is all the same.
export const isOfMethod = (event) => event.isComposing || event.keyCode === 229;

// Calls `act` with each finished change of a field.
export function onTyped(field, act) {
  field.addEventListener("input", () => isUnfinished() || act());
  field.addEventListener("compositionend", act);
}
