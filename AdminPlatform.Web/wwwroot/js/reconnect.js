// The dialog while the circuit is away. Blazor tries again by itself and tells by classes of the dialog how that goes.
(() => {
  const dialog = document.getElementById("components-reconnect-modal");

  const show = () => {
    const is = (state) => dialog.classList.contains(`components-reconnect-${state}`);
    if (is("rejected")) {
      location.reload();
    } else if (is("show") || is("failed")) {
      if (!dialog.open) {
        dialog.showModal();
        leaveIfSignedOut();
      }
    } else if (dialog.open) {
      dialog.close();
    }
  };

  // Whoever was signed out meanwhile cannot reconnect: the page itself would be a redirect to the sign-in page.
  const leaveIfSignedOut = async () => {
    try {
      if ((await fetch(location.href, { redirect: "manual" })).type === "opaqueredirect") {
        location.reload();
      }
    } catch {
      // The server is away; that is what the dialog says.
    }
  };

  // False: the server was reached but has forgotten the circuit.
  const retry = async () => {
    try {
      if (!(await Blazor.reconnect())) {
        location.reload();
      }
    } catch {
      // Still away; the button and the next look at the page try again.
    }
  };

  new MutationObserver(show).observe(dialog, { attributeFilter: ["class"] });
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.querySelector("[data-reconnect]").addEventListener("click", retry);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && dialog.classList.contains("components-reconnect-failed")) {
      retry();
    }
  });
})();
