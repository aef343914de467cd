import { readdirSync, readFileSync } from 'node:fs';
import { isDict } from '../../../sandbox/json.js';

/** A payload that Slack sent to an app, or a sample of its SDK that has every field of one. */
export interface Recording {
  /** `folder/file` and the part of the file. */
  name: string;
  /** In a sample the values are blank and every field stands that may ever come: several payloads together fulfil it. */
  isSample: boolean;
  payload: Record<string, unknown>;
}

const folder = new URL('../recorded/', import.meta.url);

/** All recorded payloads; what the files hold besides (names, ids, contexts of the recording app) is left out. */
export function recordings(): Recording[] {
  return ['vercel-chat', 'java-slack-sdk'].flatMap((source) =>
    readdirSync(new URL(`${source}/`, folder)).flatMap((file) => inFile(source, file)),
  );
}

/** One part of one file of recordings. Throws when it is not there. */
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
