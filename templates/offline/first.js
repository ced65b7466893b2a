// Runs before the theme's script in the offline edition.
"use strict";

// From a disk no worker can be started: the search runs in a hidden frame instead. The name tells
// the theme's search script where it is, the methods are those of a worker that the theme uses.
window.IFrameWorker = window.Worker = class extends EventTarget {
  constructor(address) {
    super();
    const frame = Object.assign(document.createElement("iframe"), { hidden: true });
    document.body.append(frame);
    this.inside = frame.contentWindow;
    Object.assign(this.inside, {
      IFrameWorker: window.IFrameWorker,
      postMessage: (data) => this.dispatchEvent(new MessageEvent("message", { data })),
      importScripts: (...addresses) => addresses.reduce((before, next) => before.then(() => this.add(next)), Promise.resolve()),
    });
    this.ready = this.add(address);
  }

  add(address) {
    return new Promise((onload, onerror) => {
      const { document } = this.inside;
      const src = new URL(address, window.document.baseURI).href;
      document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
    });
  }

  postMessage(data) {
    this.ready = this.ready.then(() => this.inside.dispatchEvent(new this.inside.MessageEvent("message", { data })));
  }
};

// A disk knows no page of a folder: links that scripts made are led to the page inside.
for (const kind of ["click", "auxclick"]) {
  document.addEventListener(kind, ({ target }) => {
    const link = target instanceof Element && target.closest("a[href]");
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }, true);
}
