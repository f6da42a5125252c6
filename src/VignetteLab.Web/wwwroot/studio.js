// Makes the studio's forms pleasant; without it every page works by its buttons.
(() => {
  // On a phone the steps are one long line: the one that is open is in sight.
  const here = document.querySelector(".rail [aria-current]");
  const line = here?.closest("ol");
  if (line) line.scrollLeft = here.offsetLeft - line.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;

  const form = document.querySelector("form[data-autosave=on]");
  const status = document.getElementById("status");

  // Ctrl and Enter lead to the next step from any of them, with all that was written saved before.
  let settle = async () => true;
  document.addEventListener("keydown", async event => {
    if (!event.ctrlKey || event.key !== "Enter" || event.target.form && event.target.form !== form) return;
    event.preventDefault();
    if (await settle()) document.getElementById("next")?.click();
  });
  if (!form || !status) return;
  let timer = 0;
  let saving = null;
  let running = Promise.resolve();
  let isDirty = false;
  let isRefused = form.querySelector("[aria-invalid=true]") !== null;
  let isOther = false;
  let isLeaving = false;

  const say = (key, value) => { status.textContent = status.dataset[key].replace("{0}", value ?? ""); };

  // What went wrong stands in the bar, which is always in sight, and at the fields that are meant, as long as it holds.
  const bar = document.querySelector(".save");
  const tell = (message, wrong = {}) => {
    document.querySelector(".desk > .validation-summary-errors")?.remove();
    const known = bar.querySelector("[role=alert]");
    if (known?.textContent !== message) {
      known?.remove();
      if (message) bar.prepend(fault("strong", message, { role: "alert" }));
    }
    for (const field of form.querySelectorAll("[aria-invalid=true]")) {
      document.getElementById(faultOf(field))?.remove();
      field.removeAttribute("aria-invalid");
      field.setAttribute("aria-describedby", describing(field).filter(id => id !== faultOf(field)).join(" "));
    }
    for (const [name, why] of Object.entries(wrong)) {
      const field = form.elements[name];
      if (!field || field.type === "hidden" || !field.matches) continue;
      field.after(fault("span", why, { id: faultOf(field) }));
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", [...describing(field), faultOf(field)].join(" "));
    }
  };
  const faultOf = field => `${field.id || field.name}-error`;
  const describing = field => (field.getAttribute("aria-describedby") ?? "").split(" ").filter(id => id);
  const fault = (tag, words, attributes) => {
    const element = document.createElement(tag);
    element.className = "field-validation-error d-block";
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = words;
    return element;
  };

  // Pages that are shown as on a phone, where they are in sight.
  const reload = within => {
    for (const frame of within.querySelectorAll("iframe[data-live]")) if (frame.checkVisibility()) frame.src = frame.src;
  };
  document.addEventListener("toggle", event => { if (event.target.open) reload(event.target); }, true);

  // Name of a field to all that can be chosen in it.
  const choices = within => {
    const all = new Map();
    for (const choice of within.querySelectorAll("input[type=checkbox], input[type=radio], option")) {
      const { name } = choice.closest("select") ?? choice;
      if (!all.has(name)) all.set(name, []);
      all.get(name).push(choice);
    }
    return all;
  };

  // What the server makes of the words, as the first vignette, is shown as it is saved.
  const refresh = async hasMoved => {
    reload(document);
    const live = [...document.querySelectorAll("[data-live][id]")];
    const following = [...document.querySelectorAll("[data-follow]")];
    if (live.length + following.length === 0 && !hasMoved) return;
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    if (hasMoved) {
      // A question that a scale can have, an answer that a rule can name: each is chosen by the name that it has now.
      const now = choices(page.getElementById("draft"));
      for (const [name, known] of choices(form)) {
        if (now.get(name)?.length === known.length) known.forEach((choice, index) => {
          choice.value = now.get(name)[index].value;
          if (choice.matches("option")) choice.text = now.get(name)[index].text;
        });
      }
    }
    for (const old of live) {
      // What is being filled in just now is not taken away.
      const now = isDirty || old.contains(document.activeElement) ? null : page.getElementById(old.id);
      if (now) old.replaceChildren(...now.childNodes);
    }

    // A text that is written from the answers follows them, unless somebody writes in it.
    for (const text of following) {
      const was = document.getElementById(text.dataset.follow);
      const now = page.getElementById(text.id);
      if (!now || text.value.trim() !== was.value.trim()) continue;
      text.value = now.value;
      was.value = page.getElementById(was.id).value;
    }
  };

  // One after the other: what is written while a save is under way is saved by the next.
  const save = () => running = running.then(saveNow);
  settle = async () => {
    // A field that is saved when it is left has not been left yet.
    if (document.activeElement.dataset.late) isDirty = true;
    await save();
    return !isDirty && !isRefused && !isLeaving;
  };
  const saveNow = async () => {
    clearTimeout(timer);
    if (!isDirty) return;
    isDirty = isRefused = false;
    say("saving");
    const sent = new FormData(form);
    saving = fetch(form.action || location.href, {
      method: "POST", body: sent, headers: { "X-Autosave": "1" }, redirect: "error",
    });
    try {
      const answer = await saving;
      if (answer.status === 409) {
        // The page itself shows both texts, or what was saved in between, or where parts stand now.
        isLeaving = true;
        window.removeEventListener("beforeunload", warn);
        form.submit();
        return;
      }
      if (answer.status === 422) {
        // It was understood and refused: trying again would not help, so it waits for the next change.
        isRefused = true;
        const { message, wrong } = await answer.json();
        tell(message, wrong);
        say("unsaved");
        return;
      }
      if (!answer.ok) throw new Error(answer.statusText);
      const said = await answer.json();
      tell("");
      form.elements["Input.Revision"].value = said.revision;
      let hasMoved = false;
      for (const [name, value] of Object.entries(said.names)) {
        // A name that is being written just now stays as it is.
        const field = form.elements[name];
        hasMoved ||= field?.type === "hidden" && field.value !== value;
        if (field && field !== document.activeElement && field.value === sent.get(name)) field.value = value;
      }
      document.getElementById("undo").disabled = !said.canUndo;
      document.getElementById("redo").disabled = !said.canRedo;
      if (isOther || new URL(said.address, location.href).pathname !== location.pathname) {
        // Every link of the page bears the old address, or there are other fields now.
        isLeaving = true;
        window.removeEventListener("beforeunload", warn);
        location.replace(said.address);
        return;
      }
      await refresh(hasMoved);
      say("saved", new Date(said.saved).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
    } catch {
      isDirty = true;
      tell(status.dataset.lost);
      say("unsaved");
    } finally {
      saving = null;
      if (isDirty) timer = setTimeout(save, 5000);
    }
  };

  // What a choice asks for is shown by the page that comes next; without a script it is saved first.
  form.addEventListener("change", event => {
    if (!event.target.dataset.shows) return;
    const op = document.createElement("input");
    Object.assign(op, { type: "hidden", name: "op", value: `show ${event.target.dataset.shows}` });
    form.append(op);
    form.requestSubmit();
  });

  const warn = event => { if (isDirty || isRefused || saving) event.preventDefault(); };
  const changed = () => { isDirty = true; clearTimeout(timer); timer = setTimeout(save, 800); };
  form.addEventListener("input", event => { if (!event.target.dataset.late) changed(); });
  form.addEventListener("change", event => { isOther ||= event.target.dataset.other !== undefined; });
  form.addEventListener("change", event => { if (event.target.dataset.late) changed(); });
  form.addEventListener("submit", () => { isDirty = false; clearTimeout(timer); window.removeEventListener("beforeunload", warn); });
  window.addEventListener("beforeunload", warn);

  document.addEventListener("keydown", event => {
    const part = event.target.closest?.("[data-part], .row-part, .part");
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && part) {
      event.preventDefault();
      part.querySelector(`[data-key=${event.key === "ArrowUp" ? "up" : "down"}]:not([disabled])`)?.click();
    }
  });

  // A brace in a text opens the list of holes; arrows choose, Enter or Tab puts in, Escape goes on writing.
  for (const area of document.querySelectorAll("textarea[data-holes]:not([data-holes=''])")) {
    const holes = () => [...document.querySelectorAll(`#${area.dataset.holes} [data-hole]`)].map(hole => hole.dataset.hole);
    const list = document.createElement("ul");
    list.className = "choices";
    list.id = `${area.id}-holes`;
    list.setAttribute("role", "listbox");
    list.hidden = true;
    area.after(list);
    area.setAttribute("aria-controls", list.id);
    let chosen = 0;

    const begun = () => /\{([a-z0-9_.:]*)$/.exec(area.value.slice(0, area.selectionStart));
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
      const fitting = match ? holes().filter(hole => hole.startsWith(match[1])) : [];
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

  // A part that was added or moved is where one goes on; once the browser has gone there itself, which takes the focus away.
  addEventListener("load", () => setTimeout(() => {
    // Whoever came from the step before reads first, and whoever has gone on already is left alone; what was refused comes before all.
    const wrong = form.querySelector("[aria-invalid=true]");
    if (location.hash === "#step" && !wrong || document.activeElement !== document.body) return;
    const target = wrong ?? (location.hash ? document.getElementById(location.hash.slice(1)) : null);
    const fields = "details:not([open]) > summary, input:not([type=hidden]), textarea, select";
    for (let around = target; around; around = around.parentElement) if (around.matches("details")) around.open = true;
    [target, ...target?.querySelectorAll(fields) ?? []].find(field => field?.matches(fields) && field.checkVisibility())?.focus();
  }));
})();
