// What outlives a reload: the person acted as, and the place, which stands in the address.

export function remembered(name) {
  try {
    return localStorage.getItem(`playground.${name}`);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(`playground.${name}`, value);
  } catch {
    // Storage is off: the next visit begins with the first person.
  }
}

export function placeInAddress() {
  const word = decodeURIComponent(location.hash.slice(1));
  if (word === "home") return { kind: "home" };
  return word ? { kind: "channel", id: word } : null;
}

export function writeAddress(place) {
  const word = `#${place.kind === "home" ? "home" : place.id}`;
  if (location.hash !== word) history.pushState(null, "", word);
}
