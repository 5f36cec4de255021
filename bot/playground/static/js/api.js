// The server's side of the page.

export class Refused extends Error {
  constructor(body) {
    super(body.message || body.error || "the playground refused");
    this.body = body;
  }
}

async function read(response) {
  let body = {};
  try {
    body = await response.json();
  } catch {
    throw new Refused({ message: `the playground answered ${response.status} and no JSON` });
  }
  return body;
}

/** Ask for something. Throws Refused, or TypeError when the playground is not there. */
export async function get(path, query = {}) {
  const search = new URLSearchParams(query).toString();
  const response = await fetch(search ? `${path}?${search}` : path, { headers: { Accept: "application/json" } });
  const body = await read(response);
  if (!response.ok) throw new Refused(body);
  return body;
}

/** Do something; the body says whether it went well. Throws TypeError when the playground is not there. */
export async function post(path, body) {
  const headers = { "Content-Type": "application/json", "X-Playground": "1" };
  return read(await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}
