// A small line of numbers over time, with its summary in words for who does not see it.
import { html, svg } from '/lib/lit-html/lit-html.js';

const W = 240;
const H = 48;

/**
 * @param {string} name what the numbers are
 * @param {number[]} values oldest first
 * @param {(n: number) => string} words
 */
export function line(name, values, words) {
  if (values.length < 2) return html`<p class="quiet">${name}: gathering …</p>`;
  const max = Math.max(...values, 1e-9);
  const x = (i) => (i / (values.length - 1)) * W;
  const y = (v) => H - 2 - (v / max) * (H - 6);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const summary = `${name}: now ${words(values.at(-1))}, mean ${words(mean)}, highest ${words(max)}`;
  return html`<figure class="chart"><svg viewBox="0 0 ${W} ${H}" role="img" aria-label=${summary} preserveAspectRatio="none">
      ${svg`<polyline points=${values.map((v, i) => `${x(i).toFixed(1)},${y(v).toFixed(1)}`).join(' ')}/>`}</svg>
    <figcaption>${summary}</figcaption></figure>`;
}
