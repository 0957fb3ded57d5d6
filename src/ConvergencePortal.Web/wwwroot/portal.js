// The one thing Blazor Server cannot decide in time: arrow keys inside a tree move its focus instead of scrolling the page.
const moving = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", " "]);
document.addEventListener("keydown", event => {
  if (moving.has(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && event.target.closest?.('[data-keys="arrows"]')) event.preventDefault();
});
