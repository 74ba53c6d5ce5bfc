// Listens to server-sent events and says "tick" to the page; without them it asks every two seconds.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".live");
  const live = (root.live ??= {});
  live.tell = () => setTriggerValue("tick", Date.now());
  live.ends = data.ends_at;
  live.ahead = data.now - Date.now();

  const draw = () => {
    const left = live.ends ? Math.max(0, Math.round((live.ends - Date.now() - live.ahead) / 1000)) : null;
    root.querySelector(".clock").hidden = left === null;
    root.classList.toggle("large", data.is_large);
    if (left === null) return;
    const words = left || !data.is_large ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : "Time is up";
    root.querySelector("b").textContent = words;
  };
  const shown = JSON.stringify(data.signs);
  if (live.signs !== shown) {
    live.signs = shown;
    root.querySelector(".signs").replaceChildren(...data.signs.map(sign));
  }
  root.classList.toggle("head", data.signs.length > 0);
  draw();
  live.clock ??= setInterval(() => live.draw(), 500);
  live.draw = draw;

  if (live.address !== data.address) {
    live.source?.close();
    live.address = data.address;
    if (data.address) listen();
  }
  function sign([name, src, alt]) {
    return Object.assign(document.createElement("img"), { className: name, src, alt });
  }
  function listen() {
    const source = (live.source = new EventSource(data.address));
    let first = true;
    source.onmessage = () => { if (!first || live.polls) live.tell(); first = false; quiet(); };
    source.onerror = () => {
      live.polls ??= setInterval(() => live.tell(), 2000);
      if (source.readyState === EventSource.CLOSED) setTimeout(() => { if (live.source === source) listen(); }, 5000);
    };
  }
  function quiet() { clearInterval(live.polls); live.polls = undefined; }
  return () => {
    live.source?.close();
    clearInterval(live.clock);
    quiet();
    live.address = live.clock = live.source = live.signs = undefined;
  };
}
