import { text } from '../json.js';
import type { Actor } from '../users/actor.js';
import type { FileSeen } from './protocol.js';

const previewLines = 8;
const previewCharacters = 600;

/** A file as the page shows it; the link works for this viewer only. */
export function seeFile({ context, userId }: Actor, file: Record<string, unknown>): FileSeen {
  const id = text(file.id) ?? '';
  const stored = context.workspace.files[id];
  const name = text(file.name) ?? '';
  const mimetype = text(file.mimetype) ?? '';
  const preview = isText(mimetype) && stored?.content ? firstLines(stored.content) : undefined;
  return {
    id,
    name,
    title: stored?.title ?? text(file.title) ?? name,
    mimetype,
    size: Number(file.size ?? 0),
    link: `/files/${id}/${encodeURIComponent(name)}?as=${userId}`,
    ...(preview ? { preview } : {}),
  };
}

function isText(mimetype: string): boolean {
  return /^text\/|^application\/(?:json|xml|yaml|x-sh)$/.test(mimetype);
}

/** Four base64 characters hold three bytes, and a character has up to four bytes. */
function firstLines(base64: string): string {
  const start = Buffer.from(base64.slice(0, previewCharacters * 6 - ((previewCharacters * 6) % 4)), 'base64');
  return start.toString('utf8').slice(0, previewCharacters).split('\n').slice(0, previewLines).join('\n');
}
