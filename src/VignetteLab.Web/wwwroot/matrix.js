// Arrows go from vignette to vignette; x leaves one out, n comments on it, d compares the others with it.
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  const cells = [...document.querySelectorAll(".cell")];
  const at = cells.indexOf(event.target.closest?.(".cell"));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
  if (to !== undefined && at >= 0 && cells[to]) {
    event.preventDefault();
    cells[to].focus();
  } else if (at >= 0 && /^[xnd]$/.test(event.key)) {
    const act = cells[at].querySelector(`[data-key=${event.key}]`);
    if (!act) return;
    event.preventDefault();
    if (act.localName !== "details") act.click();
    else {
      act.open = true;
      act.querySelector("input:not([type=hidden]), textarea")?.focus();
    }
  }
});
