// Pressing something in a message or a view: tell the server, show what went wrong.

import { post } from "./api.js";
import { fail } from "./notices.js";
import { store } from "./store.js";

async function send(body) {
  try {
    const answer = await post("/app/action", { as: store.me, ...body });
    if (!answer.ok) fail(answer.message ?? answer.error);
  } catch (error) {
    fail(error);
  }
}

/** Return the `act` of a message's blocks. */
export const onMessage = (message) => (action, block) =>
  send({
    channel: message.channel,
    message_ts: message.ts,
    ...(message.ephemeral ? { ephemeral: true } : {}),
    block_id: block.block_id,
    action,
  });

/** Return the `act` of a view's blocks. */
export const onView = (view) => (action, block) => send({ view_id: view.id, block_id: block.block_id, action });
