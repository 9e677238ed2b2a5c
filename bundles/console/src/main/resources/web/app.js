// The frame around every page: navigation, theme, keyboard, the calls behind what is shown.
import { html, nothing, render } from '/lib/lit-html/lit-html.js';
import { curl, poll } from '/api.js';
import { go, read } from '/navigate.js';
import { palette } from '/parts/palette.js';
import * as store from '/store.js';
import * as overview from '/pages/overview.js';
import * as pipeline from '/pages/pipeline.js';
import * as routers from '/pages/routers.js';
import * as routes from '/pages/routes.js';
import * as system from '/pages/system.js';
import * as tap from '/pages/tap.js';
import * as types from '/pages/types.js';

const PAGES = [
  { path: '/', page: overview, key: 'o' },
  { path: '/pipeline', page: pipeline, key: 'p' },
  { path: '/routers', page: routers, key: 'r' },
  { path: '/routes', page: routes, key: 'l' },
  { path: '/tap', page: tap, key: 't' },
  { path: '/types', page: types, key: 'y' },
  { path: '/system', page: system, key: 's' },
].map((p) => ({ ...p, title: p.page.title }));

let open = null;
let stop = () => {};
let before = null;

function current(s) {
  return PAGES.find((p) => p.path === s.path);
}

function draw(s) {
  const entry = current(s);
  if (entry !== open) {
    open?.page.close?.();
    stop();
    open = entry;
    stop = entry ? poll(entry.page.polls) : () => {};
    document.title = (entry?.title ?? 'No such page') + ' – Weir';
  }
  const theme = s.theme ?? 'auto';
  document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.kiosk = s.query.kiosk != null ? 'yes' : 'no';
  render(html`
    <a class="skip" href="#main" @click=${(e) => { e.preventDefault(); document.getElementById('main').focus(); }}>Skip to the page</a>
    <header><span class="brand">Weir</span>
      <nav aria-label="Pages">${PAGES.map((p) => html`<a href=${p.path} aria-current=${p === entry ? 'page' : nothing}>${p.title}</a>`)}</nav>
      <span class="tools"><button @click=${() => openPalette()} aria-keyshortcuts="Control+K">Go to … <kbd>Ctrl K</kbd></button>
        <button @click=${() => keep({ zone: s.zone === 'utc' ? 'local' : 'utc' })}>${s.zone === 'utc' ? 'UTC' : 'Local time'}</button>
        <button @click=${() => keep({ theme: theme === 'auto' ? 'dark' : theme === 'dark' ? 'light' : null })}>Theme: ${theme}</button></span></header>
    ${s.online ? nothing : html`<p class="offline" role="alert">The server does not answer. What is shown is from before; trying again …</p>`}
    <main id="main" tabindex="-1"><h1>${entry?.title ?? 'No such page'}</h1>
      ${entry ? entry.page.render(s) : html`<p>There is no page ${s.path}. <a href="/">Overview</a></p>`}</main>
    <footer>${entry ? html`<details><summary>The calls and commands behind this page</summary><ul>
      ${s.calls.map((c) => copied(curl(c), 'Copy as curl'))}${entry.page.commands(s).map((c) => copied(`./weir shell '${c}'`, 'Copy as command'))}</ul></details>` : nothing}
      <p class="quiet">Keys: Ctrl K goes anywhere; g then ${PAGES.map((p) => `${p.key} (${p.title})`).join(', ')}; ? shows this line.</p></footer>
    ${palette(s, PAGES)}`, document.body);
}

function copied(text, label) {
  return html`<li><code>${text}</code> <button @click=${() => navigator.clipboard?.writeText(text)}>${label}</button></li>`;
}

/** Settings of this browser, kept over visits. */
function keep(change) {
  store.set(change);
  for (const [name, value] of Object.entries(change)) {
    if (value == null) localStorage.removeItem('weir.' + name);
    else localStorage.setItem('weir.' + name, value);
  }
}

function openPalette() {
  before = document.activeElement;
  store.set({ palette: { text: '', at: 0 } });
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById('palette')?.focus()));
}

let gone = 0;
addEventListener('keydown', (e) => {
  if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'k') {
    e.preventDefault();
    openPalette();
    return;
  }
  if (e.key === 'Escape' && before) {
    before.focus?.();
    before = null;
  }
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) || e.ctrlKey || e.altKey || e.metaKey) return;
  const page = PAGES.find((p) => p.key === e.key);
  if (performance.now() - gone < 1500 && page) {
    gone = 0;
    go(page.path);
  } else if (e.key === 'g') gone = performance.now();
  else if (e.key === '?') document.querySelector('footer')?.scrollIntoView();
  else open?.page.keys?.(e.key, store.get());
});

// links within the console change the page without loading it anew
addEventListener('click', (e) => {
  const link = e.target.closest?.('a[href]');
  if (!link || e.defaultPrevented || e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey || link.origin !== location.origin) return;
  if (!PAGES.some((p) => p.path === link.pathname)) return;
  e.preventDefault();
  go(link.href);
});
addEventListener('popstate', read);

store.listen(draw);
store.set({ theme: localStorage.getItem('weir.theme'), zone: localStorage.getItem('weir.zone') ?? 'utc' });
read();
