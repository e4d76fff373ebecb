const openers = new Map();

export function open(id, dialog) {
  openers.set(id, document.activeElement);
  dialog.showModal();
  dialog.querySelector("[autofocus], .modal-body input:not([type=hidden]), .modal-footer button")?.focus();
}

// The element has left the page by now; whoever opened it gets the focus back.
export function close(id) {
  const opener = openers.get(id);
  openers.delete(id);
  if (opener?.isConnected) {
    opener.focus();
  }
}
