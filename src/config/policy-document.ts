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
import { type Checked, type ConfigFault, faulty, valid } from './config-fault.js';

/** Where in the file something stands: keys and indexes from the top. */
export type Path = readonly PropertyKey[];

/** A policy file, read but not yet checked. */
export interface PolicyDocument {
  /** The name of the file, as the operator wrote it. */
  file: string;
  value: unknown;
  /** `file:line` of the value at the path, or of the nearest thing around it that is there. */
  locate(path: Path): string;
  /** `file:line` of a key in the mapping at the path. */
  locateKey(path: Path, key: string): string;
}

/** Reads YAML text. Faults: what is not YAML, keys that stand twice, more than one document. */
export function parsePolicyDocument(file: string, text: string): Checked<PolicyDocument> {
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

type Misplaced = Omit<ConfigFault, 'where'> & { offset: number };

function wrongYaml({ code, message, pos }: YAMLError): Misplaced {
  const offset = pos[0];
  if (code === 'DUPLICATE_KEY')
    return {
      offset,
      found: 'a key that stands twice',
      expected: 'each key once',
      remedy: 'Remove one of them.',
    };
  return {
    offset,
    found: `text that is not YAML (${message.replace(/\s+/g, ' ').trim()})`,
    expected: 'YAML',
    remedy: 'Mind the quotes and the indentation: two blanks for each step in, no tabs.',
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
        remedy: 'Put it in quotes if it is meant as text.',
      });
    },
  });
  return found;
}

/** Values like `announceIn: #incidents`: to YAML they are comments, and nothing is said. A real one has a blank after `#`. */
function commentedOut(document: Document, text: string): Misplaced[] {
  const found: Misplaced[] = [];
  const look = (value: unknown, before: number | null | undefined) => {
    if (before == null || (value && !(isScalar(value) && value.value === null && !value.source))) return;
    const line = text.slice(before).split('\n', 1)[0] ?? '';
    const comment = /^[:-]?[ \t]+(#\S.*)$/.exec(line.trimEnd())?.[1];
    if (comment)
      found.push({
        offset: before,
        found: `nothing: to YAML, ${comment} is a comment`,
        expected: 'a value',
        remedy: 'Name a channel by its id (C…), and put other text that begins with # in quotes.',
      });
  };
  visit(document, {
    Pair: (_key, { key, value }) => look(value, isNode(key) ? key.range?.[1] : undefined),
    Seq: (_key, { items }) => {
      for (const item of items) if (isScalar(item)) look(item, item.range && dashBefore(text, item.range[0]));
    },
  });
  return found;
}

/** Where the dash of a list's empty item stands. */
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
