// Sends files straight from the browser, so that it knows how far each one is; the circuit only hears of it.
const files = new Map();
let lastId = 0;

// Files come from the input inside the element or are dropped onto it.
export function attach(root, page) {
  const input = root.querySelector("input[type=file]");
  const choose = (list) => {
    const chosen = [...list].map((file) => {
      const id = ++lastId;
      files.set(id, { file });
      return { id, name: file.name, size: file.size, type: file.type };
    });
    if (chosen.length > 0) {
      page.invokeMethodAsync("Chosen", chosen);
    }
  };

  input.addEventListener("change", () => {
    choose(input.files);
    input.value = "";
  });
  root.addEventListener("dragover", (event) => {
    event.preventDefault();
    root.dataset.dragged = "true";
  });
  root.addEventListener("dragleave", () => delete root.dataset.dragged);
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    delete root.dataset.dragged;
    choose(event.dataTransfer.files);
  });
}

export function send(id, address, token, page) {
  const entry = files.get(id);
  const request = new XMLHttpRequest();
  entry.request = request;
  let told = 0;
  request.upload.addEventListener("progress", (event) => {
    const now = performance.now();
    if (event.lengthComputable && now - told > 150) {
      told = now;
      page.invokeMethodAsync("Progressed", id, (100 * event.loaded) / event.total);
    }
  });
  const end = (status, message) => {
    files.delete(id);
    page.invokeMethodAsync("Ended", id, status, message);
  };
  request.addEventListener("load", () => end(request.status, messageOf(request)));
  request.addEventListener("error", () => end(0, null));
  request.addEventListener("abort", () => end(-1, null));
  request.open("POST", address);
  request.setRequestHeader("RequestVerificationToken", token);
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.send(entry.file);
}

export function cancel(id) {
  files.get(id)?.request?.abort();
  files.delete(id);
}

// What was chosen, before the server has it; the page lets go of it when it has drawn the real one.
export function preview(id) {
  const entry = files.get(id);
  return entry ? URL.createObjectURL(entry.file) : null;
}

export function release(address) {
  URL.revokeObjectURL(address);
}

// Without a secure context there is no clipboard.
export async function copy(address) {
  try {
    await navigator.clipboard.writeText(new URL(address, document.baseURI).href);
    return true;
  } catch {
    return false;
  }
}

function messageOf(request) {
  try {
    return JSON.parse(request.responseText).message ?? null;
  } catch {
    return null;
  }
}
