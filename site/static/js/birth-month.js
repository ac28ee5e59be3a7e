/*
 * Works out an age in months from the month a child was born. The month itself has no name in the
 * form, so it is never sent: it only makes one more answer to "How old is your child?".
 */

const YOUNGEST = -9; // months: the beginning of a pregnancy
const OLDEST = 72;

for (const part of document.querySelectorAll("[data-birth]")) {
  const find = (name) => part.querySelector(`[data-birth-${name}]`);
  const [month, year, line, chip] = ["month", "year", "line", "chip"].map(find);
  const ages = part.closest("[data-ages]");
  const options = ages.querySelector(".chip-field__options");
  const [thisYear, thisMonth] = part.dataset.today.split("-").map(Number);
  const language = `${document.documentElement.lang}-u-nu-latn`;
  const words = new Intl.NumberFormat(language, {
    style: "unit",
    unit: "month",
    unitDisplay: "long",
  });
  let added;
  part.hidden = false;

  function answer() {
    added?.remove();
    added = undefined;
    if (!month.value || !year.value) return;
    const months = (thisYear - year.value) * 12 + thisMonth - month.value;
    if (months < 0) {
      choose(months >= YOUNGEST ? options.querySelector('[value="pregnant"]') : null);
    } else if (months > OLDEST) {
      choose(null);
    } else {
      added = chip.content.firstElementChild.cloneNode(true);
      added.querySelector("input").value = months;
      added.querySelector("[data-birth-words]").textContent = words.format(months);
      options.append(added);
      line.textContent = words.format(months);
    }
  }

  function choose(group) {
    const radio = group && !group.disabled ? group : options.querySelector('[value=""]');
    radio.checked = true;
    line.textContent = radio.labels[0].textContent.trim();
  }

  month.addEventListener("change", answer);
  year.addEventListener("change", answer);
  options.addEventListener("change", () => {
    month.value = year.value = "";
    line.textContent = "";
  });
}
