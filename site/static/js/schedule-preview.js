/*
 * Dates while an editor plans: on the form for a new activity, and below each series in the editor
 * of an activity. The fields are sent as they are; the server answers with HTML for each slot and
 * writes nothing. Without this module the form shows the same by its button "Show the dates".
 */

const PAUSE_MS = 400; // after the last key
const SERIES = /^series-\d+-/;
// Fields of the short form that only one way of repeating asks for.
const NEEDS = {
  dates: (often) => often === "dates",
  starts_on: (often) => often !== "dates",
  season: (often) => !["once", "dates"].includes(often),
  until: (often, season) => !["once", "dates"].includes(often) && season === "until",
};

function fieldsOf(form, root) {
  const sent = new URLSearchParams();
  const isPlan = "schedulePlan" in form.dataset;
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && (isPlan || SERIES.test(name))) sent.append(name, value);
  }
  sent.delete("csrfmiddlewaretoken");
  if (root.dataset.scheduleActivity) sent.append("activity", root.dataset.scheduleActivity);
  return sent;
}

/** Return the element that shows a preview; a series gets one below its fields, the first time. */
function slotOf(prefix) {
  const known = document.querySelector(`[data-schedule-slot="${prefix}"]`);
  if (known) return known;
  const panel = document.querySelector(`#inline_child_${prefix}-panel-content`);
  const slot = document.createElement("div");
  slot.className = "schedule";
  slot.dataset.scheduleSlot = prefix;
  slot.setAttribute("aria-live", "polite");
  panel?.append(slot);
  return slot;
}

/** Put HTML in a slot, only when it says something else: else it would be read aloud again. */
function show(slot, html) {
  if (slot.shown === html) return;
  const isOpen = slot.querySelector("details")?.open;
  slot.shown = html;
  slot.innerHTML = html; // our own template, with every value escaped
  const details = slot.querySelector("details");
  if (details && isOpen) details.open = true;
}

function start(root) {
  const form = root.closest("form");
  let timer;
  let asking;
  let last = "";

  const ask = async () => {
    const sent = fieldsOf(form, root);
    if (String(sent) === last) return;
    last = String(sent);
    asking?.abort();
    asking = new AbortController();
    try {
      const response = await fetch(root.dataset.schedulePreview, {
        method: "POST",
        headers: {
          "X-CSRFToken": form.querySelector("input[name=csrfmiddlewaretoken]").value,
          "X-Requested-With": "XMLHttpRequest",
        },
        body: sent,
        signal: asking.signal,
      });
      if (!response.ok) throw new Error(`${response.status} from ${response.url}`);
      const { previews, policies = {} } = await response.json();
      for (const [prefix, html] of Object.entries(previews)) show(slotOf(prefix), html);
      for (const place of form.querySelectorAll("[data-schedule-policy]")) {
        place.textContent = policies[place.dataset.schedulePolicy] ?? "";
      }
    } catch (error) {
      if (error.name !== "AbortError") last = ""; // the next key asks again
    }
  };

  const tidy = () => {
    if (!("schedulePlan" in form.dataset)) return;
    const often = form.elements.how_often.value;
    const season = form.elements.season.value;
    for (const [name, isNeeded] of Object.entries(NEEDS)) {
      form.querySelector(`[data-field="${name}"]`).hidden = !isNeeded(often, season);
    }
  };

  const soon = () => {
    tidy();
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  };
  const byHand = form.querySelector("[data-schedule-show]");
  if (byHand) byHand.hidden = true; // the dates come by themselves
  for (const event of ["input", "change", "click"]) form.addEventListener(event, soon);
  soon();
}

/** Let a form be sent once: tapping twice would make two activities. */
function sendOnce(form) {
  let isSent = false;
  form.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  window.addEventListener("pageshow", () => (isSent = false)); // back again
}

document.querySelectorAll("[data-schedule-preview]").forEach(start);
document.querySelectorAll("[data-schedule-plan]").forEach(sendOnce);
