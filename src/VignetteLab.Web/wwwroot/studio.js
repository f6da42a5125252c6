// Makes the studio's forms pleasant; without it every page works by its buttons.
(() => {
  const form = document.querySelector("form[data-autosave]");
  const status = document.getElementById("status");
  if (!form || !status) return;
  let timer = 0;
  let saving = null;
  let isDirty = false;

  const say = (key, value) => { status.textContent = status.dataset[key].replace("{0}", value ?? ""); };

  // What the server makes of the words, as the first vignette, is shown as it is saved.
  const refresh = async () => {
    const live = [...document.querySelectorAll("[data-live][id]")];
    if (live.length === 0) return;
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    for (const old of live) {
      const now = page.getElementById(old.id);
      if (now) old.replaceChildren(...now.childNodes);
    }
  };

  const save = async () => {
    clearTimeout(timer);
    if (saving || !isDirty) return;
    isDirty = false;
    say("saving");
    saving = fetch(form.action || location.href, {
      method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" }, redirect: "error",
    });
    try {
      const answer = await saving;
      if (answer.status === 409) {
        // Both texts are shown by the page itself.
        window.removeEventListener("beforeunload", warn);
        form.submit();
        return;
      }
      if (!answer.ok) throw new Error(answer.statusText);
      const said = await answer.json();
      form.elements["Input.Revision"].value = said.revision;
      document.getElementById("undo").disabled = !said.canUndo;
      document.getElementById("redo").disabled = !said.canRedo;
      if (new URL(said.address, location.href).pathname !== location.pathname) history.replaceState(null, "", said.address);
      await refresh();
      say("saved", new Date(said.saved).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
    } catch {
      isDirty = true;
      say("unsaved");
    } finally {
      saving = null;
      if (isDirty) timer = setTimeout(save, 5000);
    }
  };

  const warn = event => { if (isDirty || saving) event.preventDefault(); };
  form.addEventListener("input", () => { isDirty = true; clearTimeout(timer); timer = setTimeout(save, 800); });
  form.addEventListener("submit", () => { isDirty = false; clearTimeout(timer); window.removeEventListener("beforeunload", warn); });
  window.addEventListener("beforeunload", warn);

  document.addEventListener("keydown", event => {
    const part = event.target.closest?.(".row-part, .part");
    if (event.ctrlKey && event.key === "Enter") {
      event.preventDefault();
      save().then(() => document.getElementById("next")?.click());
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && part) {
      event.preventDefault();
      part.querySelector(`[data-key=${event.key === "ArrowUp" ? "up" : "down"}]:not([disabled])`)?.click();
    }
  });

  // A brace in a text opens the list of holes; arrows choose, Enter or Tab puts in, Escape goes on writing.
  for (const area of document.querySelectorAll("textarea[data-holes]")) {
    const holes = [...document.querySelectorAll(`#${area.dataset.holes} [data-hole]`)].map(hole => hole.dataset.hole);
    const list = document.createElement("ul");
    list.className = "choices";
    list.id = `${area.id}-holes`;
    list.setAttribute("role", "listbox");
    list.hidden = true;
    area.after(list);
    area.setAttribute("aria-controls", list.id);
    let chosen = 0;

    const begun = () => /\{([a-z0-9_.]*)$/.exec(area.value.slice(0, area.selectionStart));
    const put = hole => {
      const from = area.selectionStart - begun()[1].length;
      const behind = area.value[area.selectionStart] === "}" ? 1 : 0;
      area.setRangeText(`${hole}}`, from, area.selectionStart + behind, "end");
      list.hidden = true;
      area.focus();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const show = () => {
      const match = begun();
      const fitting = match ? holes.filter(hole => hole.startsWith(match[1])) : [];
      list.hidden = fitting.length === 0;
      chosen = Math.min(chosen, Math.max(0, fitting.length - 1));
      list.replaceChildren(...fitting.map((hole, index) => {
        const choice = document.createElement("li");
        choice.className = "hole";
        choice.id = `${list.id}-${index}`;
        choice.setAttribute("role", "option");
        choice.setAttribute("aria-selected", index === chosen);
        choice.textContent = `{${hole}}`;
        choice.addEventListener("mousedown", event => { event.preventDefault(); put(hole); });
        return choice;
      }));
      if (list.hidden) area.removeAttribute("aria-activedescendant");
      else area.setAttribute("aria-activedescendant", `${list.id}-${chosen}`);
      return fitting;
    };

    area.addEventListener("input", show);
    area.addEventListener("blur", () => { list.hidden = true; });
    area.addEventListener("keydown", event => {
      if (list.hidden) return;
      const fitting = show();
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (step) {
        chosen = (chosen + step + fitting.length) % fitting.length;
        show();
      } else if ((event.key === "Enter" || event.key === "Tab") && !event.ctrlKey) put(fitting[chosen]);
      else if (event.key === "Escape") list.hidden = true;
      else return;
      event.preventDefault();
    });
  }

  // A part that was added or moved is where one goes on.
  const target = location.hash && document.getElementById(location.hash.slice(1));
  target?.querySelector("input:not([type=hidden]), textarea, select")?.focus();
})();
