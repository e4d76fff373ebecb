// Runs before anything is painted, on every page: theme, language and time zone live in cookies that the server reads.
(() => {
  const root = document.documentElement;
  const year = 60 * 60 * 24 * 365;
  const setCookie = (name, value) => {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${year}; SameSite=Lax${secure}`;
  };
  const hasCookie = (name, value) => document.cookie.split("; ").includes(`${name}=${encodeURIComponent(value)}`);

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && root.dataset.timeZone !== zone) {
    setCookie("timezone", zone);
    // The page was made for another zone; once is enough, and only when the cookie was kept.
    if (root.dataset.interactive === "true" && hasCookie("timezone", zone) && sessionStorage.getItem("zone") !== zone) {
      sessionStorage.setItem("zone", zone);
      location.reload();
    }
  }

  const setTheme = (theme) => {
    setCookie("theme", theme);
    root.dataset.theme = theme;
    for (const scheme of ["light", "dark"]) {
      const sheet = document.getElementById(`theme-${scheme}`);
      sheet.media = theme === "system" ? `(prefers-color-scheme: ${scheme})` : theme === scheme ? "all" : "not all";
    }
    showChosenTheme();
    document.dispatchEvent(new CustomEvent("themechange"));
  };

  const showChosenTheme = () => {
    for (const button of document.querySelectorAll("[data-set-theme]")) {
      button.setAttribute("aria-pressed", String(button.dataset.setTheme === root.dataset.theme));
    }
  };

  // The clipboard is for secure origins only; elsewhere the text is left selected, which the old command copies.
  const copyText = async (element) => {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(element.textContent.trim());
      return;
    }

    getSelection().selectAllChildren(element);
    document.execCommand("copy");
  };

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.dispatchEvent(new CustomEvent("themechange")));

  // Menus are built after this ran, so the chosen theme is marked when one opens.
  document.addEventListener("toggle", showChosenTheme, true);
  document.addEventListener("DOMContentLoaded", showChosenTheme);

  // A row's menu opens beside its button, above it where there is no room below.
  document.addEventListener("beforetoggle", (event) => {
    const menu = event.target;
    if (event.newState !== "open" || !menu.classList?.contains("menu-anchored")) {
      return;
    }

    const button = document.querySelector(`[popovertarget="${menu.id}"]`).getBoundingClientRect();
    const above = button.bottom > innerHeight * 0.6;
    menu.style.insetInlineEnd = `${document.documentElement.clientWidth - button.right}px`;
    menu.style.insetBlockStart = above ? "auto" : `${button.bottom + 4}px`;
    menu.style.insetBlockEnd = above ? `${innerHeight - button.top + 4}px` : "auto";
  }, true);

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const theme = target?.closest("[data-set-theme]");
    if (theme) {
      setTheme(theme.dataset.setTheme);
      return;
    }

    const culture = target?.closest("[data-set-culture]");
    if (culture) {
      setCookie(".AspNetCore.Culture", `c=${culture.dataset.setCulture}|uic=${culture.dataset.setCulture}`);
      location.reload();
      return;
    }

    const skip = target?.closest("[data-skip]");
    if (skip) {
      event.preventDefault();
      document.getElementById("main")?.focus();
      return;
    }

    const copy = target?.closest("[data-copy]");
    if (copy) {
      copyText(document.getElementById(copy.dataset.copy)).then(() => {
        copy.querySelector("[aria-live]").textContent = copy.dataset.copied;
      });
      return;
    }

    target?.closest("a, .menu-item")?.closest("[popover]")?.hidePopover();
    if (target?.closest("[data-reload]")) {
      location.reload();
    }
  });
})();
