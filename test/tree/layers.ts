/** One layer of `src/`: the layers and packages it may import. */
export interface Layer {
  /** Its folder or file below `src/`; `log.ts` belongs to `log/`. */
  name: string;
  holds: string;
  /** Layers, or parts of a layer such as `db/embedded/`. */
  mayImport: readonly string[] | 'all';
  packages: readonly string[];
  /** True if it may use Node's own modules: files, network, processes, clocks. */
  usesNode: boolean;
}

/** What reads Markdown: text to a tree, pure. Only `src/domain/text/markdown` uses it. */
export const markdownPackages: readonly string[] = [
  'mdast-util-from-markdown',
  'mdast-util-frontmatter',
  'mdast-util-gfm-autolink-literal',
  'mdast-util-gfm-strikethrough',
  'mdast-util-gfm-table',
  'mdast-util-gfm-task-list-item',
  'micromark-extension-frontmatter',
  'micromark-extension-gfm-strikethrough',
  'micromark-extension-gfm-table',
  'micromark-extension-gfm-task-list-item',
];

/**
 * All layers, in the order of ARCHITECTURE.md. No arrow points back. To add an arrow, list it here and explain there why
 * it is needed.
 */
export const layers: readonly Layer[] = [
  {
    name: 'domain',
    holds: 'what is true, pure: no Slack, clock, database or randomness',
    mayImport: [],
    packages: ['@date-fns/tz', 'diff', ...markdownPackages, 'wink-eng-lite-web-model', 'wink-nlp', 'yaml'],
    usesNode: false,
  },
  {
    name: 'exports',
    holds: 'what leaves as a file, one file for each format',
    mayImport: ['domain'],
    packages: [
      'csv-stringify',
      'mdast-util-gfm-strikethrough',
      'mdast-util-gfm-table',
      'mdast-util-gfm-task-list-item',
      'mdast-util-to-markdown',
      'zod',
    ],
    usesNode: false,
  },
  {
    name: 'db',
    holds: 'what is remembered',
    mayImport: ['domain'],
    packages: ['drizzle-orm', 'postgres', 'zod'],
    usesNode: true,
  },
  {
    name: 'slack',
    holds: 'what Slack sees',
    mayImport: ['domain'],
    packages: ['@slack/web-api', '@slack/types', 'undici', 'zod'],
    usesNode: false,
  },
  {
    name: 'workflows',
    holds: 'what the bot does',
    mayImport: ['domain', 'db'],
    packages: [],
    usesNode: false,
  },
  {
    name: 'commands',
    holds: 'how a person asks',
    mayImport: ['domain', 'workflows', 'slack'],
    packages: ['@slack/bolt', '@slack/types', 'undici', 'zod'],
    usesNode: true,
  },
  {
    name: 'http',
    holds: 'the web server',
    mayImport: ['domain', 'workflows'],
    packages: ['express', 'prom-client'],
    usesNode: false,
  },
  {
    name: 'schedule',
    holds: 'the clock jobs',
    mayImport: ['workflows'],
    packages: ['node-cron'],
    usesNode: false,
  },
  {
    name: 'config',
    holds: 'environment and policy file',
    mayImport: ['domain', 'db/database-address.ts'],
    packages: ['zod', 'yaml'],
    usesNode: true,
  },
  { name: 'log', holds: 'the log', mayImport: ['config'], packages: ['pino'], usesNode: false },
  {
    name: 'main',
    holds: 'what starts the server',
    mayImport: 'all',
    packages: ['@myriaddreamin/typst-ts-node-compiler', 'express', 'undici', 'yazl', 'zod'],
    usesNode: true,
  },
  {
    name: 'cli',
    holds: 'the command line',
    mayImport: [
      'domain',
      'exports',
      'workflows',
      'config',
      'log',
      'main',
      'db/database.ts',
      'db/database-address.ts',
      'db/open-database.ts',
      'db/migrate.ts',
      'db/embedded/',
      'demo/demo.ts',
    ],
    packages: ['cli-progress', 'commander', 'csv-parse', 'zod'],
    usesNode: true,
  },
];

/** The layer of a file below `src/`, or undefined. */
export function layerOf(path: string): Layer | undefined {
  const [, name = ''] = /^src\/([^/.]+)/.exec(path) ?? [];
  return layers.find((layer) => layer.name === name);
}
