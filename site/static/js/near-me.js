/*
 * "Use my place": only after a tap, asks the device where it is, rounds that to about a kilometre,
 * and sends the form by POST, so that the position stands in no address.
 */

const rounded = (degrees) => degrees.toFixed(2);

for (const part of navigator.geolocation ? document.querySelectorAll("[data-near-me]") : []) {
  const button = part.querySelector("button");
  const line = part.querySelector("[data-near-me-line]");
  const [latitude, longitude] = part.querySelectorAll("input[type=hidden]");
  const form = part.closest("form");
  const place = form.elements.namedItem("place");
  part.hidden = false;

  function send({ coords }) {
    latitude.value = rounded(coords.latitude);
    longitude.value = rounded(coords.longitude);
    latitude.disabled = longitude.disabled = false;
    place.value = "";
    form.method = "post";
    form.action = part.dataset.nearMe;
    form.requestSubmit();
  }

  button.addEventListener("click", () => {
    line.textContent = part.dataset.waiting;
    navigator.geolocation.getCurrentPosition(
      send,
      () => {
        line.textContent = part.dataset.failed;
        place.focus();
      },
      { maximumAge: 600_000, timeout: 15_000 },
    );
  });

  // Back from the answer, the page may be as it was left: about to be sent by POST.
  const { method, action } = form;
  const isAboutHere = !latitude.disabled;
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    Object.assign(form, { method, action });
    latitude.disabled = longitude.disabled = !isAboutHere;
    line.textContent = "";
  });
}
