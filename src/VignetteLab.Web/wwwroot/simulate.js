// Says how far a simulation is, and shows what came of it when it is over.
const running = document.getElementById("running");
const [bar, words] = [running.querySelector("progress"), running.querySelector("[role=status]")];
const timer = setInterval(async () => {
  const reply = await fetch(running.dataset.address, { headers: { Accept: "application/json" } }).catch(() => null);
  const far = reply?.ok ? await reply.json() : null;
  if (!far) return;
  bar.value = far.done;
  words.firstElementChild.textContent = words.textContent.replace(/\d[\d.,]*/, far.done).trim();
  if (far.isOver) {
    clearInterval(timer);
    location.reload();
  }
}, 1000);
