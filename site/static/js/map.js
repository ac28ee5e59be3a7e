/*
 * Puts the map of the finder under the filters, closed. The first time that it is opened, fetches
 * what draws it; see templates/components/map.html for what and from where.
 */

const template = document.querySelector("template[data-map]");
const root = template.content.firstElementChild;
const part = (name) => root.querySelector(`[data-map-${name}]`);
template.replaceWith(root);

function addStyles(address) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: address, onload: resolve, onerror: reject });
    document.head.append(link);
  });
}

async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
  return answer.json();
}

async function load() {
  const { view, leaflet, styles, regions, names } = template.dataset;
  const [drawing, shapes, labels] = await Promise.all([
    import(view),
    fetchJson(regions),
    fetchJson(names),
    import(leaflet), // not a module: it leaves its name on the window
    addStyles(styles),
  ]);
  part("waiting").hidden = true;
  part("frame").hidden = false;
  return drawing.draw({ root, words: template.dataset, shapes, labels });
}

let map;
root.addEventListener("toggle", async () => {
  if (root.open && !map) {
    part("failed").hidden = true;
    part("waiting").hidden = false;
    map = load();
  }
  try {
    (await map)?.show(root.open);
  } catch (error) {
    map = undefined; // the next time may go better
    part("frame").hidden = true;
    part("waiting").hidden = true;
    part("failed").hidden = false;
    console.error(error);
  }
});
