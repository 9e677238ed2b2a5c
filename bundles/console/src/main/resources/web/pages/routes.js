// The looking glass: one box for a prefix, an address, an AS, a community or a path pattern; all peers at once.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { age, asPath, attributes, communities } from '/format.js';
import { summary } from '/peers.js';
import { parse, rows } from '/query.js';
import { get as ask } from '/api.js';
import * as store from '/store.js';
import { table } from '/parts/table.js';
import { navigate } from '/navigate.js';

export const title = 'Looking glass';
export const commands = (s) => [`rib:lookup ${s.query.q ?? 'PREFIX'}`];
export const polls = { ribs: '/api/v1/ribs', peers: '/api/v1/peers', routers: '/api/v1/routers' };

let asked = null;
let abort = null;

/** Asks when the address has another question than the one answered. */
function answer(s) {
  const question = JSON.stringify([s.query.q, s.query.rib, s.query.relation, s.query.peer]);
  if (question === asked) return;
  asked = question;
  abort?.abort();
  const parsed = parse(s.query.q ?? '', s.query);
  if (!parsed) {
    store.setPage({ found: null, error: null, asking: false });
    return;
  }
  abort = new AbortController();
  const { signal } = abort;
  const begun = performance.now();
  store.setPage({ asking: true, error: null });
  Promise.all(parsed.families.map((family) => ask(parsed.path(family), { signal }))).then(
    (answers) => store.setPage({
      asking: false, kind: parsed.kind, found: answers.flatMap(rows), more: answers.some((a) => a.meta?.cursor),
      millis: Math.round(performance.now() - begun),
    }),
    (error) => error.name === 'AbortError' || store.setPage({ asking: false, found: null, error: error.message }));
}

export function close() {
  asked = null;
  abort?.abort();
}

export function render(s) {
  queueMicrotask(() => answer(s));
  const ribs = s.poll.ribs?.answer?.data ?? [];
  const routerOf = new Map((s.poll.routers?.answer?.data ?? []).map((r) => [r.id, r.sysName || r.address]));
  const { found, error, asking, kind, more, millis } = s.page;
  const picked = found?.find((r) => key(r) === s.query.route);
  return html`
    <form class="bar" @submit=${(e) => { e.preventDefault(); asked = null; navigate({ q: new FormData(e.target).get('q').trim(), route: null }); store.setPage({}); }}>
      <label class="grow">Prefix, address, AS, community or path pattern
        <input name="q" type="search" autofocus .value=${s.query.q ?? ''} placeholder="203.0.113.0/24, 2001:db8::1, AS64496, 64496:100, ^64496 .* 64511$"></label>
      <label>Prefixes <select .value=${s.query.relation ?? ''} @change=${(e) => navigate({ relation: e.target.value })}>
        ${[['', 'exact'], ['longest', 'longest match'], ['more', 'and more specific'], ['less', 'and less specific']].map(([v, t]) =>
          html`<option value=${v} ?selected=${(s.query.relation ?? '') === v}>${t}</option>`)}</select></label>
      ${ribs.length > 1 ? html`<label>RIB <select @change=${(e) => navigate({ rib: e.target.value })}>${ribs.map((r) =>
        html`<option ?selected=${(s.query.rib ?? ribs[0].id) === r.id}>${r.id}</option>`)}</select></label>` : nothing}
      <button>Look up</button>
    </form>
    ${error ? html`<p class="note" role="alert">${error}</p>` : nothing}
    ${found == null ? html`<p class="quiet">${asking ? 'Asking …' : 'Every peer’s routes are searched at once; the address of this page is the answer’s permalink.'}</p>`
      : html`<p class="quiet" role="status">${summary(found, s.poll.peers?.answer?.data)}${more ? '; the first ones' : ''} · ${kind} · ${millis} ms</p>
      <div class="split">${table('found', [
        { name: 'Prefix', value: (r) => r.nlri, mono: true },
        { name: 'Peer', value: (r) => r.route.ingress.remote_addr, mono: true },
        { name: 'AS', value: (r) => r.route.ingress.remote_asn, right: true },
        { name: 'Router', value: (r) => routerOf.get(r.route.ingress.parent_ingress) ?? '' },
        { name: 'View', value: (r) => r.route.ingress.peer_rib_type },
        { name: 'AS path', value: (r) => asPath(attributes(r.route.pathAttributes).asPath), mono: true },
        { name: 'Next hop', value: (r) => nextHop(attributes(r.route.pathAttributes)), mono: true },
        { name: 'Communities', value: (r) => communities(attributes(r.route.pathAttributes)).join(' '), mono: true },
        { name: 'ROV', value: (r) => r.route.rpki?.rov },
        { name: 'Status', value: (r) => r.route.status + (r.route.incomplete ? ', incomplete' : '') },
        { name: 'Age', value: (r) => r.route.observed ?? r.route.received, show: (r) => age(r.route.observed ?? r.route.received), right: true },
      ], found, {
        caption: 'Routes', empty: nothingFound(s), key, picked: s.query.route,
        pick: (r) => navigate({ route: s.query.route === key(r) ? null : key(r) }),
      })}${picked ? panel(picked) : nothing}</div>`}`;
}

function key(row) {
  return `${row.nlri} ${row.route.ingress.id}${row.route.pathId == null ? '' : ' ' + row.route.pathId}`;
}

function nextHop(attrs) {
  const hop = attrs.conventionalNextHop ?? attrs.mpNextHop ?? attrs.nextHop;
  return hop == null ? '' : typeof hop === 'string' ? hop : hop.global ?? JSON.stringify(hop);
}

function nothingFound(s) {
  return html`No route. ${(s.query.relation ?? '') === '' && (s.query.q ?? '').includes('/')
    ? html`<button @click=${() => navigate({ relation: 'longest' })}>Look for the longest match</button>
      <button @click=${() => navigate({ relation: 'more' })}>and for more specific ones</button>` : nothing}`;
}

function panel(r) {
  return html`<aside class="panel" aria-label="Route"><h2 class="mono">${r.nlri} <button class="plain" aria-label="Close"
      @click=${() => navigate({ route: null })}>×</button></h2>
    <p>from <a href="/routers?peer=${r.route.ingress.id}">${r.route.ingress.remote_addr} AS${r.route.ingress.remote_asn}</a></p>
    <dl>${r.route.pathAttributes.flatMap((a) => Object.entries(a)).map(([name, value]) => html`<dt>${name}</dt>
      <dd class="mono">${name === 'asPath' ? asPath(value) : typeof value === 'string' ? value : JSON.stringify(value)}</dd>`)}</dl></aside>`;
}
