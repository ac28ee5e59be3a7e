/* Leaves empty answers out of the address, so that it can be read aloud and shared. */

for (const form of document.querySelectorAll("form[data-short-address]")) {
  form.addEventListener("formdata", ({ formData }) => {
    const empty = new Set([...formData.keys()].filter((name) => !formData.getAll(name).join("")));
    for (const name of empty) formData.delete(name);
    // The distance says nothing without a place.
    if (!formData.has("place") && !formData.has("latitude")) formData.delete("radius_km");
  });
}
