// Goes on when the wall does, keeps what is being typed, counts dots. The vote itself needs none of it.
(() => {
  const main = document.querySelector("main[data-at]");
  if (!main) return;
  const { at, here, step } = main.dataset;
  const form = main.querySelector("form");
  const draft = `draft ${step}`;
  let leaving = false;

  const moved = (word) => {
    if (!word || word === at || leaving) return;
    leaving = true;
    location.replace(here);
  };
  let later;
  const ask = async () => {
    clearTimeout(later);
    try {
      const answer = await fetch(`${here}/now`, { cache: "no-store" });
      if (answer.ok) moved(await answer.text());
    } catch { later = setTimeout(ask, 3000); }
  };
  const listen = () => {
    const events = new EventSource(`${here}/events`);
    events.onmessage = (event) => { if (event.data !== at) ask(); };  // only where the page can be had
    events.onerror = () => { if (events.readyState === EventSource.CLOSED) setTimeout(listen, 3000); };
  };
  if (window.EventSource) listen();
  setInterval(ask, window.EventSource ? 20000 : 3000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  window.addEventListener("online", ask);
  window.addEventListener("pageshow", (event) => { if (event.persisted) ask(); });

  if (!form) return;
  const typed = () => [...new FormData(form)].filter(([name]) => form.querySelector(`[name="${name}"]:not([type=hidden])`));
  if (location.search === "?sent=1") {
    sessionStorage.removeItem(draft);
    history.replaceState(null, "", here);
  }
  for (const [name, value] of JSON.parse(sessionStorage.getItem(draft) || "[]")) {
    const fields = [...form.querySelectorAll(`[name="${name}"]`)];
    const radio = fields.find((field) => field.type === "radio" && field.value === value);
    if (radio) radio.checked = true;
    else if (fields.length === 1 && value) fields[0].value = value;
  }
  form.addEventListener("input", () => {
    sessionStorage.setItem(draft, JSON.stringify(typed()));
    count();
  });
  const refuse = (words) => {
    const said = form.querySelector(".error") ?? form.insertBefore(document.createElement("p"), form.lastElementChild);
    Object.assign(said, { className: "error", textContent: words }).setAttribute("role", "alert");
  };
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      refuse("No network: nothing was sent. What you wrote is kept; send it when you are back.");
      return;
    }
    if (leaving) event.preventDefault();
    leaving = true;
    setTimeout(() => { leaving = false; }, 5000);
  });
  const left = main.querySelector("[data-dots]");
  const count = () => {
    if (!left) return;
    const given = [...form.querySelectorAll("input[type=radio]:checked")].reduce((sum, box) => sum + Number(box.value), 0);
    const rest = Number(left.dataset.dots) - given;
    left.textContent = rest < 0 ? `${-rest} too many: take some away.` : `${rest} of ${left.dataset.dots} dots left.`;
  };
  count();
})();
