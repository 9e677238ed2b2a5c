// Live events of one stage. The newest 500 are kept; a pause keeps the picture, not the stream.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { count, instant } from '/format.js';
import * as store from '/store.js';
import { table } from '/parts/table.js';
import { navigate } from '/navigate.js';

const KEPT = 500;
const TYPES = ['route-update', 'route-change', 'end-of-rib', 'peer-up', 'peer-down', 'peer-routes-gone', 'router-up', 'router-down',
  'stats-report', 'route-mirror', 'malformed', 'gap'];

export const title = 'Tap';
export const commands = (s) => [`weir:tap ${s.query.stage ?? 'STAGE'}`];
export const polls = { stages: '/api/v1/stages' };

let source = null;
let address = null;
let buffer = [];
let seen = 0;
let dropped = 0;
let paused = false;

/** The call that shows what the address of the page asks for. */
export function streamPath(query) {
  const parameters = new URLSearchParams({ stage: query.stage });
  for (const name of ['type', 'prefix', 'peer']) if (query[name]) parameters.set(name, query[name]);
  return '/api/v1/events?' + parameters;
}

function connect(s) {
  const wanted = s.query.stage ? streamPath(s.query) : null;
  if (wanted === address) return;
  close();
  address = wanted;
  if (!wanted) return;
  store.set({ calls: [wanted] });
  source = new EventSource(wanted);
  const take = (e) => {
    seen++;
    buffer.unshift({ n: seen, ...JSON.parse(e.data) });
    if (buffer.length > KEPT) buffer.length = KEPT;
    if (!paused) show();
  };
  TYPES.forEach((type) => source.addEventListener(type, take));
  source.addEventListener('dropped', (e) => { dropped += JSON.parse(e.data).count; });
  source.addEventListener('end', () => { source.close(); store.setPage({ tapEnd: 'The stage is gone.' }); });
  source.addEventListener('error', () => store.setPage({ tapEnd: source.readyState === EventSource.CLOSED ? 'The server refused this tap.' : 'Connecting again …' }));
  source.addEventListener('open', () => store.setPage({ tapEnd: null }));
}

let due = false;
function show() {
  if (due) return;
  due = true;
  setTimeout(() => { // four pictures a second are enough to read, however many events come
    due = false;
    if (!paused) store.setPage({ tapped: [...buffer], seen, dropped });
  }, 250);
}

export function close() {
  source?.close();
  source = null;
  address = null;
  buffer = [];
  seen = 0;
  dropped = 0;
  paused = false;
}

export function keys(key) {
  if (key === ' ') toggle();
}

function toggle() {
  paused = !paused;
  store.setPage({ paused, ...(paused ? {} : { tapped: [...buffer], seen, dropped }) });
}

export function render(s) {
  queueMicrotask(() => connect(s));
  const stages = (s.poll.stages?.answer?.data ?? []).filter((x) => !['sink', 'view'].includes(x.kind));
  const { tapped = [], tapEnd } = s.page;
  const field = (name, label, placeholder) => html`<label>${label} <input .value=${s.query[name] ?? ''} placeholder=${placeholder}
    @change=${(e) => navigate({ [name]: e.target.value.trim() })}></label>`;
  const picked = tapped.find((e) => String(e.n) === s.page.event);
  return html`
    <div class="bar"><label>Stage <select @change=${(e) => navigate({ stage: e.target.value })}>
        <option value="">choose …</option>${stages.map((x) => html`<option ?selected=${x.id === s.query.stage}>${x.id}</option>`)}</select></label>
      <label>Type <select @change=${(e) => navigate({ type: e.target.value })}><option value="">all</option>
        ${TYPES.map((t) => html`<option ?selected=${t === s.query.type}>${t}</option>`)}</select></label>
      ${field('prefix', 'Prefix', '203.0.113.0/24')}${field('peer', 'Peer', 'number')}
      <button @click=${toggle} aria-pressed=${String(!!s.page.paused)}>${s.page.paused ? 'Go on' : 'Pause'}</button>
      <button ?disabled=${tapped.length === 0} @click=${() => save(tapped)}>Save as JSON lines</button></div>
    ${s.query.stage ? html`<p class="quiet" role="status">${tapEnd ?? (s.page.paused ? 'Paused.' : 'Live.')}
      ${count(s.page.seen ?? 0)} events${s.page.dropped ? `, ${count(s.page.dropped)} left out as this page is slower` : ''}; the newest ${tapped.length} are here.</p>
    <div class="split">${table('tap', [
      { name: 'Received', value: (e) => e.received, show: (e) => instant(e.received, s.zone).slice(11) },
      { name: 'Type', value: (e) => e.type },
      { name: 'Peer', value: (e) => e.peer ? `${e.peer.address ?? 'Loc-RIB'} AS${e.peer.asn}` : '', mono: true },
      { name: 'What', value: what, mono: true },
    ], tapped, { caption: 'Events', empty: 'None yet.', key: (e) => String(e.n), picked: s.page.event, pick: (e) => store.setPage({ event: String(e.n) }) })}
    ${picked ? html`<aside class="panel" aria-label="Event"><h2>${picked.type} <button class="plain" aria-label="Close"
      @click=${() => store.setPage({ event: null })}>×</button></h2><pre>${JSON.stringify({ ...picked, n: undefined }, null, 2)}</pre></aside>` : nothing}</div>`
    : html`<p class="empty">Choose a source, a transform or a RIB: what leaves it is shown as it happens.</p>`}`;
}

/** One line about an event. */
export function what(e) {
  const list = (name, routes) => routes?.length ? `${name}${routes.slice(0, 3).map((r) => r.prefix ?? r.text ?? r.nlri).join(' ')}${routes.length > 3 ? ` … ${routes.length}` : ''}` : '';
  return [list('+', e.announced), list('−', e.withdrawn), list('', e.routes), e.problem, e.reason].filter((t) => typeof t === 'string' && t !== '').join('  ');
}

function save(events) {
  const lines = [...events].reverse().map(({ n, ...event }) => JSON.stringify(event)).join('\n') + '\n';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([lines], { type: 'application/x-ndjson' }));
  link.download = 'tap.ndjson';
  link.click();
  URL.revokeObjectURL(link.href);
}
