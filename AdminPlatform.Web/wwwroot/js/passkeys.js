// Speaks with the browser's authenticators: signs in on the sign-in page, registers from the profile.
const isSupported = () => typeof PublicKeyCredential === "function" && typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function";

const post = async (path, body) => {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    redirect: "error",
  });
  const text = await response.text();
  const reply = text ? JSON.parse(text) : {};
  if (!response.ok) {
    throw Object.assign(new Error(reply.message ?? ""), { told: reply.message, field: reply.field });
  }

  return reply;
};

// Whoever closes the browser's own dialog knows why nothing happened.
const isCancelled = (error) => error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "AbortError");

const signIn = async (place) => {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await post("/login/passkey/options", {}));
  const credential = await navigator.credentials.get({ publicKey });
  const remember = document.getElementById("remember")?.checked === true;
  const { location: next } = await post("/login/passkey", { credential: credential.toJSON(), remember, return_url: place.dataset.returnUrl });
  location.assign(next);
};

/** Returns { done } or { cancelled } or { message, field }; a reply without a message is for the page to word. */
export const register = async (name, password) => {
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await post("/passkeys/options", { name, password }));
    const credential = await navigator.credentials.create({ publicKey });
    await post("/passkeys/register", { credential: credential.toJSON() });
    return { done: true };
  } catch (error) {
    return { done: false, cancelled: isCancelled(error), exists: error?.name === "InvalidStateError", message: error.told ?? null, field: error.field ?? null };
  }
};

export const supported = () => isSupported();

const place = document.querySelector("[data-passkey]");
if (place && isSupported()) {
  const button = place.querySelector("button");
  const message = place.querySelector("p");
  place.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    message.textContent = "";
    try {
      await signIn(place);
    } catch (error) {
      message.textContent = isCancelled(error) ? "" : error.told ?? place.dataset.unexpected;
      button.disabled = false;
    }
  });
}
