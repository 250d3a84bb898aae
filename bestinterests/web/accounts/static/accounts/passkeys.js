// Passkeys: asks the browser for one, and sends its answer with the form. Without script the form is not shown.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

async function made(asked) {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: known(asked.excludeCredentials),
  };
  const given = await navigator.credentials.create({ publicKey });
  const { attestationObject, clientDataJSON } = given.response;
  return told(given, {
    attestationObject: text(attestationObject),
    clientDataJSON: text(clientDataJSON),
    transports: given.response.getTransports?.() ?? [],
  });
}

async function shown(asked) {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    allowCredentials: known(asked.allowCredentials),
  };
  const given = await navigator.credentials.get({ publicKey });
  const { authenticatorData, clientDataJSON, signature, userHandle } = given.response;
  return told(given, {
    authenticatorData: text(authenticatorData),
    clientDataJSON: text(clientDataJSON),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : null,
  });
}

function told(given, response) {
  return JSON.stringify({
    type: given.type,
    id: given.id,
    rawId: text(given.rawId),
    authenticatorAttachment: given.authenticatorAttachment ?? null,
    clientExtensionResults: given.getClientExtensionResults(),
    response,
  });
}

async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.dataset.ask, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) throw new Error("no options");
  return (await answer.json()).request_options;
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  const without = document.getElementById(`${form.id}-without`);
  if (without) without.hidden = true;
  const fault = form.querySelector("[role=alert]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    fault.textContent = "";
    try {
      const { publicKey } = await options(form);
      form.elements.credential.value = await (form.dataset.passkey === "make" ? made(publicKey) : shown(publicKey));
    } catch {
      fault.textContent = fault.dataset.says;
      return;
    }
    form.submit();
  });
}
