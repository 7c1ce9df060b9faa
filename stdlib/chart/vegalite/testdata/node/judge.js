// Reads Vega-Lite specifications, an object by name, from standard input. Writes for each
// what judges say of it: the warnings of Vega-Lite, the first fault by its schema, the size,
// and the marks, axes and tooltips that Vega draws.
const fs = require("fs");
const Ajv = require("ajv");
const vega = require("vega");
const lite = require("vega-lite");

// Without a canvas Vega takes text for wider than any font has it.
vega.textMetrics.width = (item, text) => 0.5 * item.fontSize * String(text).length;

const validate = new Ajv({ strict: false, validateFormats: false, inlineRefs: false, code: { optimize: false } })
  .compile(JSON.parse(fs.readFileSync(require.resolve("vega-lite/build/vega-lite-schema.json"))));

async function judge(spec) {
  const warnings = [];
  const logger = {
    level: () => logger, info: () => logger, debug: () => logger,
    warn: (...words) => (keep(words), logger), error: (...words) => (keep(words), logger),
  };
  const keep = words => {
    const text = words.join(" ");
    if (text !== "Can not resolve event source: window") warnings.push(text); // there is none in Node
  };
  let fault = validate(spec) ? "" : JSON.stringify(validate.errors[0]);
  const compiled = lite.compile(spec, { logger }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: "none", logger });
  const svg = await view.toSVG();
  const nonsense = svg.match(/.{0,40}(NaN|Infinity|undefined).{0,20}/);
  if (nonsense) fault ||= nonsense[0];
  const out = { warnings, fault, width: +svg.match(/width="(\d+)"/)[1], height: +svg.match(/height="(\d+)"/)[1], marks: {}, tooltips: {}, axes: {} };
  look(view.scenegraph().root, out, "");
  return out;
}

// look gathers what lies below a mark of the scene graph.
function look(mark, out, group) {
  if (mark.role === "axis-label" || mark.role === "axis-title" || mark.role === "axis-grid") {
    const axis = (out.axes[group] ||= { labels: [], titles: [], grid: 0 });
    const shown = mark.items.filter(item => item.opacity !== 0);
    if (mark.role === "axis-grid") axis.grid += shown.length;
    else axis[mark.role === "axis-title" ? "titles" : "labels"].push(...shown.map(item => [].concat(item.text).join(" ")));
  }
  if (mark.role === "mark" && mark.marktype !== "group" && mark.name) {
    const name = mark.name.replace(/_marks$/, "");
    out.marks[name] = { type: mark.marktype, count: mark.items.length };
    if (mark.items.length > 0 && mark.items[0].tooltip) out.tooltips[name] = mark.items[0].tooltip;
  }
  for (const item of mark.items || [])
    for (const child of item.items || [])
      look(child, out, mark.marktype === "group" && mark.role === "scope" ? mark.name : group);
}

(async () => {
  const out = {};
  for (const [name, spec] of Object.entries(JSON.parse(fs.readFileSync(0)))) out[name] = await judge(spec);
  process.stdout.write(JSON.stringify(out));
})();
