// What mdBook's pages lack for keyboards and screen readers.
(() => {
  // The button for the list of chapters is a label, which does not take the focus.
  const label = document.getElementById("mdbook-sidebar-toggle");
  const checkbox = document.getElementById("mdbook-sidebar-toggle-anchor");
  const button = document.createElement("button");
  for (const { name, value } of label.attributes) {
    if (name !== "for") button.setAttribute(name, value);
  }
  button.type = "button";
  button.append(...label.childNodes);
  button.addEventListener("click", () => checkbox.click());
  checkbox.addEventListener("change", () => button.setAttribute("aria-expanded", checkbox.checked));
  label.replaceWith(button);
  document.getElementById("mdbook-menu-bar").setAttribute("role", "banner");

  // What is wider than the page is scrolled by keys, too.
  const focusable = () => {
    for (const part of document.querySelectorAll("pre > code, .table-wrapper")) {
      if (part.scrollWidth > part.clientWidth) part.setAttribute("tabindex", "0");
      else part.removeAttribute("tabindex");
    }
  };
  focusable();
  addEventListener("resize", focusable);
  document.fonts.ready.then(focusable);
})();
