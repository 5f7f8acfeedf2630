// Every page of the admin: a field that a widget makes has the name of the field that it is made for.
document.addEventListener("DOMContentLoaded", () => {
  // Waits its turn: the widgets are made in the same queue, which they have entered before.
  window.django?.jQuery(() => {
    for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
      const field = select.nextElementSibling?.querySelector(".select2-search__field");
      field?.setAttribute("aria-label", select.labels[0]?.textContent.trim() ?? "");
    }
  });
});
