// The boxes as Python packed them (wire.py), unpacked for the wide or the narrow screen.

const FLAG = { stacked: 1, met: 2, vacant: 4, gap: 8, folded: 16, found: 32 };

function readBoxes(data, narrow) {
  const boxes = data.boxes.map((row) => readBox(row, data.geo, narrow));
  const families = new Map(); // who stands beside whom: a screen reader says “2 of 5”
  for (const box of boxes) {
    box.family = families.get(box.boss) ?? [];
    families.set(box.boss, box.family);
    box.place = box.family.push(box);
  }
  return boxes;
}

function readBox(row, geo, narrow) {
  const [id, boss, depth, x, y, h, outlineX, outlineY, flags, below, lines, label, name] = row;
  const place = narrow
    ? { x: outlineX, y: outlineY, w: geo.outlineWidth, h }
    : { x, y, w: geo.boxWidth, h };
  const box = { id, boss, depth, below, label, ...place, lines: lines.split("\n") };
  for (const kind in FLAG) box[kind] = Boolean(flags & FLAG[kind]);
  box.name = name || box.lines[0];
  box.searched = label.split(". Gap: ")[0].toLowerCase();
  // A box is drawn anew only when this differs; where it stands is no part of it.
  box.signature = [h, flags & ~FLAG.found, below, lines, label, narrow].join("|");
  return box;
}
