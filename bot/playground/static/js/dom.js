// Building the page out of nodes. Text only ever becomes a text node: nothing here parses HTML.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element. `props`: attributes; `class`; `on` (listeners); `data` (dataset). False and null are left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (/^on|^srcdoc$|^style$/i.test(name)) throw new TypeError(`attribute ${name} is not set here`);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  hash: "M9.500 4 7.500 20M16.500 4l-2 16M4.500 9h16M3.500 15h16",
  home: "M4 11.500 12 4l8 7.500M6 10v9.500h12V10M10 19.500V14h4v5.500",
  chat: "M5 5h14v11H10l-4 4v-4H5z",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6 6 18",
  send: "M4 12 20 4.500 15 20l-3.500-6.500zM11.500 13.500 20 4.500",
  reply: "M5 5h14v10H11l-4 4v-4H5z",
  chevron: "M7 10l5 5 5-5",
  moon: "M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400",
  eye: "M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 9.200a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600z",
  more: "M5.500 12h.01M12 12h.01M18.500 12h.01",
  bulb: "M9 17.500h6M10 20.500h4M12 3.500a6 6 0 0 0-3.500 10.900c.600.500 1 1.200 1 2v1h5v-1c0-.800.400-1.500 1-2A6 6 0 0 0 12 3.500z",
  slash: "M15.500 4.500l-7 15",
  at: "M12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM15.500 8.500V13c0 3.500 4.500 3 4.500-1.200A8 8 0 1 0 16.500 18.500",
  clock: "M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM12 7.500V12l3 2",
  check: "M5 12.500l4.500 4.500L19 7.500",
  people: "M9 5.500a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3.500 19c0-3 2.500-5 5.500-5s5.500 2 5.500 5M16 6a2.700 2.700 0 0 1 0 5.300M17.500 14.300c2 .700 3.200 2.500 3.200 4.700",
  alert: "M12 4 2.800 19.500h18.400zM12 10v4.500M12 17.200v.010",
};

/** Draw an icon for the eye only; whatever holds it carries the words. */
export function icon(name, className = "icon") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** Make a button that shows an icon and says `label`. */
export function iconButton(name, label, onClick, props = {}) {
  return h(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label, on: { click: onClick }, ...props },
    icon(name),
  );
}

/** Put `children` in place of what is in `parent`. */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

/** Words for the screen reader only. */
export function unseen(text) {
  return h("span", { class: "unseen" }, text);
}
