/*
 * In the admin, gives each field with words the language and the direction of its own page: the
 * admin itself stays in the language of the editor. Facts, such as a phone number or a time, keep
 * the direction of the admin.
 *
 * The page form says in #words-of-form which fields hold words; see content/page_forms.py. On the
 * translation screen of wagtail-localize its own properties name both languages.
 */

const { rightToLeft } = document.querySelector("script[data-right-to-left]").dataset;

function speak(element, language) {
  if (!element || element.lang === language) return;
  element.lang = language;
  element.dir = rightToLeft.split(" ").includes(language.toLowerCase()) ? "rtl" : "ltr";
}

// Rich text: the editor is drawn beside the hidden field that has the name.
const FIELDS = "input[type=text], textarea, .public-DraftEditor-content";
const MOMENTS = ["date", "time", "date_time"].map((each) => `.w-field--admin_${each}_input`).join();

function speakForm(root, { language, fields }) {
  const names = new RegExp(`^(${fields.join("|")})$`);
  root.querySelectorAll(FIELDS).forEach((field) => {
    const beside = field.closest(".Draftail-Editor__wrapper")?.parentElement;
    const { name } = beside?.querySelector("input[type=hidden]") ?? field;
    if (names.test(name) && !field.closest(MOMENTS)) speak(field, language);
  });
}

// A text to translate is a list item: the source in a paragraph, the translation in a box below.
function speakScreen(root, { sourceLocale, locale }) {
  root.querySelectorAll("li > p").forEach((source) => {
    const target = source.nextElementSibling?.querySelector("p, textarea");
    if (!target) return;
    speak(source, sourceLocale.code);
    speak(target, locale.code);
  });
}

function keep(root, speakAll, words) {
  let isWaiting = false;
  const run = () => {
    isWaiting = false;
    speakAll(root, words);
  };
  run();
  new MutationObserver(() => {
    if (!isWaiting) requestAnimationFrame(run);
    isWaiting = true;
  }).observe(root, { childList: true, subtree: true });
}

const form = document.querySelector("[data-edit-form]");
const words = document.getElementById("words-of-form");
if (form && words) keep(form, speakForm, JSON.parse(words.textContent));

const screen = document.querySelector(".js-translation-editor");
if (screen) keep(screen, speakScreen, JSON.parse(screen.dataset.props));
