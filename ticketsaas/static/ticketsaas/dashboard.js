// On the admin's home: colours of charts, running jobs that update, suggestions of tenants.
(() => {
  "use strict";

  const RUNNING_MS = 2000; // Shows a bar that moves; one request takes the server some milliseconds.
  const IDLE_MS = 15000; // Nothing runs: soon enough to show the next job.
  const FAILED_MS = 10000; // The server is down: find out that it is back without overloading it.
  const TYPING_MS = 200;

  // Unfold draws the texts of charts in fixed colours, which are too pale on one of the backgrounds.
  function colourCharts() {
    const dark = document.documentElement.classList.contains("dark");
    Chart.defaults.color = dark ? "#d1d5db" : "#4b5563";
    Object.values(Chart.instances).forEach((chart) => chart.update());
  }

  function watchJobs(list, status) {
    let timer = null;

    async function look() {
      timer = null;
      let wait = FAILED_MS;
      try {
        const reply = await fetch(list.dataset.address, { headers: { Accept: "text/html" } });
        if (reply.redirected || reply.status === 403) {
          status.textContent = "These bars stand still: you are logged out. Reload the page.";
          return;
        }
        if (!reply.ok) throw new Error(reply.statusText);
        show(await reply.text());
        say("");
        wait = list.querySelector("[data-running]") ? RUNNING_MS : IDLE_MS;
      } catch {
        say("The server can't be reached; this is how the jobs were before. Trying again.");
      }
      plan(wait);
    }

    function show(html) {
      const focused = list.contains(document.activeElement) ? document.activeElement.id : "";
      list.innerHTML = html;
      if (focused) document.getElementById(focused)?.focus();
    }

    // Set only when it changes, or a screen reader would repeat it.
    function say(text) {
      if (status.textContent !== text) status.textContent = text;
    }

    function plan(wait) {
      if (!document.hidden && timer === null) timer = setTimeout(look, wait);
    }

    document.addEventListener("visibilitychange", () => {
      clearTimeout(timer);
      timer = null;
      plan(0);
    });
    plan(RUNNING_MS);
  }

  function suggestTenants(field) {
    let timer = null;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const query = new URLSearchParams({ q: field.value });
        const reply = await fetch(`${field.dataset.suggestions}?${query}`).catch(() => null);
        if (!reply?.ok || reply.redirected) return;
        const { tenants } = await reply.json();
        field.list.replaceChildren(...tenants.map((id) => new Option("", id)));
      }, TYPING_MS);
    });
  }

  colourCharts();
  new MutationObserver(colourCharts).observe(document.documentElement, { attributeFilter: ["class"] });
  document.addEventListener("DOMContentLoaded", () => {
    const list = document.getElementById("dashboard-jobs");
    if (list) watchJobs(list, document.getElementById("dashboard-jobs-status"));
    const field = document.querySelector("[data-suggestions]");
    if (field) suggestTenants(field);
  });
})();
