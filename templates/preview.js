// In the preview only: reload when a page was built again, show what is wrong while it is wrong.
const events = new EventSource("/__preview/events");
const box = document.createElement("pre");
box.id = "preview-fault";
box.setAttribute("role", "alert");
Object.assign(box.style, {
  position: "fixed", inset: "auto 0 0 0", zIndex: 1000, margin: 0, padding: "1rem 1.25rem",
  maxHeight: "50vh", overflow: "auto", whiteSpace: "pre-wrap", font: "13px/1.5 monospace",
  background: "#7a1712", color: "#fff",
});
events.addEventListener("built", () => location.reload());
events.addEventListener("fault", (event) => {
  box.textContent = JSON.parse(event.data);
  document.body.append(box);
});
