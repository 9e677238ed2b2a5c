// The only door to the server: each call is a documented GET, remembered so that the page can show it as curl.
import * as store from './store.js';

const REMEMBERED = 12;
const PATIENCE_MILLIS = 8000; // a server that hangs is as good as gone to who looks

/** @returns the JSON of an answer. @throws Error with the words of the server's problem */
export async function get(path, { quiet = false, signal } = {}) {
  if (!quiet) remember(path);
  let response;
  try {
    const late = AbortSignal.timeout(PATIENCE_MILLIS);
    response = await fetch(path, { headers: { Accept: 'application/json' }, signal: signal ? AbortSignal.any([signal, late]) : late });
  } catch (failed) {
    if (failed.name !== 'AbortError') store.set({ online: false });
    throw failed;
  }
  if (!store.get().online) store.set({ online: true });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.detail ?? `${response.status} ${response.statusText}`);
  return body;
}

function remember(path) {
  const calls = store.get().calls.filter((c) => c !== path);
  store.set({ calls: [path, ...calls].slice(0, REMEMBERED) });
}

/** The call as somebody would make it in a terminal. */
export function curl(path, origin = location.origin) {
  return `curl -g -s '${origin}${path}'`;
}

/**
 * Asks again and again while the page is on show; once a second at most, and not while the tab is hidden.
 *
 * @param {Record<string, string>} paths what to ask, by the name under which it is kept
 * @returns stops it
 */
export function poll(paths, millis = 2000) {
  let stopped = false;
  let timer;
  const round = async () => {
    if (!document.hidden) {
      const answers = await Promise.all(Object.entries(paths).map(([name, path]) =>
        get(path).then((answer) => [name, { answer, at: Date.now() }], (error) => [name, { error: error.message }])));
      if (stopped) return;
      const known = store.get().poll;
      store.set({ poll: { ...known, ...Object.fromEntries(answers.map(([n, a]) => [n, a.error ? { ...known[n], ...a } : a])) } });
    }
    timer = setTimeout(round, millis);
  };
  round();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
