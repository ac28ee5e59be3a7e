/*
 * Hints on plain Dutch, in the panel with checks of the page editor.
 *
 * Wagtail's checks run in axe. A rule of axe has one fixed message and points at an element, so it
 * cannot say "this sentence has 24 words". Therefore the hints stand in a part of their own, below
 * Wagtail's list. When the preview is read for its number of words, Wagtail sends the event
 * `w-preview:content`: the same text goes to content/views.plain_dutch, and what comes back is shown.
 * Wagtail's own score for reading, which knows no Dutch, makes place for ours.
 */

const MAX_CHARACTERS = 20000; // as in content/views.py
const BLOCKS = "p, li, dt, dd, h1, h2, h3, h4, h5, h6, blockquote, figcaption, td, th, div";
// Cards of other pages, ways to elsewhere, and what is no text.
const SKIPPED = "article, nav, footer, button, .button, script, style, template";

/**
 * Return the words of the editor, a block on each line. The templates give these a `lang` of their
 * own; the fixed sentences of the site have none. A name in the middle of such a sentence is no text.
 */
function textOf(html) {
  const root = new DOMParser().parseFromString(html, "text/html").body;
  root.querySelectorAll("br").forEach((br) => br.replaceWith("\n"));
  const blocks = new Map();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const spoken = parent.closest("[lang]");
    if (spoken?.matches('[lang="nl"]:not(bdi, span, a)') && !parent.closest(SKIPPED)) {
      const block = parent.closest(BLOCKS);
      blocks.set(block, (blocks.get(block) ?? "") + walker.currentNode.data);
    }
  }
  const lines = [...blocks.values()].flatMap((text) => text.split("\n"));
  return lines.map((line) => line.trim()).filter(Boolean).join("\n");
}

async function ask(url, text) {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const response = await fetch(url, {
    method: "POST",
    headers: { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest" },
    body: new URLSearchParams({ text: text.slice(0, MAX_CHARACTERS) }),
  });
  if (!response.ok) throw new Error(`${response.status} from ${url}`);
  return response.json();
}

function show(panel, { summary, hints }) {
  const row = panel.querySelector("[data-plain-dutch-row]");
  const rows = hints.map(({ excerpt, hint }) => {
    const shown = row.content.cloneNode(true);
    shown.querySelector("[data-hint]").textContent = hint;
    shown.querySelector("[data-excerpt]").textContent = excerpt;
    return shown;
  });
  panel.querySelector("[data-plain-dutch-summary]").textContent = summary;
  panel.querySelector("[data-plain-dutch-count]").textContent = hints.length;
  panel.querySelector("[data-plain-dutch-hints]").replaceChildren(...rows);
}

const panel = document.querySelector("[data-plain-dutch]");
let newest = 0;

document.addEventListener("w-preview:content", async ({ detail }) => {
  detail.metrics.readabilityScore = "…"; // Wagtail shows this next, and then comes ours
  newest += 1;
  const turn = newest;
  try {
    const reading = await ask(panel.dataset.url, textOf(detail.content.innerHTML));
    if (turn !== newest) return; // the text changed meanwhile
    document.querySelector("[data-content-readability-score]").textContent = reading.score;
    show(panel, reading);
  } catch (error) {
    console.error(error);
    show(panel, { summary: panel.dataset.failed, hints: [] });
  }
});
