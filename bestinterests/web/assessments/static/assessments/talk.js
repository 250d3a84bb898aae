// After an @ the members whose names fit stand below the box; a press writes the name and ticks the person.
const MOST = 8;

for (const form of document.querySelectorAll("form[data-members]")) {
  const box = form.querySelector("textarea");
  const boxes = [...form.querySelectorAll("input[name=tell]")];
  if (!box || !boxes.length) continue;
  const named = document.createElement("div");
  named.className = "bi-named";
  named.setAttribute("role", "group");
  named.setAttribute("aria-label", "Members whose names fit");
  named.hidden = true;
  const said = document.createElement("p");
  said.className = "govuk-visually-hidden";
  said.setAttribute("role", "status");
  box.after(named, said);
  const members = boxes.map((tick) => [form.querySelector(`label[for="${tick.id}"]`).textContent.trim(), tick]);

  const begun = () => box.value.slice(0, box.selectionStart).match(/(?:^|[^\p{L}\p{N}])@([^@\n]{0,40})$/u);

  const close = () => {
    named.hidden = true;
    named.replaceChildren();
  };

  const pick = (name, tick) => {
    const start = box.selectionStart - begun()[1].length;
    box.setRangeText(`${name} `, start, box.selectionStart, "end");
    tick.checked = true;
    tick.closest("details").open = true;
    close();
    box.focus();
    said.textContent = `${name} is told.`;
  };

  const offer = () => {
    const found = begun();
    const start = found ? found[1].toLowerCase() : "";
    const fitting = found ? members.filter(([name]) => name.toLowerCase().startsWith(start)).slice(0, MOST) : [];
    named.replaceChildren(
      ...fitting.map(([name, tick]) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = name;
        button.addEventListener("click", () => pick(name, tick));
        return button;
      }),
    );
    named.hidden = !fitting.length;
    said.textContent = fitting.length ? `${fitting.length} fit: press Down to choose.` : "";
  };

  box.addEventListener("input", offer);
  box.addEventListener("keydown", (event) => {
    if (named.hidden) return;
    if (event.key === "ArrowDown") {
      event.preventDefault();
      named.firstChild.focus();
    } else if (event.key === "Escape") close();
  });
  named.addEventListener("keydown", (event) => {
    const at = [...named.children].indexOf(document.activeElement);
    const way = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (way) {
      event.preventDefault();
      if (at + way < 0) box.focus();
      else named.children[Math.min(at + way, named.children.length - 1)].focus();
    } else if (event.key === "Escape") {
      close();
      box.focus();
    }
  });
}
