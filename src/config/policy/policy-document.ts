import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { type Checked, type ConfigFault, faulty, valid } from '../config-fault.js';

/** A place in the file: keys and indexes from the top. */
export type Path = readonly PropertyKey[];

/** A policy file, parsed but not yet checked. */
export interface PolicyDocument {
  /** The file name as the operator wrote it. */
  file: string;
  value: unknown;
  /** `file:line` of the value at the path, or of the closest parent that exists. */
  locate(path: Path): string;
  /** `file:line` of a key in the mapping at the path. */
  locateKey(path: Path, key: string): string;
}

/** Parses YAML text. Faults: invalid YAML, duplicate keys, more than one document, an empty file. */
export function parsePolicyDocument(file: string, text: string): Checked<PolicyDocument> {
  if (text.trim() === '') return faulty(emptyFile(file));
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  const misplaced = [
    ...document.errors.map(wrongYaml),
    ...unknownAliases(document),
    ...commentedOut(document, text),
  ];
  const faults = misplaced.map(({ offset, ...rest }) => ({ where: at(offset), ...rest }));
  if (faults.length > 0) return faulty(...faults);
  return valid({
    file,
    value: document.toJS({ maxAliasCount: 100 }) ?? {},
    locate: (path) => at(offsetOf(document, path)),
    locateKey: (path, key) => at(offsetOfKey(document, path, key)),
  });
}

/** What a full disk leaves of a file, which would take every setting away. */
function emptyFile(file: string): ConfigFault {
  return {
    where: `${file}:1`,
    found: 'an empty file',
    expected: 'settings',
    remedy: 'Save it again. To keep all defaults, write {} or unset FIREBREAK_CONFIG.',
  };
}

type Misplaced = Omit<ConfigFault, 'where'> & { offset: number };

function wrongYaml({ code, message, pos }: YAMLError): Misplaced {
  const offset = pos[0];
  if (code === 'DUPLICATE_KEY')
    return {
      offset,
      found: 'a duplicate key',
      expected: 'each key once',
      remedy: 'Remove one of them.',
    };
  return {
    offset,
    found: `invalid YAML (${message.replace(/\s+/g, ' ').trim()})`,
    expected: 'valid YAML',
    remedy: 'Check the quotes and the indentation: two spaces per level, no tabs.',
  };
}

function unknownAliases(document: Document): Misplaced[] {
  const found: Misplaced[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document)) return;
      found.push({
        offset: alias.range?.[0] ?? 0,
        found: `the alias *${alias.source}`,
        expected: `an anchor &${alias.source} above it`,
        remedy: 'Put it in quotes if it is text.',
      });
    },
  });
  return found;
}

/**
 * Finds values like `announceIn: #incidents`, which YAML silently treats as comments. Real comments have a space after
 * `#`.
 */
function commentedOut(document: Document, text: string): Misplaced[] {
  const found: Misplaced[] = [];
  const check = (value: unknown, before: number | null | undefined) => {
    if (before == null || (value && !(isScalar(value) && value.value === null && !value.source))) return;
    const line = text.slice(before).split('\n', 1)[0] ?? '';
    const comment = /^[:-]?[ \t]+(#\S.*)$/.exec(line.trimEnd())?.[1];
    if (comment)
      found.push({
        offset: before,
        found: `nothing, because YAML treats ${comment} as a comment`,
        expected: 'a value',
        remedy: 'Use a channel id (C…), and put other text that starts with # in quotes.',
      });
  };
  visit(document, {
    Pair: (_key, { key, value }) => check(value, isNode(key) ? key.range?.[1] : undefined),
    Seq: (_key, { items }) => {
      for (const item of items)
        if (isScalar(item)) check(item, item.range && dashBefore(text, item.range[0]));
    },
  });
  return found;
}

/** The position of the dash before an empty list item. */
function dashBefore(text: string, offset: number): number {
  return text.lastIndexOf('-', offset);
}

function offsetOf(document: Document, path: Path): number {
  const [parent, key] = [path.slice(0, -1), path.at(-1)];
  if (key === undefined) return 0;
  const node = document.getIn(path, true);
  if (isNode(node) && node.range) return node.range[0];
  return typeof key === 'string' ? offsetOfKey(document, parent, key) : offsetOf(document, parent);
}

function offsetOfKey(document: Document, path: Path, key: string): number {
  const map = document.getIn(path, true);
  const pair = isMap(map)
    ? map.items.find((item) => isNode(item.key) && String(item.key) === key)
    : undefined;
  if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
  return offsetOf(document, path);
}
