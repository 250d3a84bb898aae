// Shows the prompts of the packs for the features and the right that are chosen, as they are chosen.
const form = document.querySelector("[data-prompts]");
const place = document.querySelector("#prompts");
const said = document.querySelector("#prompts-said");
let asking;

const chosen = () => {
  const query = new URLSearchParams();
  for (const box of form.querySelectorAll("input[name=features]:checked")) query.append("feature", box.value);
  const right = form.querySelector("select[name=right]");
  if (right?.value) query.set("right", right.value);
  return query;
};

const show = async () => {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(`${form.dataset.prompts}&${chosen()}`, { signal: asking.signal, redirect: "error" });
    if (!answer.ok) return;
    place.innerHTML = await answer.text();
    const count = place.querySelectorAll(".bi-prompts > li").length;
    said.textContent = count === 1 ? "One prompt is shown." : `${count} prompts are shown.`;
  } catch {
    // The prompts that are there stay: they are help, not part of the record.
  }
};

if (form && place) {
  document.querySelector("[data-show-prompts]")?.remove();
  form.addEventListener("change", (event) => {
    if (["features", "right"].includes(event.target.name)) show();
  });
}
