// How a box and a line look: the same on the screen and in the files saved from it.
// playbook/org_chart/svg.py draws the same without a browser; a browser test compares the two.

const SVG = "http://www.w3.org/2000/svg";
const TOGGLE = { width: 40, height: 28 };
const BEND = 36; // how far a dotted line swings out

function node(name, attributes = {}, text) {
  const made = document.createElementNS(SVG, name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  if (text !== undefined) made.textContent = text; // never markup: a name is only a name
  return made;
}

// Writes only what differs: the browser lays out again whatever is written, changed or not.
function set(element, attributes) {
  for (const key in attributes) {
    const value = String(attributes[key]);
    if (element.getAttribute(key) !== value) element.setAttribute(key, value);
  }
}

// Down from the boss, across, and into the report: svg.py draws the same line.
function elbow(boss, box, geo, narrow) {
  const foot = boss.y + boss.h;
  const middle = box.y + (box.h >> 1);
  if (narrow) return `M${boss.x + 7} ${foot}V${middle}H${box.x}`;
  const bus = foot + (geo.levelGap >> 1);
  const start = `M${boss.x + (boss.w >> 1)} ${foot}V${bus}`;
  if (!box.stacked) return `${start}H${box.x + (box.w >> 1)}V${box.y}`;
  return `${start}H${box.x - (geo.stackIndent >> 1)}V${middle}H${box.x}`;
}

// A dotted line, from edge to edge and behind the boxes: no name is struck through.
function bow(one, other) {
  const [y, toY] = [one.y + (one.h >> 1), other.y + (other.h >> 1)];
  let [x, toX, side, toSide] = [one.x + one.w, other.x + other.w, BEND, BEND];
  if (other.x > one.x + one.w) [toX, toSide] = [other.x, -BEND];
  else if (one.x > other.x + other.w) [x, side] = [one.x, -BEND];
  return `M${x} ${y}C${x + side} ${y} ${toX + toSide} ${toY} ${toX} ${toY}`;
}

function boxNode(box) {
  const group = node("g", { role: "treeitem", "data-id": box.id });
  group.append(node("title", {}, box.label)); // read out, and shown when the pointer rests
  group.append(node("rect", { class: "shape", width: box.w, height: box.h, rx: 8 }));
  group.append(node("text", { class: "name", x: 10, y: 19 }, box.lines[0]));
  box.lines.slice(1).forEach((line, row) => {
    group.append(node("text", { class: "said", x: 10, y: 36 + 16 * row }, line));
  });
  if (box.below) group.append(toggleNode(box));
  if (box.gap) group.append(markNode(box));
  group.setAttribute("class", classOf(box));
  group.setAttribute("transform", `translate(${box.x} ${box.y})`);
  return group;
}

function toggleNode(box) {
  const [x, y] = [box.w - TOGGLE.width - 2, box.h - TOGGLE.height - 2];
  const toggle = node("g", { class: "toggle", transform: `translate(${x} ${y})` });
  toggle.append(node("rect", { ...TOGGLE, rx: 6 }));
  toggle.append(node("text", { x: 20, y: 19 }, `${box.folded ? "+" : "−"} ${box.below}`));
  return toggle;
}

function markNode(box) {
  const mark = node("g", { class: "mark", transform: `translate(${box.w - 3} 3)` });
  mark.append(node("circle", { r: 8.5 }), node("text", { y: 4.5 }, "!"));
  return mark;
}

function classOf(box) {
  return ["box", ...["met", "vacant"].filter((kind) => box[kind])].join(" ");
}
