// Keeps what is typed, a field at a time, shortly after the last key; says so once, and says what could not be kept.
const WAIT = 700;

for (const form of document.querySelectorAll("form[data-keep]")) {
  const said = form.querySelector("[data-kept]");
  const waiting = new Map();

  const values = (group) =>
    [...group.querySelectorAll("input:not([type=hidden]), select, textarea")]
      .filter((control) => !["radio", "checkbox"].includes(control.type) || control.checked)
      .map((control) => control.value);

  const keep = async (group) => {
    waiting.delete(group);
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("base", form.elements.base.value);
    body.set("place", group.dataset.place);
    if (group.dataset.whole) {
      // A control of many parts is kept as it would be sent: each part under its own name.
      body.set("field", group.dataset.whole);
      for (const control of group.querySelectorAll("[name]")) {
        if (!["radio", "checkbox"].includes(control.type) || control.checked) body.append(control.name, control.value);
      }
    } else {
      for (const value of values(group)) body.append("value", value);
    }
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body, keepalive: true, redirect: "error" });
      const told = await answer.json();
      said.textContent = told.kept ? `Kept on ${told.kept}, for you alone until you save.` : `Not kept yet: ${told.problem}`;
    } catch {
      said.textContent = "What you typed could not be kept just now. It is still here: save it, or copy it first.";
    }
  };

  const soon = (event) => {
    const group = event.target.closest("[data-place]");
    if (!group) return;
    clearTimeout(waiting.get(group));
    waiting.set(group, setTimeout(keep, WAIT, group));
  };

  form.addEventListener("input", soon);
  form.addEventListener("submit", () => {
    for (const timer of waiting.values()) clearTimeout(timer);
    waiting.clear();
  });
  addEventListener("pagehide", () => {
    for (const [group, timer] of waiting) {
      clearTimeout(timer);
      keep(group);
    }
  });
}
