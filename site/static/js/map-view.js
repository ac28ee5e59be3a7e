/*
 * Draws the map of the finder: our own shapes, and a marker for each place with the numbers of its
 * cards. What a marker and its popup say is taken from the cards of the list.
 */

const MOST_ZOOM = 13; // our shapes are drawn to 100 metres
const MOST_ZOOM_ON_TILES = 18;
const FIRST_ZOOM = 12; // of a list with one place
const NAME = { padding: 12, letter: 9, height: 24, most: 40 }; // in pixels, and how many
const FLANDERS = [[50.2, 2.0], [52.0, 6.6]]; // prettier-ignore
// Where a pin may stand: so many pixels above or below its place, and beside it.
const AWAY = Array.from({ length: 20 }, (_, step) => 14 + 12 * step);
const ASIDE = [0, -30, 30, -60, 60, -90, 90, -120, 120];
const comma = document.documentElement.dir === "rtl" ? "\u060c " : ", ";

function element(tag, className, ...content) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

/* Returns what each card says, with the position that the server gave. Each gets its number. */
function readCards(root) {
  const cards = document.querySelectorAll(".day__entries .activity-card");
  return [...root.querySelectorAll("[data-map-entry]")].map(({ dataset }, index) => {
    const card = cards[index];
    const link = card?.querySelector(".activity-card__link");
    if (link?.getAttribute("href") !== dataset.url) {
      throw new Error(`Card ${dataset.mapEntry} of the list is not ${dataset.url}.`);
    }
    const number =
      link.parentElement.querySelector(".map-number") ??
      element("span", "map-number", dataset.mapEntry);
    link.before(number);
    const { latitude, longitude, place, town } = dataset;
    return {
      ...{ number, link, card, place, town },
      position: latitude === undefined ? null : [Number(latitude), Number(longitude)],
      // "Does not take place", in the words of the card.
      off: card.querySelector(".change-band--stop")?.textContent.trim() ?? "",
    };
  });
}

function byPosition(cards) {
  const places = new Map();
  for (const card of cards.filter(({ position }) => position)) {
    const key = card.position.join();
    places.set(key, [...(places.get(key) ?? []), card]);
  }
  return [...places.values()];
}

/* --- Boxes, in pixels ------------------------------------------------------------------------ */

function overlaps(one, other) {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function boxesOf(container, selector) {
  const { left, top } = container.getBoundingClientRect();
  return [...container.querySelectorAll(selector)].map((part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    return { x: x - left, y: y - top, width, height };
  });
}

/* --- A popup --------------------------------------------------------------------------------- */

/* The time of a card: struck out when it does not take place, the new one when it moved. */
const TIME = ".activity-card__tab > *, .activity-card__line > s, .activity-card__now";

function lineOf({ number, link, card, off }, cross) {
  const line = element("li", "map-popup__activity");
  const band = card.querySelector(".change-band")?.textContent.trim();
  if (band) line.append(element("p", "map-popup__band", band));
  if (off) {
    line.classList.add("map-popup__activity--off");
    line.querySelector(".map-popup__band").prepend(cross.cloneNode(true));
  }
  const title = element("p", "map-popup__title", number.cloneNode(true));
  const words = link.closest("[lang]");
  const name = element("a", "map-popup__link", link.textContent.trim());
  Object.assign(name, { href: link.href, lang: words.lang, dir: "auto" });
  title.append(" ", name);
  const when = element("p", "map-popup__when");
  const time = card.querySelector(TIME);
  // A moved card says its new day beside its new time.
  if (!time?.matches(".activity-card__now")) {
    const day = card.closest(".day").querySelector(".day__heading").cloneNode(true);
    when.append(element("span", "map-popup__day", ...day.childNodes));
  }
  const copy = time?.cloneNode(true);
  if (copy) when.append(...(copy.matches("p") ? copy.childNodes : [copy]));
  line.append(title, when);
  return line;
}

function popupOf(cards, cross, direction) {
  const places = [...new Set(cards.map(({ place }) => place))].join(" · ");
  const name = element("bdi", "", places);
  name.lang = "nl";
  const heading = element("p", "map-popup__place", name);
  const list = element("ul", "map-popup__list", ...cards.map((card) => lineOf(card, cross)));
  const popup = element("div", "map-popup", heading, list);
  Object.assign(popup, { dir: direction, tabIndex: -1, role: "dialog", ariaLabel: places });
  return popup;
}

/* --- Markers --------------------------------------------------------------------------------- */

/* A marker: a real button. "3. Spelen en ontmoeten, Demostad" */
function pinOf(cards, cross) {
  const numbers = element("span", "map-pin__numbers");
  for (const { number, off } of cards) {
    const shown = element("span", "map-pin__number", number.textContent);
    if (off) {
      shown.classList.add("map-pin__number--off");
      shown.prepend(cross.cloneNode(true));
    }
    numbers.append(shown);
  }
  const pin = element("button", "map-pin", numbers);
  pin.type = "button";
  const names = cards.map(({ number, link, off }) =>
    [`${number.textContent}. ${link.textContent.trim()}`, off].filter(Boolean).join(": "),
  );
  pin.setAttribute("aria-label", [...names, cards[0].town].filter(Boolean).join(comma));
  pin.setAttribute("aria-haspopup", "dialog");
  const off = [...new Set(cards.map((card) => card.off).filter(Boolean))].join(" · ");
  if (off) pin.append(element("span", "map-pin__words", off));
  return pin;
}

function addMarker(map, cards, words, cross) {
  const { divIcon, marker: makeMarker } = window.L;
  const pin = pinOf(cards, cross);
  const stem = element("span", "map-stem", element("span", "map-dot"));
  const icon = (html) => divIcon({ html, className: "map-marker", iconSize: null });
  const [{ position }] = cards;
  makeMarker(position, { icon: icon(stem), pane: "stems", interactive: false, keyboard: false })
    .addTo(map);
  const marker = makeMarker(position, { icon: icon(pin), keyboard: false, riseOnHover: true });
  marker.addTo(map).bindPopup(() => popupOf(cards, cross, document.documentElement.dir), {
    minWidth: 200,
    maxWidth: 300,
    autoPanPadding: [8, 8],
  });
  // Enter already clicks the button; Leaflet would hear it a second time, and close the popup.
  pin.addEventListener("keypress", (event) => event.stopPropagation());
  pin.addEventListener("focus", () => {
    marker.setZIndexOffset(10_000);
    map.panInside(marker.getLatLng(), { padding: [48, 96], animate: false });
  });
  pin.addEventListener("blur", () => marker.setZIndexOffset(0));
  marker.on("popupopen", ({ popup }) => {
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    close.setAttribute("aria-label", words.close);
    popup.getElement().querySelector("[role=dialog]").focus({ preventScroll: true });
  });
  // Who was in the popup goes back to its marker; who is elsewhere already stays there.
  marker.on("popupclose", ({ popup }) => {
    const at = document.activeElement;
    const wasInPopup = at === document.body || popup.getElement()?.contains(at);
    if (wasInPopup) pin.focus({ preventScroll: true });
  });
  return { marker, pin, stem };
}

/* Returns the box nearest to a place that is free, in view and rather above it than below. */
function freeBox(point, width, height, taken, { x: right, y: bottom }) {
  let best = { cost: Infinity };
  const tops = [...AWAY.map((up) => point.y - up - height), ...AWAY.map((down) => point.y + down)];
  for (const y of tops) {
    for (const aside of ASIDE) {
      const box = { x: point.x + aside - width / 2, y, width, height };
      const isCut = box.x < 0 || y < 0 || box.x + width > right || y + height > bottom;
      const hits = taken.filter((other) => overlaps(box, other)).length;
      const far = Math.hypot(y + height / 2 - point.y, aside) + 40 * (y > point.y);
      const cost = far + 500 * isCut + 1000 * hits;
      if (cost < best.cost) best = { cost, box, aside };
    }
  }
  return best;
}

/* Stands pins where none lies over another or over a place, the largest first. */
function spread(map, markers) {
  const taken = boxesOf(map.getContainer(), ".leaflet-bar");
  const stands = markers.map(({ marker, pin, stem }) => {
    const point = map.latLngToContainerPoint(marker.getLatLng());
    taken.push({ x: point.x - 6, y: point.y - 6, width: 12, height: 12 });
    return { ...{ marker, pin, stem, point }, width: pin.offsetWidth, height: pin.offsetHeight };
  });
  stands.sort((one, other) => other.width * other.height - one.width * one.height);
  for (const { marker, pin, stem, point, width, height } of stands) {
    const { box, aside } = freeBox(point, width + 4, height + 4, taken, map.getSize());
    taken.push(box);
    const up = point.y - box.y - box.height / 2; // to the middle of the pin, under which it ends
    pin.style.setProperty("--up", `${up}px`);
    pin.style.setProperty("--aside", `${aside}px`);
    stem.style.setProperty("--length", `${Math.hypot(up, aside)}px`);
    stem.style.setProperty("--lean", `${Math.atan2(aside, up)}rad`);
    const { options } = marker.getPopup();
    options.offset = [aside, box.y - point.y];
    options.maxHeight = map.getSize().y - 48;
  }
}

/* --- Names of places ------------------------------------------------------------------------- */

/* Returns what names the most important places in view, none over another or over a marker. */
function namesIn(map, labels, language) {
  const taken = boxesOf(map.getContainer(), ".map-pin, .map-dot, .leaflet-bar");
  const { x: right, y: bottom } = map.getSize();
  const height = NAME.height;
  const shown = [];
  for (const [dutch, french, latitude, longitude, zoom] of labels) {
    if (shown.length === NAME.most) break;
    if (Math.abs(zoom) > map.getZoom()) continue;
    const name = (language === "fr" && french) || dutch;
    const centre = map.latLngToContainerPoint([latitude, longitude]);
    const width = NAME.padding + NAME.letter * name.length;
    const x = centre.x - width / 2;
    const box = [0, 18, -18] // on its place, or off the dot of a marker
      .map((lower) => ({ x, y: centre.y + lower - height / 2, width, height }))
      .find((each) => !taken.some((other) => overlaps(each, other)));
    const isInside = box?.x > 0 && box.y > 0 && box.x + width < right && box.y + height < bottom;
    if (!isInside) continue;
    taken.push(box);
    const label = element("span", `map-name map-name--${Math.abs(zoom)}`, name);
    label.lang = name === dutch ? "nl" : "fr";
    const middle = [centre.x, box.y + height / 2];
    window.L.DomUtil.setPosition(label, map.containerPointToLayerPoint(middle));
    shown.push(label);
  }
  return shown;
}

/* Where names go. A screen reader does not hear them: they are not what there is to do. */
function paneOfNames(map) {
  const pane = map.createPane("names");
  pane.setAttribute("aria-hidden", "true");
  pane.style.zIndex = 350; // over the shapes, under the markers
  return pane;
}

/* --- The map --------------------------------------------------------------------------------- */

/* One finger scrolls the page and the wheel too, until somebody uses the map. */
function shareScrolling(map, canvas) {
  canvas.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType === "mouse") map.dragging.enable();
  });
  canvas.addEventListener("pointerleave", ({ buttons }) => {
    if (!buttons) map.dragging.disable();
    map.scrollWheelZoom.disable();
  });
  canvas.addEventListener("click", () => map.scrollWheelZoom.enable());
}

function addShapes(map, shapes, tiles) {
  const { geoJSON, tileLayer, svg } = window.L;
  map.createPane("shapes").style.zIndex = 150; // under the tiles, if there are any
  geoJSON(shapes, {
    pane: "shapes",
    renderer: svg({ pane: "shapes", padding: 0.5 }),
    interactive: false,
    style: ({ properties }) => ({ className: `map-shape map-shape--${properties.k}` }),
  }).addTo(map);
  if (tiles) tileLayer(tiles, { maxZoom: MOST_ZOOM_ON_TILES }).addTo(map);
}

export function draw({ root, words, shapes, labels }) {
  const canvas = root.querySelector("[data-map-canvas]");
  const cross = root.querySelector("[data-map-cross]").content.firstElementChild;
  const cards = readCards(root);
  const places = byPosition(cards);
  // No motion, for anybody.
  const map = window.L.map(canvas, {
    ...{ zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false },
    ...{ dragging: false, scrollWheelZoom: false, attributionControl: false, zoomControl: false },
    ...{ minZoom: 7, maxZoom: words.tiles ? MOST_ZOOM_ON_TILES : MOST_ZOOM },
    ...{ maxBounds: FLANDERS, closePopupOnClick: true },
  });
  const position = document.documentElement.dir === "rtl" ? "topright" : "topleft";
  const { zoomIn: zoomInTitle, zoomOut: zoomOutTitle } = words;
  window.L.control.zoom({ position, zoomInTitle, zoomOutTitle }).addTo(map);
  map.fitBounds(
    places.map(([card]) => card.position),
    { paddingTopLeft: [56, 96], paddingBottomRight: [56, 24], maxZoom: FIRST_ZOOM },
  );
  addShapes(map, shapes, words.tiles);
  map.createPane("stems").style.zIndex = 590; // under every pin
  const markers = places.map((each) => addMarker(map, each, words, cross));
  const names = words.tiles ? null : paneOfNames(map); // tiles have names of their own
  const standPins = () => spread(map, markers);
  const writeNames = () =>
    names?.replaceChildren(...namesIn(map, labels, document.documentElement.lang));
  map.on("zoomend resize", standPins).on("moveend resize", writeNames);
  map.on("zoomstart", () => map.closePopup());
  standPins();
  writeNames();
  shareScrolling(map, canvas);
  // Before Leaflet, which would close the popup only while the map itself has the focus.
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    map.closePopup();
  });
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(canvas);
  const show = (isOpen) => cards.forEach(({ number }) => (number.hidden = !isOpen));
  return { show };
}
