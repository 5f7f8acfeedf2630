// On every page of the admin: a field that a widget creates gets the label of the field it replaces.
document.addEventListener("DOMContentLoaded", () => {
  // Runs after the widgets, which were queued before and are created in the same queue.
  window.django?.jQuery(() => {
    for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
      const field = select.nextElementSibling?.querySelector(".select2-search__field");
      field?.setAttribute("aria-label", select.labels[0]?.textContent.trim() ?? "");
    }
  });
});
