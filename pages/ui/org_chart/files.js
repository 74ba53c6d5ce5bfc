// Saving what the screen shows: every box in sight of `chart`, on and off the screen.

const LARGEST_PICTURE = 8000; // pixels a side that browsers can still paint

function saveSvg(chart) {
  save(chart, svgFile(chart).blob, "organisation-chart.svg");
}

function savePng(chart) {
  const { blob, width, height } = svgFile(chart);
  const scale = Math.min(2, LARGEST_PICTURE / Math.max(width, height));
  const picture = new Image();
  picture.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.ceil(width * scale), Math.ceil(height * scale)];
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(picture.src);
    canvas.toBlob((png) => save(chart, png, "organisation-chart.png"), "image/png");
  };
  picture.src = URL.createObjectURL(blob);
}

function svgFile(chart) {
  const [width, height] = chart.paper();
  const svg = node("svg", {
    class: "ink", width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
  });
  svg.append(node("title", {}, chart.data.name), node("style", {}, sheet(chart)));
  svg.append(node("rect", { class: "page", width, height }));
  svg.append(node("path", { class: "line", d: chart.lines(() => true) }));
  svg.append(node("path", { class: "dotted", d: chart.dottedLines() }));
  for (const box of chart.boxes) {
    const drawn = boxNode(box);
    drawn.removeAttribute("role");
    svg.append(drawn);
  }
  const text = new XMLSerializer().serializeToString(svg);
  return { blob: new Blob([text], { type: "image/svg+xml" }), width, height };
}

// The ink with the theme's colours written in: a file knows no theme.
function sheet(chart) {
  const theme = getComputedStyle(chart.root);
  const colour = (_, name) => theme.getPropertyValue(name).trim() || "#888";
  const ink = chart.root.parentNode.querySelector(".ink-sheet").textContent;
  return ink.replace(/var\((--[\w-]+)\)/g, colour);
}

function save(chart, blob, name) {
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  chart.say(`${name} saved.`);
}
