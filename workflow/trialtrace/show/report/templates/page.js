"use strict";
// The page works without this: it unfolds what a link leads to, marks all parts of a span that
// others cross, filters findings, and unfolds sections for print (lists of single values stay
// folded unless the reader opened them).
(function () {
  function unfold(element) {
    for (let e = element; e; e = e.parentElement) {
      if (e.tagName === "DETAILS") e.open = true;
    }
  }

  let here = [];
  function arrive() {
    here.forEach((e) => e.classList.remove("here"));
    here = [];
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    const folded = target.parentElement && target.parentElement.closest("details:not([open])");
    unfold(target);
    here = [target, ...document.querySelectorAll('[data-part="' + CSS.escape(id) + '"]')];
    here.forEach((e) => e.classList.add("here"));
    if (folded) target.scrollIntoView();
  }
  addEventListener("hashchange", arrive);
  arrive();

  const form = document.getElementById("filter");
  if (form) {
    const rows = Array.from(document.querySelectorAll("#finding-rows tbody tr"));
    const show = function () {
      let shown = 0;
      for (const row of rows) {
        const fits = (field) => !form[field].value || row.dataset[field] === form[field].value;
        row.hidden = !(fits("severity") && fits("code"));
        if (!row.hidden) shown += 1;
      }
      form.querySelector("output").textContent = shown + " of " + rows.length + " shown";
    };
    form.addEventListener("change", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    show();
    // A link to a finding that the filter hides takes the filter away.
    addEventListener("hashchange", function () {
      const row = document.getElementById(location.hash.slice(1));
      if (row && row.hidden) {
        form.reset();
        show();
        row.scrollIntoView();
      }
    });
  }

  let folded = [];
  addEventListener("beforeprint", function () {
    folded = Array.from(document.querySelectorAll("details.card:not([open])"));
    folded.forEach((e) => (e.open = true));
  });
  addEventListener("afterprint", function () {
    folded.forEach((e) => (e.open = false));
  });
})();
