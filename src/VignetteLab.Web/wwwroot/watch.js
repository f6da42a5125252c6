// Keeps what is watched up to date; without it the page has a link that does the same by hand.
(() => {
  // The numbers stand open where a drawing is small.
  if (matchMedia("(max-width: 40rem)").matches)
    for (const numbers of document.querySelectorAll("[data-narrow]")) numbers.open = true;

  const fresh = document.querySelector("[data-refresh]");
  if (!fresh) return;
  const counted = document.getElementById("counted");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm btn-link";
  button.textContent = fresh.dataset.pause;
  fresh.append(button);
  let isPaused = false;

  const refresh = async () => {
    // Nobody reads while a list is being looked through, or in a tab that is not seen.
    if (isPaused || document.hidden || document.activeElement?.closest("form")) return;
    try {
      const answer = await fetch(location.href, { redirect: "error" });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const old of document.querySelectorAll("[data-live][id]")) {
        const now = page.getElementById(old.id);
        if (!now || old.contains(document.activeElement)) continue;
        const open = [...old.querySelectorAll("details")].map(part => part.open);
        old.replaceChildren(...now.childNodes);
        [...old.querySelectorAll("details")].forEach((part, index) => { part.open = open[index] ?? part.open; });
      }
      counted.replaceChildren(...(page.getElementById("counted") ?? counted).childNodes);
    } catch {
      // The next turn tries again; when it was last counted is said all the while.
    }
  };

  button.addEventListener("click", () => {
    isPaused = !isPaused;
    button.textContent = isPaused ? fresh.dataset.resume : fresh.dataset.pause;
    button.setAttribute("aria-pressed", isPaused);
    if (!isPaused) refresh();
  });
  setInterval(refresh, 1000 * fresh.dataset.refresh);
})();
