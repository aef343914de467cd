import { style as articleStyle } from '../../src/exports/postmortems/html/style.js';

/** As in post-mortems, with the list of pages on the left; on phones, below the text. */
export const style = `${articleStyle}
body { max-width: 74rem; padding: 0 1.5rem 4rem; display: grid; grid-template-columns: 13rem minmax(0, 1fr); column-gap: 3.5rem; }
.bar { grid-column: 1 / -1; display: flex; justify-content: space-between; gap: 1rem; padding: 0.9rem 0; margin-bottom: 2.2rem;
  border-bottom: 1px solid var(--line); font-weight: 600; }
.bar a { color: inherit; text-decoration: none; }
.bar a:hover { color: var(--accent); }
.to-pages { display: none; font-weight: 400; }
main { grid-column: 2; grid-row: 2; padding: 0; max-width: 50rem; }
h1 { font-size: clamp(1.7rem, 1.3rem + 1.6vw, 2.3rem); margin: 0 0 1.4rem; }
h2 { margin: 2.6rem 0 0.9rem; }
:target { background: none; }
:is(h2, h3):target { text-decoration: underline 3px color-mix(in srgb, var(--accent) 45%, transparent); text-underline-offset: 0.2em; }
img { width: auto; max-height: none; margin: 0.4rem 0 1.2rem; }
p > img + img { margin-top: 0; }
th, td { overflow-wrap: break-word; }
thead td { border-bottom: 1px solid var(--line); }
td:first-child:nth-last-child(2) { width: 36%; }
pre:focus:not(:focus-visible), .table:focus:not(:focus-visible) { outline: none; }
.next { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
nav { grid-column: 1; grid-row: 2; position: sticky; top: 1.5rem; align-self: start; margin: 0; max-height: calc(100vh - 3rem); overflow-y: auto; }
nav p { margin: 1.3rem 0 0.3rem; }
nav p:first-child { margin-top: 0; }
nav p::first-letter { text-transform: uppercase; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav li { padding: 0; }
nav a { display: block; padding: 0.2rem 0.6rem; margin-inline-start: -0.6rem; border-radius: 4px; }
nav a[aria-current] { background: var(--raised); font-weight: 600; }
@media (max-width: 52rem) {
  body { display: block; padding: 0 1.1rem 3rem; }
  .bar { position: sticky; top: 0; background: var(--surface); margin-bottom: 1.4rem; }
  .to-pages { display: inline; }
  html { scroll-padding-top: 4rem; }
  nav { position: static; max-height: none; margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1rem; }
  nav a { padding: 0.45rem 0.6rem; }
  table, tbody, tr, td, td:first-child:nth-last-child(2) { display: block; width: auto; }
  thead { display: block; position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: 0.7rem 0; }
  tr + tr { border-top: 1px solid var(--line); }
  tbody tr + tr td, td { padding: 0; border: 0; overflow-wrap: anywhere; }
  td:first-child { font-weight: 600; }
  td[data-label]::before { content: attr(data-label) ": "; color: var(--muted); }
}
@media print { .bar, nav, .next { display: none; } body { display: block; } main { max-width: none; } }
`;
