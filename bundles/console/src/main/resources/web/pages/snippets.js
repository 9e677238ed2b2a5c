// How a router is told to report here, with the address on which we listen.
import { html, nothing } from '/lib/lit-html/lit-html.js';

/** @param {any} stages the answer of /api/v1/stages */
export function snippets(stages) {
  const bmp = stages.meta.endpoints.find((e) => stages.data.some((s) => s.type === 'bmp.tcp' && e.name === s.id)) ?? stages.meta.endpoints[0];
  if (!bmp) return html`<p>No source listens. <code>etc/weir.bmp.tcp-bmp.cfg</code> makes one for routers' BMP.</p>`;
  const loopback = /^(127\.|::1|\[?0:0:0:0:0:0:0:1)/.test(bmp.address);
  return html`
    <p>Connect a router to <code>${bmp.address}:${bmp.port}</code>, feed Weir with invented ones (<code>./weir run --demo</code>),
      or play an archive (<code>./weir replay FILE --to ${bmp.address}:${bmp.port} --as bmp</code>).</p>
    ${loopback ? html`<p class="note">Weir listens on loopback only: a router on another machine cannot reach it until
      <code>etc/weir.bmp.tcp-bmp.cfg</code> says <code>listen = ADDRESS:${bmp.port}</code>.</p>` : nothing}
    ${Object.entries(samples(bmp.address, bmp.port)).map(([name, text]) => html`<details><summary>${name}</summary><pre>${text}</pre></details>`)}`;
}

/** Each vendor's own words for the same thing. */
export function samples(address, port) {
  return {
    FRR: `router bgp 64496\n neighbor 192.0.2.1 remote-as 64497\n address-family ipv4 unicast\n  neighbor 192.0.2.1 soft-reconfiguration inbound\n`
      + ` exit-address-family\n bmp targets weir\n  bmp monitor ipv4 unicast pre-policy\n  bmp monitor ipv6 unicast pre-policy\n`
      + `  bmp connect ${address} port ${port} min-retry 1000 max-retry 10000\n`,
    GoBGP: `[[bmp-servers]]\n  [bmp-servers.config]\n    address = "${address}"\n    port = ${port}\n    route-monitoring-policy = "all"\n`,
    'BIRD 2.14 and later': `protocol bmp {\n  station address ip ${address} port ${port};\n  monitoring rib in pre_policy;\n  monitoring rib in post_policy;\n}\n`,
    'Cisco IOS XR': `bmp server 1\n host ${address} port ${port}\n initial-delay 5\n stats-reporting-period 60\n!\nrouter bgp 64496\n neighbor 192.0.2.1\n  bmp-activate server 1\n`,
    Junos: `set routing-options bmp station weir station-address ${address}\nset routing-options bmp station weir station-port ${port}\n`
      + `set routing-options bmp station weir connection-mode active\nset routing-options bmp station weir route-monitoring pre-policy\n`,
    'Arista EOS': `router bgp 64496\n   monitoring station weir\n      connection address ${address}\n      connection mode active port ${port}\n   bgp monitoring\n`,
    'Huawei VRP': `bmp\n bmp-session ${address}\n  tcp connect port ${port}\n  monitor all-vpn-instance\n   route-mode ipv4-family unicast adj-rib-in pre-policy\n`,
  };
}
