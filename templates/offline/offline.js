// The pages' script in the offline edition.
import "../../docs/assets/js/site.js";

// A disk knows no page of a folder: links that scripts made are led to the page inside.
for (const kind of ["click", "auxclick"]) {
  document.addEventListener(kind, ({ target }) => {
    const link = target instanceof Element && target.closest("a[href]");
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }, true);
}
