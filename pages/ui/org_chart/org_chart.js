// The organisation chart in the browser: it draws what Python laid out and sends back what
// people do. It keeps no truth of its own; a move shows at once and Python confirms it.
// boxes.js, drawing.js and files.js stand before this file in the same module.
//
// 1 Start and post · 2 Model · 3 Screen · 4 Camera · 5 Pointer · 6 Keyboard · 7 Tools

const NARROW = 560; // pixels: below, the chart is one indented column
const DRAW_ALL = 150; // boxes: up to here everything is drawn, above only what is on screen
const OVERSCAN = 260; // pixels drawn beyond the window, so that a short scroll shows no gap
const LONG_PRESS = 380; // milliseconds a finger rests before it lifts a box
const SLACK = 5; // pixels a mouse may tremble before a click becomes a drag
const GHOST = { x: 14, y: 20 }; // the ghost stands aside: the target's name stays readable
const EDGE = 40; // pixels from the window's edge where a drag scrolls

const charts = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".org-chart");
  if (!charts.has(root)) charts.set(root, new OrgChart(root));
  const chart = charts.get(root);
  chart.send = (events) => setTriggerValue("event", { events });
  chart.receive(data);
  return () => chart.leave();
}

class OrgChart {
  // ---------------------------------------------------------------- 1 Start and post
  constructor(root) {
    const part = (name) => root.querySelector(`.${name}`);
    Object.assign(this, {
      root, part, window: part("window"), svg: part("ink"), tree: part("tree"),
      boxes: [], byId: new Map(), nodes: new Map(), outbox: [], seq: 0, zoom: 0,
      focusId: null, carriedId: null, aimId: null, press: null, drag: null,
      words: "", allDotted: false, anchorId: null, toShow: null, data: null,
    });
    this.listenToPointer();
    this.listenToKeyboard();
    this.listenToTools();
    this.window.addEventListener("scroll", () => this.scheduleDraw(), { passive: true });
    this.resized = new ResizeObserver(() => this.resize());
    this.resized.observe(this.window);
  }

  leave() {
    this.resized.disconnect();
    this.stopDrag();
    charts.delete(this.root);
  }

  // Every post carries all that is not confirmed yet, so that nothing is lost between reruns.
  post(verb, fields = {}) {
    this.seq += 1;
    this.outbox.push({ seq: this.seq, rev: this.data.rev, verb, ...fields });
    this.send([...this.outbox]);
  }

  receive(data) {
    this.data = data;
    this.seq = Math.max(this.seq, data.seq);
    this.outbox = this.outbox.filter((event) => event.seq > data.seq);
    this.part("tree").setAttribute("aria-label", data.name);
    this.part("help").hidden = data.readonly;
    this.rebuild();
    if (this.toShowFound && !this.outbox.length) {
      this.toShowFound = false;
      this.nextFound();
    } else if (data.said && data.seq !== this.saidAt) this.say(data.said, data.refused);
    this.saidAt = data.seq;
    this.root.dataset.rev = data.rev; // last: who waits for it finds everything drawn
    this.root.dataset.seq = data.seq;
  }

  say(text, refused = false) {
    const status = this.part("status");
    status.textContent = text;
    status.classList.toggle("refused", refused);
  }

  // ---------------------------------------------------------------- 2 Model
  rebuild() {
    const anchor = this.byId.get(this.anchorId ?? this.focusId);
    const before = anchor && this.inPane(anchor);
    const hadFocus = this.tree.contains(this.active());
    const bossOfFocus = this.boxes[this.byId.get(this.focusId)?.boss]?.id;
    this.paneWidth ||= this.window.clientWidth;
    this.narrow = this.paneWidth > 0 && this.paneWidth < NARROW;
    this.boxes = readBoxes(this.data, this.narrow);
    this.byId = new Map(this.boxes.map((box) => [box.id, box]));
    this.outbox.filter((event) => event.verb === "move").forEach((move) => this.moveAtOnce(move));
    if (!this.byId.has(this.focusId)) {
      this.focusId = this.byId.has(bossOfFocus) ? bossOfFocus : this.boxes[0]?.id;
    }
    this.resizePaper();
    if (!this.zoom) this.home();
    else if (before) this.keepInPlace(anchor.id, before);
    this.draw();
    if (this.toShow) this.show(this.toShow);
    if (this.outbox.length === 0) this.anchorId = this.toShow = null;
    if (hadFocus) this.refocus();
  }

  active() {
    return this.root.getRootNode().activeElement;
  }

  refocus() {
    const drawn = this.nodes.get(this.focusId);
    if (drawn && drawn !== this.active()) drawn.focus({ preventScroll: true });
  }

  // The box lands under its new boss before Python has answered; the answer sets it right.
  moveAtOnce({ id, to }) {
    const [box, boss] = [this.byId.get(id), this.byId.get(to)];
    if (!box || !boss) return;
    const [dx, dy] = [boss.x + 26 - box.x, boss.y + boss.h + 16 - box.y];
    const branch = this.boxes.filter((other) => this.isBelow(other, box));
    for (const moved of [box, ...branch]) {
      Object.assign(moved, { x: moved.x + dx, y: moved.y + dy, pending: true });
    }
    Object.assign(box, { boss: this.boxes.indexOf(boss), stacked: true });
  }

  bossOf(box) {
    return this.boxes[box.boss];
  }

  isBelow(box, other) {
    for (let up = this.bossOf(box); up; up = this.bossOf(up)) if (up === other) return true;
    return false;
  }

  // The reasons Python would give too: here so that nobody waits for a no.
  refusal(box, boss) {
    if (box === boss) return `${box.name} cannot report to themselves.`;
    if (this.isBelow(boss, box)) {
      return `${box.name} cannot report to ${boss.name}, who is in the branch below: a loop.`;
    }
    if (this.bossOf(box) === boss) return `${box.name} reports to ${boss.name} already.`;
    return "";
  }

  move(box, boss) {
    const no = this.refusal(box, boss);
    if (no) return this.say(no, true);
    this.anchorId = boss.id;
    this.toShow = this.focusId = box.id;
    const from = this.bossOf(box)?.id ?? null;
    this.post("move", { id: box.id, from, to: boss.id });
    this.say(`${box.name} now reports to ${boss.name}.`);
    this.rebuild();
  }

  // ---------------------------------------------------------------- 3 Screen
  scheduleDraw() {
    if (this.boxes.length <= DRAW_ALL || this.scheduled) return;
    this.scheduled = requestAnimationFrame(() => {
      this.scheduled = 0;
      this.draw();
    });
  }

  draw() {
    const sight = this.sight();
    const wanted = this.boxes.filter((box) => sight(box) || this.isHeld(box));
    const ids = new Set(wanted.map((box) => box.id));
    for (const [id, old] of this.nodes) {
      if (!ids.has(id)) {
        old.remove();
        this.nodes.delete(id);
      }
    }
    let before = null;
    for (const box of wanted) before = this.place(box, before);
    set(this.part("line"), { d: this.lines(sight) });
    set(this.part("dotted"), { d: this.dottedLines() });
  }

  // Says whether a box, or the rectangle round two boxes, is near the window.
  sight() {
    if (this.boxes.length <= DRAW_ALL) return () => true;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.window;
    const [left, top] = [scrollLeft / this.zoom - OVERSCAN, scrollTop / this.zoom - OVERSCAN];
    const right = left + clientWidth / this.zoom + 2 * OVERSCAN;
    const bottom = top + clientHeight / this.zoom + 2 * OVERSCAN;
    return (one, other = one) =>
      Math.min(one.x, other.x) < right && Math.max(one.x + one.w, other.x + other.w) > left &&
      Math.min(one.y, other.y) < bottom && Math.max(one.y + one.h, other.y + other.h) > top;
  }

  isHeld(box) {
    return box.id === this.focusId || box.id === this.carriedId;
  }

  place(box, before) {
    let drawn = this.nodes.get(box.id);
    if (!drawn || drawn.signature !== box.signature) {
      const fresh = boxNode(box);
      if (drawn) drawn.replaceWith(fresh);
      fresh.signature = box.signature;
      this.nodes.set(box.id, (drawn = fresh));
    }
    let next = before ? before.nextSibling : this.tree.firstChild;
    if (next && drawn === next.nextSibling) {
      next.remove(); // one box left this place: its turn comes further down
      next = drawn;
    }
    if (drawn !== next) this.tree.insertBefore(drawn, next);
    this.describe(drawn, box);
    return drawn;
  }

  describe(drawn, box) {
    const chosen = box.id === this.chosenId();
    const attributes = {
      "aria-level": box.depth + 1, "aria-posinset": box.place, "aria-setsize": box.family.length,
      transform: `translate(${box.x} ${box.y})`,
      "aria-selected": chosen, tabindex: box.id === this.focusId ? 0 : -1,
      ...(box.below && { "aria-expanded": !box.folded }),
    };
    set(drawn, attributes);
    drawn.classList.toggle("pending", Boolean(box.pending));
    drawn.classList.toggle("chosen", chosen);
    drawn.classList.toggle("found", this.isFound(box));
    drawn.classList.toggle("carried", box.id === this.carriedId);
    drawn.classList.toggle("aim", box.id === this.aimId);
    drawn.classList.toggle("no", box.id === this.aimId && Boolean(this.aimRefusal));
  }

  redescribe() {
    for (const [id, drawn] of this.nodes) this.describe(drawn, this.byId.get(id));
  }

  chosenId() {
    const waiting = this.outbox.findLast((event) => event.verb === "choose");
    return waiting ? waiting.id : this.data.chosen;
  }

  lines(sight) {
    const paths = [];
    for (const box of this.boxes) {
      const boss = this.bossOf(box);
      if (boss && sight(boss, box)) paths.push(elbow(boss, box, this.data.geo, this.narrow));
    }
    return paths.join("");
  }

  dottedLines() {
    const chosen = this.chosenId();
    return this.data.dotted
      .filter(([from, to]) => this.allDotted || from === chosen || to === chosen)
      .map(([from, to]) => bow(this.byId.get(from), this.byId.get(to)))
      .join("");
  }

  // ---------------------------------------------------------------- 4 Camera
  paper() {
    const [width, height, outlineWidth, outlineHeight] = this.data.size;
    return this.narrow ? [outlineWidth, outlineHeight] : [width, height];
  }

  resizePaper() {
    const [width, height] = this.paper();
    const zoom = this.zoom || 1;
    set(this.svg, { width: Math.round(width * zoom), height: Math.round(height * zoom) });
    set(this.part("paper"), { transform: `scale(${zoom})` });
    this.part("percent").textContent = `${Math.round(zoom * 100)} %`;
  }

  resize() {
    this.paneWidth = this.window.clientWidth;
    if (!this.data || !this.paneWidth) return;
    const narrow = this.paneWidth < NARROW;
    if (!this.zoom || narrow !== this.narrow) {
      this.zoom = 0;
      this.rebuild();
    } else this.scheduleDraw();
  }

  // Small charts at full size; large ones no smaller than the zoom at which text is readable.
  home() {
    if (!this.window.clientWidth || !this.boxes.length) return;
    const [width] = this.paper();
    const fitting = this.window.clientWidth / width;
    this.zoom = this.narrow ? 1 : Math.max(this.data.geo.defaultZoom, Math.min(1, fitting));
    this.resizePaper();
    const top = this.boxes[0];
    const middle = (top.x + top.w / 2) * this.zoom - this.window.clientWidth / 2;
    this.window.scrollTo(this.narrow ? 0 : middle, 0);
  }

  zoomTo(zoom) {
    const { clientWidth, clientHeight } = this.window;
    const x = (this.window.scrollLeft + clientWidth / 2) / this.zoom;
    const y = (this.window.scrollTop + clientHeight / 2) / this.zoom;
    this.zoom = Math.min(2.5, Math.max(0.05, zoom));
    this.resizePaper();
    this.window.scrollTo(x * this.zoom - clientWidth / 2, y * this.zoom - clientHeight / 2);
    this.draw();
  }

  fit() {
    const [width, height] = this.paper();
    const { clientWidth, clientHeight } = this.window;
    this.zoomTo(Math.min(1.25, clientWidth / width, Math.max(clientHeight, 240) / height));
  }

  // Where a box stands on the scrolled paper. Worked out rather than measured: asking the browser
  // would make it lay everything out at once. Paper narrower than the window stands in its middle.
  inPane(box) {
    const spare = Math.max(0, (this.paneWidth - this.paper()[0] * this.zoom) / 2);
    return { x: spare + box.x * this.zoom, y: box.y * this.zoom };
  }

  keepInPlace(id, before) {
    const box = this.byId.get(id);
    if (!box) return;
    const after = this.inPane(box);
    const [dx, dy] = [after.x - before.x, after.y - before.y];
    if (dx || dy) this.window.scrollBy(dx, dy);
  }

  // The least scrolling that brings a box into the window; the page itself stays where it is.
  show(id) {
    const box = this.byId.get(id);
    if (!box) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.window;
    const at = this.inPane(box);
    const past = (start, size, from, length) =>
      Math.min(0, start - 24 - from) || Math.max(0, start + size + 24 - from - length);
    const dx = past(at.x, box.w * this.zoom, scrollLeft, clientWidth);
    const dy = past(at.y, box.h * this.zoom, scrollTop, clientHeight);
    if (dx || dy) this.window.scrollBy(dx, dy);
    if (dx || dy) this.draw();
  }

  // ---------------------------------------------------------------- 5 Pointer
  listenToPointer() {
    const on = (name, act, options) => this.window.addEventListener(name, act, options);
    on("pointerdown", (event) => event.button === 0 && this.pressed(event));
    on("pointermove", (event) => this.pointerMoved(event));
    on("pointerup", (event) => this.released(event));
    on("pointercancel", () => this.stopDrag());
    on("contextmenu", (event) => this.press?.touch && event.preventDefault());
    on("touchmove", (event) => this.drag && event.preventDefault(), { passive: false });
    on("wheel", (event) => this.wheeled(event), { passive: false });
  }

  wheeled(event) {
    if (!event.ctrlKey && !event.metaKey) return; // a plain wheel scrolls, as everywhere
    event.preventDefault();
    this.zoomTo(this.zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
  }

  onPaper({ clientX, clientY }) {
    const paper = this.svg.getBoundingClientRect();
    return { x: (clientX - paper.left) / this.zoom, y: (clientY - paper.top) / this.zoom };
  }

  boxAt({ x, y }) {
    return this.boxes.findLast(
      (box) => x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h,
    );
  }

  pressed(event) {
    const at = this.onPaper(event);
    const box = this.boxAt(at);
    const touch = event.pointerType !== "mouse";
    const { scrollLeft, scrollTop } = this.window;
    if (touch && !box) return; // one finger beside the boxes scrolls, as everywhere
    const frame = this.window.getBoundingClientRect();
    if (event.clientX > frame.left + this.window.clientWidth) return; // the scroll bars
    if (event.clientY > frame.top + this.window.clientHeight) return;
    const onToggle = box?.below && at.x > box.x + box.w - TOGGLE.width - 4 &&
      at.y > box.y + box.h - TOGGLE.height - 4;
    this.press = { box, touch, onToggle, at: event, scrollLeft, scrollTop };
    if (touch) this.press.timer = setTimeout(() => this.startDrag(event), LONG_PRESS);
    else this.window.setPointerCapture(event.pointerId);
  }

  pointerMoved(event) {
    if (this.drag) return this.dragged(event);
    if (!this.press) return;
    const { at, box, touch } = this.press;
    const [dx, dy] = [event.clientX - at.clientX, event.clientY - at.clientY];
    if (Math.hypot(dx, dy) < SLACK) return;
    if (touch) this.stopDrag();
    else if (box) this.startDrag(event);
    else this.window.scrollTo(this.press.scrollLeft - dx, this.press.scrollTop - dy);
  }

  released(event) {
    const { press, drag } = this;
    this.stopDrag();
    if (drag) return drag.aim && drag.aim !== drag.box ? this.move(drag.box, drag.aim) : this.say("");
    if (!press?.box || this.boxAt(this.onPaper(event)) !== press.box) return;
    this.focusOn(press.box);
    if (press.onToggle) this.toggle(press.box);
    else this.choose(press.box);
  }

  startDrag(event) {
    const box = this.press?.box;
    if (!box || this.data.readonly) return;
    this.drag = { box, ghost: boxNode(box) };
    this.drag.ghost.setAttribute("class", "box ghost");
    this.drag.ghost.removeAttribute("role");
    this.part("paper").append(this.drag.ghost);
    this.carriedId = box.id;
    this.escape = (key) => key.key === "Escape" && this.cancel();
    document.addEventListener("keydown", this.escape);
    this.say(`Moving ${box.name}. Drop on the new boss; Esc cancels.`);
    this.dragged(event);
  }

  dragged(event) {
    const at = this.onPaper(event);
    const { ghost, box } = this.drag;
    ghost.setAttribute("transform", `translate(${at.x + GHOST.x} ${at.y + GHOST.y})`);
    const over = this.boxAt(at);
    if (over !== this.drag.aim) {
      this.drag.aim = over;
      this.aimAt(over === box ? undefined : over, box);
    }
    this.scrollAtEdge(event);
  }

  aimAt(boss, box) {
    this.aimId = boss?.id ?? null;
    this.aimRefusal = boss ? this.refusal(box, boss) : "";
    if (boss) this.say(this.aimRefusal || `${box.name} to report to ${boss.name}?`, this.aimRefusal);
    this.redescribe();
  }

  scrollAtEdge({ clientX, clientY }) {
    const { left, top, right, bottom } = this.window.getBoundingClientRect();
    const push = (at, low, high) => (at < low + EDGE ? -14 : at > high - EDGE ? 14 : 0);
    this.window.scrollBy(push(clientX, left, right), push(clientY, top, bottom));
  }

  stopDrag() {
    clearTimeout(this.press?.timer);
    this.drag?.ghost.remove();
    document.removeEventListener("keydown", this.escape);
    this.press = this.drag = this.carriedId = this.aimId = null;
    if (this.data) this.redescribe();
  }

  cancel() {
    const back = this.carriedId;
    this.stopDrag();
    this.say("Cancelled. Nothing was moved.");
    if (back) this.focusOn(this.byId.get(back));
  }

  // ---------------------------------------------------------------- 6 Keyboard
  listenToKeyboard() {
    this.tree.addEventListener("keydown", (event) => {
      const act = this.keys()[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act(this.byId.get(this.focusId));
    });
    this.tree.addEventListener("focusin", (event) => {
      const id = event.target.closest("[data-id]")?.dataset.id;
      if (id && id !== this.focusId) this.focusOn(this.byId.get(id));
    });
  }

  keys() {
    const step = (by) => (box) => this.focusOn(this.boxes[this.boxes.indexOf(box) + by]);
    return {
      ArrowDown: step(1),
      ArrowUp: step(-1),
      ArrowRight: (box) => (box.folded ? this.toggle(box) : box.below && step(1)(box)),
      ArrowLeft: (box) => (box.below && !box.folded && !this.carriedId
        ? this.toggle(box)
        : this.focusOn(this.bossOf(box))),
      Home: () => this.focusOn(this.boxes[0]),
      End: () => this.focusOn(this.boxes.at(-1)),
      m: (box) => this.pickUp(box),
      M: (box) => this.pickUp(box),
      Enter: (box) => (this.carriedId ? this.putDown(box) : this.choose(box)),
      " ": (box) => (this.carriedId ? this.putDown(box) : this.choose(box)),
      Escape: () => (this.carriedId ? this.cancel() : this.choose(null)),
    };
  }

  focusOn(box) {
    if (!box) return;
    this.focusId = box.id;
    this.show(box.id);
    this.draw();
    const carried = this.byId.get(this.carriedId);
    if (carried && !this.drag) this.aimAt(box === carried ? undefined : box, carried);
    this.refocus();
  }

  pickUp(box) {
    if (this.data.readonly) return this.say("You may look at this chart, not change it.");
    this.carriedId = box.id;
    this.say(`${box.name} picked up. Arrow keys choose the new boss, Enter drops, Esc cancels.`);
    this.redescribe();
  }

  putDown(boss) {
    const box = this.byId.get(this.carriedId);
    if (box === boss || this.refusal(box, boss)) {
      return this.say(this.refusal(box, boss), true); // still carried: choose another
    }
    this.carriedId = this.aimId = null;
    this.move(box, boss);
    this.refocus();
  }

  toggle(box) {
    this.anchorId = box.id;
    this.say(`${box.name}: ${box.folded ? "opening" : "folding"} ${box.below} below.`);
    this.post(box.folded ? "unfold" : "fold", { id: box.id });
  }

  choose(box) {
    const id = box?.id ?? null;
    if (id === this.chosenId()) return;
    this.post("choose", { id });
    this.draw();
  }

  // ---------------------------------------------------------------- 7 Tools
  listenToTools() {
    const tools = {
      out: () => this.zoomTo(this.zoom / 1.2),
      in: () => this.zoomTo(this.zoom * 1.2),
      fit: () => this.fit(),
      unfold_all: () => this.post("unfold_all"),
      fold_all: () => this.post("fold_all"),
      dotted: (button) => this.toggleDotted(button),
      svg: () => saveSvg(this),
      png: () => savePng(this),
    };
    for (const button of this.root.querySelectorAll("[data-tool]")) {
      button.addEventListener("click", () => tools[button.dataset.tool](button));
    }
    const input = this.part("search");
    input.addEventListener("input", () => this.search(input.value));
    input.addEventListener("keydown", (event) => event.key === "Enter" && this.nextFound());
  }

  toggleDotted(button) {
    this.allDotted = !this.allDotted;
    button.setAttribute("aria-pressed", this.allDotted);
    this.draw();
    this.say(`Dotted lines: ${this.allDotted ? "all" : "only those of the chosen person"}.`);
  }

  isFound(box) {
    if (!this.words) return false;
    return box.found || box.searched.includes(this.words);
  }

  search(words) {
    this.words = words.trim().toLowerCase();
    this.foundAt = -1;
    this.asked = false;
    this.redescribe();
    const found = this.boxes.filter((box) => this.isFound(box)).length;
    if (!this.words) this.say("");
    else this.say(`${found || "None"} in sight. Enter looks in folded branches too.`);
  }

  // The first Enter asks Python, which opens the way to everybody found; then on to the next.
  nextFound() {
    if (!this.words) return;
    if (!this.asked) {
      this.asked = true;
      this.toShowFound = true;
      return this.post("find", { words: this.words });
    }
    const found = this.boxes.filter((box) => this.isFound(box));
    if (!found.length) return;
    this.foundAt = (this.foundAt + 1) % found.length;
    const box = found[this.foundAt];
    this.focusId = box.id;
    this.show(box.id);
    this.draw();
    this.say(`${this.foundAt + 1} of ${found.length}: ${box.label}`);
  }
}
