// Goes on when the wall does, keeps what is being typed, counts dots. The vote itself needs none of it.
(() => {
  const main = document.querySelector("main[data-at]");
  if (!main) return;
  const { at, here, step } = main.dataset;
  const form = main.querySelector("form");
  const texts = () => form ? [...form.querySelectorAll("textarea, input:not([type=hidden]):not([type=radio]), select")] : [];
  const draft = `draft ${step}`;
  let leaving = false;

  const moved = (word) => {
    if (!word || word === at || leaving) return;
    leaving = true;
    location.replace(here);
  };
  const ask = async () => {
    try {
      const answer = await fetch(`${here}/now`, { cache: "no-store" });
      if (answer.ok) moved(await answer.text());
    } catch { /* no network: it is asked again */ }
  };
  const listen = () => {
    const events = new EventSource(`${here}/events`);
    events.onmessage = (event) => moved(event.data);
    events.onerror = () => { if (events.readyState === EventSource.CLOSED) setTimeout(listen, 3000); };
  };
  if (window.EventSource) listen();
  setInterval(ask, window.EventSource ? 20000 : 3000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  window.addEventListener("online", ask);
  window.addEventListener("pageshow", (event) => { if (event.persisted) ask(); });

  if (!form) return;
  const saved = main.querySelector(".saved");
  if (saved) sessionStorage.removeItem(draft);
  const kept = JSON.parse(sessionStorage.getItem(draft) || "{}");
  texts().forEach((field) => { if (kept[field.name]) field.value = kept[field.name]; });
  form.addEventListener("input", () => {
    sessionStorage.setItem(draft, JSON.stringify(Object.fromEntries(texts().map((f) => [f.name, f.value]))));
    count();
  });
  form.addEventListener("submit", (event) => {
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
