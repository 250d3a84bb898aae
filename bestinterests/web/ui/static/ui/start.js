// Turns on what the components do with script: the error summary takes the focus, a password can be shown.
import { initAll } from "../govuk/govuk-frontend.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
