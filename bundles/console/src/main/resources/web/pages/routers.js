// Routers and the peers that they report: who is up, since when, and what their counts say.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { age, count, instant, octets } from '/format.js';
import { matches, routes } from '/peers.js';
import { state } from '/parts/state.js';
import { table } from '/parts/table.js';
import { navigate } from '/navigate.js';

export const title = 'Routers and peers';
export const commands = () => ['bmp:routers', 'peer:list'];
export const polls = { routers: '/api/v1/routers', peers: '/api/v1/peers' };

export function render(s) {
  const routers = s.poll.routers?.answer?.data;
  const peers = s.poll.peers?.answer?.data;
  if (!routers || !peers) return html`<p class="quiet">${s.poll.peers?.error ?? s.poll.routers?.error ?? 'Asking the server …'}</p>`;
  const word = (s.query.q ?? '').toLowerCase();
  const router = routers.find((r) => String(r.id) === s.query.router);
  const keyOf = (k) => JSON.stringify(k);
  const shown = peers.filter((p) => (!router || keyOf(p.peer.router) === keyOf(router.key)) && matches(p, word));
  const chosen = peers.find((p) => String(p.id) === s.query.peer);
  return html`
    <section><h2>Routers</h2>${table('routers', [
      { name: 'Router', value: (r) => r.sysName || r.address },
      { name: 'Address', value: (r) => r.address, mono: true },
      { name: 'State', value: (r) => r.up ? 'UP' : 'DOWN', show: (r) => state(r.up ? 'UP' : 'DOWN') },
      { name: 'Since', value: (r) => r.since, show: (r) => age(r.since) },
      { name: 'Reconnects', value: (r) => r.reconnects, show: (r) => count(r.reconnects), right: true },
      { name: 'Octets', value: (r) => r.octets, show: (r) => octets(r.octets), right: true },
      { name: 'Reason', value: (r) => r.reason },
    ], routers, {
      caption: 'Routers', empty: 'No router has connected.', key: (r) => String(r.id), picked: s.query.router,
      pick: (r) => navigate({ router: s.query.router === String(r.id) ? null : r.id }),
    })}</section>
    <section><h2>Peers${router ? html` of ${router.sysName || router.address} <button @click=${() => navigate({ router: null })}>All routers</button>` : nothing}</h2>
      <p class="bar"><label>Filter <input type="search" .value=${s.query.q ?? ''} placeholder="down, 64496, 192.0.2.1, router"
        @input=${(e) => navigate({ q: e.target.value }, { replace: true })}></label> <span class="quiet">${shown.length} of ${peers.length}</span></p>
      <div class="split">${table('peers', [
        { name: 'Peer', value: (p) => p.peer.address ?? 'Loc-RIB', mono: true },
        { name: 'AS', value: (p) => p.peer.asn, right: true },
        { name: 'Router', value: (p) => p.peer.router.name || p.peer.router.address },
        { name: 'View', value: (p) => p.peer.view },
        { name: 'RD', value: (p) => p.peer.distinguisher ?? p.peer.rd ?? '', mono: true },
        { name: 'State', value: (p) => p.up ? 'UP' : 'DOWN', show: (p) => state(p.up ? 'UP' : 'DOWN') },
        { name: 'Since', value: (p) => p.since, show: (p) => age(p.since) },
        { name: 'Routes', value: routes, show: (p) => count(routes(p)), right: true },
        { name: 'Router says', value: (p) => p.reportedRoutes, show: (p) => count(p.reportedRoutes), right: true },
        { name: 'Table', value: (p) => p.incompleteSince ?? '', show: (p) => p.incompleteSince ? html`<span class="state degraded">▲ INCOMPLETE</span>` : 'complete' },
        { name: 'Reason', value: (p) => p.reason },
      ], shown, {
        caption: 'Peers', empty: 'No peer fits.', key: (p) => String(p.id), picked: s.query.peer,
        pick: (p) => navigate({ peer: s.query.peer === String(p.id) ? null : p.id }),
      })}${chosen ? panel(chosen, s.zone) : nothing}</div></section>`;
}

function panel(p, zone) {
  return html`<aside class="panel" aria-label="Peer ${p.peer.address ?? 'Loc-RIB'}">
    <h2>${p.peer.address ?? 'Loc-RIB'} AS${p.peer.asn} <button class="plain" aria-label="Close" @click=${() => navigate({ peer: null })}>×</button></h2>
    <p>${state(p.up ? 'UP' : 'DOWN')} since <time datetime=${p.since}>${instant(p.since, zone)}</time>${p.reason ? ': ' + p.reason : ''}</p>
    ${p.incompleteSince ? html`<p class="note">Its table here may differ from its own since ${instant(p.incompleteSince, zone)}.</p>` : nothing}
    <dl><dt>BGP identifier</dt><dd class="mono">${p.peer.bgpId}</dd><dt>View</dt><dd>${p.peer.view}</dd>
      <dt>Last message</dt><dd>${p.lastMessage ? age(p.lastMessage) + ' ago' : 'none'}</dd>
      ${p.adminLabels.length > 0 ? html`<dt>Labels</dt><dd>${p.adminLabels.join(', ')}</dd>` : nothing}</dl>
    ${p.families.map((f) => html`<h3>${f.family}</h3><dl>
      <dt>Announced, withdrawn</dt><dd>${count(f.announced)}, ${count(f.withdrawn)}</dd>
      <dt>Treated as withdrawn</dt><dd>${count(f.treatedAsWithdraw)} (RFC 7606)</dd>
      <dt>End-of-RIB</dt><dd>${f.endOfRib}</dd>
      <dt>Router's own count</dt><dd>${count(f.reportedRoutes)}</dd>
      ${f.ribs.map((r) => html`<dt>In ${r.rib}</dt><dd>${count(r.routes)} routes, ${count(r.staleRoutes)} stale, ${count(r.duplicates)} duplicates</dd>`)}
    </dl>`)}
    <p><a href="/routes?q=${p.peer.asn}">Routes with AS${p.peer.asn}</a></p></aside>`;
}
