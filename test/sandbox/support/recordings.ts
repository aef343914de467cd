import { readdirSync, readFileSync } from 'node:fs';
import { isDict } from '../../../sandbox/json.js';

/** A payload that Slack sent to an app, or an SDK sample with every field. */
export interface Recording {
  /** `folder/file` and the part of the file. */
  name: string;
  /** A sample has blank values and every possible field; several payloads together must match it. */
  isSample: boolean;
  payload: Record<string, unknown>;
}

const folder = new URL('../recorded/', import.meta.url);

/** All recorded payloads, without other data of the files (names, ids, contexts of the recording app). */
export function recordings(): Recording[] {
  return ['vercel-chat', 'java-slack-sdk'].flatMap((source) =>
    readdirSync(new URL(`${source}/`, folder)).flatMap((file) => inFile(source, file)),
  );
}

/** One part of one recording file. Throws if missing. */
export function recording(name: string): Record<string, unknown> {
  const found = recordings().find((one) => one.name === name);
  if (!found) throw new Error(`There is no recording ${name}.`);
  return found.payload;
}

function inFile(source: string, file: string): Recording[] {
  const content: unknown = JSON.parse(readFileSync(new URL(`${source}/${file}`, folder), 'utf8'));
  const name = `${source}/${file.replace('.json', '')}`;
  if (!isDict(content)) throw new Error(`${file} is no object.`);
  if (source === 'java-slack-sdk') return [{ name, isSample: true, payload: content }];
  return Object.entries(content).flatMap(([part, payload]) =>
    isDict(payload) && 'token' in payload ? [{ name: `${name} ${part}`, isSample: false, payload }] : [],
  );
}
