/** How the page looks: light and dark, on phones and on paper. Fonts are the reader's own. */
export const style = `
:root {
  color-scheme: light dark;
  --surface: #fdfcfa; --raised: #f5f2ec; --text: #23201c; --muted: #6a6259; --line: #ddd6ca; --accent: #a33a12;
  --impact: #f6c9b8; --response: #f7dfa9; --known: #dfe3b0; --mitigated: #bfe0c6; --resolved: #c5dcea;
  --question: #2f6287; --warning: #94600a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --surface: #191714; --raised: #23201c; --text: #ebe6de; --muted: #a69c8f; --line: #3b362f; --accent: #ff9b73;
    --impact: #7a3a25; --response: #6b5220; --known: #55592a; --mitigated: #2d5a3a; --resolved: #2c4d63;
    --question: #8cbfe4; --warning: #e3b04f;
  }
}
* { box-sizing: border-box; }
html { background: var(--surface); color: var(--text); scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 3.5rem 1.5rem 5rem; max-width: 50rem;
  font: 400 1rem/1.6 ui-sans-serif, system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
h1, h2, h3, h4, h5 { line-height: 1.2; text-wrap: balance; break-after: avoid; }
h1 { font-size: clamp(1.9rem, 1.3rem + 2.6vw, 2.9rem); letter-spacing: -0.022em; margin: 0 0 2rem; }
h2 { font-size: 1.45rem; letter-spacing: -0.012em; margin: 0 0 1rem; }
h3 { font-size: 1.12rem; margin: 2rem 0 0.5rem; }
h4, h5 { font-size: 1rem; margin: 1.5rem 0 0.4rem; }
h5 { color: var(--muted); }
p, ul, ol, pre, blockquote, figure, .table, .note { margin: 0 0 1rem; }
.muted, figcaption { color: var(--muted); }
.muted a { color: inherit; }

.labels { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 0.9rem; margin: 0 0 1.1rem; padding: 0; list-style: none;
  font-size: 0.82rem; font-weight: 600; color: var(--muted); }
.severity { padding: 0.12rem 0.6rem; border-radius: 1rem; letter-spacing: 0.04em; color: #fff; background: #5a6570; }
.sev1 { background: #b3261e; } .sev2 { background: #b3470c; } .sev3 { background: #856100; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 1.1rem 2rem; margin: 0; padding: 1.4rem 0;
  border-block: 1px solid var(--line); font-size: 0.94rem; line-height: 1.45; }
dt { font-size: 0.78rem; font-weight: 600; color: var(--muted); }
dd { margin: 0.1rem 0 0; }
dl > :last-child { grid-column: 1 / -1; }
time { white-space: nowrap; }

nav { margin: 1.6rem 0 0; font-size: 0.9rem; }
nav p { margin: 0 0 0.3rem; font-size: 0.78rem; font-weight: 600; color: var(--muted); }
nav ol { margin: 0; padding: 0; list-style: none; columns: 14rem; column-gap: 2rem; }
nav li { margin: 0; padding: 0.14rem 0; break-inside: avoid; }
nav a { color: inherit; text-decoration: none; }
nav a:hover { color: var(--accent); text-decoration: underline; }

main { padding-top: 1rem; }
.picture { margin: 2.2rem 0 0; }
.picture svg { display: block; width: 100%; height: auto; overflow: visible; }
.narrow { display: none; }
section { margin-top: 3.2rem; }
section > ul, section > ol { padding-inline-start: 1.25rem; }
li { margin: 0.3rem 0; }
li::marker { color: var(--muted); }
li > ul, li > ol { margin: 0.2rem 0; }
.task { list-style: none; } .task .box { margin-inline-start: -1.25rem; }
sup { font-size: 0.68em; line-height: 0; font-variant-numeric: tabular-nums; }
sup a { text-decoration: none; padding-inline: 0.08em; }
sup a:hover { text-decoration: underline; }
q { quotes: "“" "”"; }
blockquote { padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); color: var(--muted); }
code { font: 0.88em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace; background: var(--raised);
  padding: 0.1em 0.3em; border-radius: 3px; }
pre { padding: 0.9rem 1.1rem; background: var(--raised); border-radius: 6px; overflow-x: auto; overflow-wrap: normal; }
pre code { padding: 0; background: none; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
figure { margin-top: 0.5rem; break-inside: avoid; }
img { display: block; max-width: 100%; max-height: 22rem; border: 1px solid var(--line); border-radius: 4px; }
figcaption { font-size: 0.82rem; margin-top: 0.25rem; }

.note { padding: 0.9rem 1.1rem; border-radius: 6px; background: var(--raised); border-inline-start: 3px solid var(--question); break-inside: avoid; }
.note p { margin: 0 0 0.3rem; font-weight: 600; font-size: 0.9rem; color: var(--question); }
.note.warning { border-color: var(--warning); } .note.warning p { color: var(--warning); }
.note ul { margin: 0; padding-inline-start: 1.1rem; }

.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.94rem; line-height: 1.5; font-variant-numeric: tabular-nums; }
th, td { padding: 0.5rem 1.1rem 0.5rem 0; text-align: start; vertical-align: top; }
:is(th, td):last-child { padding-inline-end: 0; }
thead th { font-size: 0.78rem; font-weight: 600; color: var(--muted); border-bottom: 1px solid var(--line); }
tbody tr + tr td { border-top: 1px solid var(--line); }
.group th { padding-top: 1.1rem; font-size: 0.85rem; font-weight: 600; }
tbody .group + tr td { border-top: 0; }
.fit { width: 1%; white-space: nowrap; }
td.fit:first-child { color: var(--muted); }
td > p { margin: 0.3rem 0 0; font-size: 0.94em; font-weight: 400; }
td > figure { margin-bottom: 0.3rem; font-weight: 400; }
:target, :has(> a:target) { background: color-mix(in srgb, var(--accent) 14%, transparent); }
section:target { background: none; }

summary { cursor: pointer; }
summary h2 { display: inline; }
details[open] summary { margin-bottom: 1rem; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 0.82rem; color: var(--muted); }

@media (min-width: 82rem) {
  body { max-width: 68rem; display: grid; grid-template-columns: minmax(0, 50rem) 13rem; column-gap: 5rem; }
  header, main, footer { grid-column: 1; }
  nav { grid-column: 2; grid-row: 1 / span 2; position: sticky; top: 3.5rem; align-self: start; margin: 0; }
  nav ol { columns: auto; }
}
@media (max-width: 40rem) {
  body { padding: 1.75rem 1.1rem 3rem; }
  .wide { display: none; } .narrow { display: block; }
  section { margin-top: 2.6rem; }
  table:has(.fit), table:has(.fit) :is(tbody, tr, td) { display: block; width: auto; }
  table:has(.fit) thead { position: absolute; clip-path: inset(50%); }
  table:has(.fit) tr { padding: 0.6rem 0; border-top: 1px solid var(--line); }
  table:has(.fit) td { padding: 0; border: 0; }
  table:has(.fit) td.fit:first-child { display: inline; margin-inline-end: 0.6rem; }
  table:has(.fit) td.fit:first-child + td { font-weight: 600; }
  table:has(.fit) td.fit:first-child + td:not(:last-child) { display: inline; }
  .group th { display: block; padding: 0.6rem 0 0; }
}
@media print {
  @page { margin: 18mm 16mm 20mm; }
  :root { --surface: #fff; --raised: #f5f3ef; --text: #000; --muted: #555; --line: #ccc; --accent: #7a2a0d;
    --impact: #f6c9b8; --response: #f7dfa9; --known: #dfe3b0; --mitigated: #bfe0c6; --resolved: #c5dcea;
    --question: #2f6287; --warning: #94600a; color-scheme: light; }
  body { display: block; max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.45; }
  h1 { font-size: 24pt; } h2 { font-size: 15pt; }
  nav { break-after: avoid; }
  section { margin-top: 9mm; }
  p, li { orphans: 3; widows: 3; }
  tr { break-inside: avoid; } .group { break-after: avoid; }
  thead { display: table-header-group; }
  .table { overflow: visible; } pre { white-space: pre-wrap; }
  details:not([open]) { display: none; }
  section:has(> details:not([open])) { display: none; }
  img { max-height: 60mm; }
  .severity, .note, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
