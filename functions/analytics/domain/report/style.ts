import { Html } from '../../../../shared/kernel/html.ts';

/** How the page looks, on the screen and on paper; in the page itself, so that it needs nothing else. */
export const STYLE = new Html(`
body { font: 15px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', sans-serif;
  color: #1b1b1b; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .2rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p.about { color: #555; margin: 0 0 1.5rem; }
p.note { color: #555; font-size: .85rem; }
dl { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 0 1rem; }
dl div { border: 1px solid #d8d8d8; border-radius: 6px; padding: .5rem .9rem; min-width: 6rem; }
dt { color: #555; font-size: .85rem; }
dd { margin: 0; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
div.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: right; padding: .3rem .5rem; border-bottom: 1px solid #e4e4e4; font-variant-numeric: tabular-nums; }
th:first-child { text-align: left; }
thead th { border-bottom: 2px solid #999; vertical-align: bottom; }
tbody th { font-weight: 400; }
td { white-space: nowrap; }
table:has(th:nth-child(8)) { font-size: .8rem; }
table:has(th:nth-child(8)) :is(th, td) { padding-inline: .25rem; }
svg { width: 100%; height: auto; font: 11px system-ui, sans-serif; fill: #444; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; margin: .3rem 0; }
.legend span { display: inline-block; width: .8rem; height: .8rem; margin-right: .4rem; vertical-align: -1px;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
@page { margin: 16mm; }
@media print {
  body { margin: 0; max-width: none; font-size: 10pt; }
  div.wide { overflow: visible; }
  thead { display: table-header-group; }
  tr, svg, dl { break-inside: avoid; }
  h2 { break-after: avoid; }
  table:has(th:nth-child(8)) { font-size: 8pt; }
}
`);
