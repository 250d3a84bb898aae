// Turns on what the components do with script: the error summary takes the focus, a password can be shown.
import { initAll } from "../govuk/govuk-frontend.js";

// A form that was reached by the skip link comes back with #content: that would take the focus from what is wrong.
if (location.hash && document.querySelector(".govuk-error-summary")) {
  history.replaceState(null, "", location.pathname + location.search);
}
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
