// Shows what follows as soon as a knob is moved, and says it once; the address follows. Without script the button does it.
const form = document.querySelector("[data-knobs]");
const found = document.querySelector("[data-found]");
const live = document.querySelector("[data-live]");
let asking;

const show = async () => {
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form)).toString();
  address.hash = "";
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-found]");
    if (!fresh) return;
    const open = found.querySelector("details")?.open;
    found.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    if (open) found.querySelector("details").open = true;
    live.textContent = found.querySelector("[data-said]").textContent;
    history.replaceState(null, "", address);
  } catch {
    // The panel stays as it was; the button asks with a whole page.
  }
};
form.addEventListener("change", show);
