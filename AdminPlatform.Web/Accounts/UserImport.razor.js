// As bytes in a stream: as an argument a long text would be more than a message may hold.
export const read = (element) => new TextEncoder().encode(element.value);

export const download = (name, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
