// What a browser with scripts gets beside: a button that copies a patch, and `/` for the search. Nothing needs it.
"use strict";

for (const figure of document.querySelectorAll("figure.patch")) {
  if (!navigator.clipboard || !figure.querySelector("pre")) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(figure.querySelector("pre code").textContent);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  figure.querySelector("figcaption").append(button);
}

document.addEventListener("keydown", event => {
  const search = document.querySelector("input[type=search]");
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (event.key === "/" && search && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
  }
});
