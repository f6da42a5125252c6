// Keeps what is watched up to date; without it the page has a link that does the same by hand.
(() => {
  // The numbers stand open where a drawing is small.
  if (matchMedia("(max-width: 40rem)").matches)
    for (const numbers of document.querySelectorAll("[data-narrow]")) numbers.open = true;

  // A drawing as a picture: the one that stands alone, painted at twice its size on white.
  const offer = () => { for (const png of document.querySelectorAll("[data-png]")) png.hidden = false; };
  const paint = async (link) => {
    const answer = await fetch(link.href, { redirect: "error" });
    if (!answer.ok) return;
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await answer.text())}`;
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 2 * picture.width, height: 2 * picture.height });
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const file = await new Promise(done => canvas.toBlob(done, "image/png"));
    const name = /filename=([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "figure.svg";
    const save = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name.replace(/"|\.svg/g, "") + ".png" });
    save.click();
    setTimeout(() => URL.revokeObjectURL(save.href), 60000);
  };
  offer();
  document.addEventListener("click", (click) => {
    const png = click.target.closest?.("[data-png] button");
    if (png) paint(png.closest("figure").querySelector('a[href$="format=svg"]'));
  });

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
      offer();
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
