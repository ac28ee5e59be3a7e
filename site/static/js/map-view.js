/*
 * Draws the map of the finder: our own shapes, and a marker for each place with the numbers of its
 * cards. What a marker and its popup say is taken from the cards of the list.
 */

const MOST_ZOOM = 13; // our shapes are drawn to 100 metres
const MOST_ZOOM_ON_TILES = 18;
const FIRST_ZOOM = 12; // of a list with one place
const NAME = { padding: 12, letter: 9, height: 24, most: 40 }; // in pixels, and how many
const FLANDERS = [[50.2, 2.0], [52.0, 6.6]]; // prettier-ignore
const PIN_HEIGHT = 56;

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
    const number = element("span", "map-number", dataset.mapEntry);
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

/* --- A popup --------------------------------------------------------------------------------- */

/* The time of a card; of one that does not take place it is struck out, of a moved one it is new. */
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
    when.append(element("span", "map-popup__day", ...day.childNodes), ", ");
  }
  if (time) when.append(...(time.matches("p") ? time.cloneNode(true).childNodes : [time.cloneNode(true)]));
  line.append(title, when);
  return line;
}

function popupOf(cards, cross, direction) {
  const places = [...new Set(cards.map(({ place }) => place))].join(" · ");
  const heading = element("p", "map-popup__place", places);
  Object.assign(heading, { lang: "nl", dir: "auto" });
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
  pin.setAttribute("aria-label", [...names, cards[0].town].filter(Boolean).join(", "));
  pin.setAttribute("aria-haspopup", "dialog");
  const off = [...new Set(cards.map((card) => card.off).filter(Boolean))].join(" · ");
  if (off) pin.append(element("span", "map-pin__words", off));
  return pin;
}

function addMarker(map, cards, words, cross) {
  const { divIcon, marker: makeMarker } = window.L;
  const pin = pinOf(cards, cross);
  const icon = divIcon({ html: pin, className: "map-marker", iconSize: null });
  const marker = makeMarker(cards[0].position, { icon, keyboard: false, riseOnHover: true });
  marker.addTo(map).bindPopup(() => popupOf(cards, cross, document.documentElement.dir), {
    offset: [0, -PIN_HEIGHT],
    minWidth: 200,
    maxWidth: 300,
    autoPanPadding: [8, 8],
  });
  pin.addEventListener("focus", () => {
    marker.setZIndexOffset(10_000);
    map.panInside(marker.getLatLng(), { padding: [48, 72], animate: false });
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
    if (at === document.body || popup.getElement()?.contains(at)) pin.focus({ preventScroll: true });
  });
  return pin;
}

/* --- Names of places ------------------------------------------------------------------------- */

/* The most important first, none over another or over a marker. A screen reader does not hear
 * them: they say where one looks, not what there is to do. `labels`: lists of the Dutch name, the
 * French one, latitude, longitude and first zoom. */
function overlaps(one, other) {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function boxesOf(pins, pane) {
  const { left, top } = pane.getBoundingClientRect();
  return pins.map((pin) => {
    const { x, y, width, height } = pin.getBoundingClientRect();
    return { x: x - left, y: y - top, width, height };
  });
}

function keepLabels(map, labels, pins, language) {
  const pane = map.createPane("names");
  pane.setAttribute("aria-hidden", "true");
  pane.style.zIndex = 350; // over the shapes, under the markers

  function draw() {
    const taken = boxesOf(pins, pane);
    const shown = [];
    const view = map.getBounds();
    for (const [dutch, french, latitude, longitude, zoom] of labels) {
      if (shown.length === NAME.most) break;
      if (Math.abs(zoom) > map.getZoom() || !view.contains([latitude, longitude])) continue;
      const name = (language === "fr" && french) || dutch;
      const centre = map.latLngToLayerPoint([latitude, longitude]);
      const width = NAME.padding + NAME.letter * name.length;
      const box = { x: centre.x - width / 2, y: centre.y - NAME.height / 2, width, height: NAME.height };
      if (taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      const label = element("span", `map-name map-name--${Math.abs(zoom)}`, name);
      label.lang = name === dutch ? "nl" : "fr";
      window.L.DomUtil.setPosition(label, centre);
      shown.push(label);
    }
    pane.replaceChildren(...shown);
  }

  map.on("moveend zoomend resize", draw);
  draw();
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
  const { map: makeMap, control } = window.L;
  const canvas = root.querySelector("[data-map-canvas]");
  const cross = root.querySelector("[data-map-cross]").content.firstElementChild;
  const cards = readCards(root);
  const places = byPosition(cards);
  // No motion, for anybody.
  const map = makeMap(canvas, {
    ...{ zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false },
    ...{ dragging: false, scrollWheelZoom: false, attributionControl: false, zoomControl: false },
    ...{ minZoom: 7, maxZoom: words.tiles ? MOST_ZOOM_ON_TILES : MOST_ZOOM },
    ...{ maxBounds: FLANDERS, closePopupOnClick: true },
  });
  const zoomIn = { zoomInTitle: words.zoomIn, zoomInText: "<span aria-hidden='true'>+</span>" };
  const zoomOut = { zoomOutTitle: words.zoomOut, zoomOutText: "<span aria-hidden='true'>−</span>" };
  const position = document.documentElement.dir === "rtl" ? "topright" : "topleft";
  control.zoom({ position, ...zoomIn, ...zoomOut }).addTo(map);
  map.fitBounds(
    places.map(([card]) => card.position),
    { paddingTopLeft: [56, 72], paddingBottomRight: [40, 24], maxZoom: FIRST_ZOOM },
  );
  addShapes(map, shapes, words.tiles);
  const pins = places.map((each) => addMarker(map, each, words, cross));
  if (!words.tiles) keepLabels(map, labels, pins, document.documentElement.lang);
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
