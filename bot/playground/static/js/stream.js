// The stream of changes; when it breaks it says so, tries again, and tells when everything must be read anew.

import { standing } from "./notices.js";

const WAITS = [500, 1000, 2000, 4000];

export class Stream {
  /** `onChange(change)` for each change; `onOpen()` whenever the stream (again) stands. */
  constructor(onChange, onOpen) {
    this.onChange = onChange;
    this.onOpen = onOpen;
    this.tries = 0;
    window.addEventListener("online", () => this.source === null && this.open());
  }

  /** Listen as `user`. */
  listen(user) {
    this.user = user;
    this.tries = 0;
    this.open();
  }

  open() {
    clearTimeout(this.timer);
    this.source?.close();
    const source = new EventSource(`/app/events?as=${encodeURIComponent(this.user)}`);
    this.source = source;
    source.onopen = () => {
      this.tries = 0;
      standing(null);
      this.onOpen();
    };
    source.onmessage = (event) => this.onChange(JSON.parse(event.data));
    source.onerror = () => {
      source.close();
      if (this.source !== source) return;
      this.source = null;
      standing("The connection to the playground is lost. Trying again…");
      this.timer = setTimeout(() => this.open(), WAITS[Math.min(this.tries++, WAITS.length - 1)]);
    };
  }
}
