// What Blazor Server cannot decide in time. Arrow keys inside a tree move its focus instead of scrolling the page.
const moving = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", " "]);
document.addEventListener("keydown", event => {
  if (moving.has(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && event.target.closest?.('[data-keys="arrows"]')) event.preventDefault();
});

// Browsers copy only at the very click, which a trip over the server would lose. Where copying is not allowed the text is selected, so that the keyboard copies it.
document.addEventListener("click", async event => {
  const button = event.target.closest?.("[data-copies]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copies);
  field.select();
  let done = false;
  try {
    // Over plain http there is no clipboard object, and the old command still works.
    done = navigator.clipboard ? (await navigator.clipboard.writeText(field.value), true) : document.execCommand("copy");
  } catch { /* not allowed: the text stays selected */ }
  document.getElementById(button.dataset.told).textContent = done ? button.dataset.done : button.dataset.failed;
});

// A browser lets nothing be dropped where this is not said within the event itself; hundreds of them a second are nothing to send to a server.
for (const name of ["dragenter", "dragover"]) document.addEventListener(name, event => {
  if (event.target.closest?.("[data-drop]")) { event.preventDefault(); event.dataTransfer.dropEffect = "move"; }
});

// Only the browser can print what it shows.
document.addEventListener("click", event => {
  if (event.target.closest?.("[data-prints]")) window.print();
});
