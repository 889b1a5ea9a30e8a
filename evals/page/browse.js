// Filters the cases of a run of evals; the page works without it, too.
(() => {
  "use strict";
  const cases = [...document.querySelectorAll(".case")];
  const field = (id) => document.getElementById(id);
  const checked = (id) => Boolean(field(id)?.checked);

  const wanted = (one) => {
    const failed = one.dataset.failed ? one.dataset.failed.split("|") : [];
    const words = field("words").value.trim().toLowerCase();
    return (
      (!field("suite").value || one.dataset.suite === field("suite").value) &&
      (!field("metric").value || failed.includes(field("metric").value)) &&
      (!checked("failing") || failed.length > 0) &&
      (!checked("flipped") || "flipped" in one.dataset) &&
      (!words || one.textContent.toLowerCase().includes(words))
    );
  };

  const filter = () => {
    let count = 0;
    for (const one of cases) {
      one.hidden = !wanted(one);
      count += one.hidden ? 0 : 1;
    }
    field("count").textContent = `${count} of ${cases.length} cases`;
  };

  const form = document.querySelector(".filters");
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
