// Counts the questions that one answer is about to cover, and says when that is wide.
for (const form of document.querySelectorAll("form.bi-sheet")) {
  const told = form.querySelector("[data-cells]");
  if (!told) continue;
  const wide = Number(told.dataset.wide);
  const ticked = (name) => form.querySelectorAll(`input[name=${name}]:checked`).length;

  const count = () => {
    const places = form.querySelector("input[name=features]") ? ticked("features") : 1;
    const cells = places * ticked("rights") * ticked("bands");
    const words = cells === 1 ? "One question is chosen." : `${cells.toLocaleString("en-GB")} questions are chosen.`;
    told.textContent = cells > wide ? `${words} That is wide: reports say that one answer stands for many.` : words;
  };

  form.addEventListener("change", count);
  if (ticked("rights")) count();
}
