// Links: only addresses that lead somewhere harmless become links.

import { h } from "./dom.js";

const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Return the address when it may be followed, else null. */
export function safeUrl(address, schemes = SAFE) {
  try {
    const url = new URL(address);
    return schemes.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Make a link that opens in a new tab; plain text where the address may not be followed. */
export function link(address, ...label) {
  const href = safeUrl(address);
  const shown = label.length ? label : [address];
  if (!href) return h("span", {}, ...shown);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...shown);
}

/** Return an address for a picture, or null. */
export function imageUrl(address) {
  return safeUrl(address, new Set(["https:", "http:", "data:"]));
}
