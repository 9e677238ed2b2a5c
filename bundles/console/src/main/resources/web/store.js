// What the page knows: one object, replaced when something is learnt. A page reads it and is drawn anew.

let state = { path: '/', query: {}, online: true, calls: [], theme: null, zone: 'utc', poll: {}, page: {} };
const listeners = new Set();
let queued = false;

export function get() {
  return state;
}

/** Takes what changed and has everything drawn once before the next frame. */
export function set(change) {
  state = { ...state, ...change };
  if (!queued) {
    queued = true;
    requestAnimationFrame(() => {
      queued = false;
      listeners.forEach((listener) => listener(state));
    });
  }
}

/** State of the page on show; gone when another is opened. */
export function setPage(change) {
  set({ page: { ...state.page, ...change } });
}

export function listen(listener) {
  listeners.add(listener);
}
