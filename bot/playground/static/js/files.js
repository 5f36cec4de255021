// The files that a message brings: a picture is shown, each can be downloaded.

import { h } from "./dom.js";
import { store } from "./store.js";

/** Draw a message's files; nothing where it has none. */
export function drawFiles(files) {
  if (!files?.length) return null;
  return h("ul", { class: "files" }, ...files.map((file) => h("li", {}, ...drawFile(file))));
}

function drawFile(file) {
  const address = `/app/files/${encodeURIComponent(file.id)}?${new URLSearchParams({ as: store.me })}`;
  const title = file.title || file.name;
  const picture = file.mimetype.startsWith("image/") && h("img", { src: address, alt: file.alt_txt || title, class: "picture" });
  const link = h("a", { href: address, download: file.name, class: "file", data: { file: file.id } }, h("strong", {}, title), ` ${file.name}, ${size(file.size)}`);
  return picture ? [picture, link] : [link];
}

function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
