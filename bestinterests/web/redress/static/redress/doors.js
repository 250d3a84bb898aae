// Beside pages that work without it: leaving by Shift three times, copying and printing the code, and faults in focus.
const leave = document.getElementById("leave");
let presses = 0;
let since = 0;

function away(event) {
  event?.preventDefault();
  const cover = document.createElement("div");
  cover.className = "dr-away";
  document.body.append(cover);
  document.title = "";
  window.location.replace(leave.href);
}

leave?.addEventListener("click", away);
document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift") {
    presses = 0;
    return;
  }
  presses = event.timeStamp - since > 3000 ? 1 : presses + 1;
  since = event.timeStamp;
  if (presses >= 3 && leave) away();
});

const copy = document.getElementById("copy");
const letters = document.getElementById(copy?.dataset.of ?? "the-code");
if (letters && copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(letters.textContent.trim());
    copy.textContent = copy.dataset.copied;
  });
}
const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
document.getElementById("faults")?.focus();
