// Shows what would follow from the form as it stands, a moment after the last change, and says it once in a sentence.
const WAIT = 600;

const form = document.querySelector("form.bi-sheet");
const source = document.querySelector("[data-live]");
if (form && source) {
  const panels = document.querySelectorAll("[data-live-panel]");
  const line = document.querySelector("[data-live-line]");
  const said = document.querySelector("[data-live-said]");
  let timer;
  let asking;

  const show = (text) => {
    const found = new DOMParser().parseFromString(text, "text/html");
    const fresh = found.querySelector("[data-panel]");
    if (!fresh) return;
    for (const panel of panels) {
      const old = panel.querySelector(".bi-live__words")?.textContent;
      panel.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
      if (panel.querySelector(".bi-live__words")?.textContent !== old) {
        panel.querySelector(".bi-live__mark").classList.add("is-new");
      }
    }
    line.replaceChildren(...[...found.querySelector("[data-line]").childNodes].map((node) => document.importNode(node, true)));
    const sentence = found.querySelector("[data-said]").textContent;
    if (said.textContent !== sentence) said.textContent = sentence;
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(source.dataset.live, {
        method: "POST",
        body: new FormData(form),
        signal: asking.signal,
        redirect: "error",
      });
      if (answer.ok) show(await answer.text());
    } catch {
      // Nothing is lost: the panel stays as it was, and "Check this" asks again with a whole page.
    }
  };

  form.addEventListener("input", (event) => {
    if (!event.target.closest("[data-place]")) return;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    asking?.abort();
  });
  // The button is for pages without script.
  form.querySelector("[data-check]")?.setAttribute("hidden", "");
}
