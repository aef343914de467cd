import { z } from 'zod';
import { decodeMarkdown, maxMarkdownBytes, tooLarge } from '../../domain/text/markdown/decode-markdown.js';
import type { Installation } from '../installation.js';

/** A file that somebody shared in Slack, or why it can't be read: a sentence. */
export type SlackTextFile = { kind: 'text'; text: string } | { kind: 'unreadable'; why: string };

const found = z.object({
  file: z.object({
    size: z.number(),
    mode: z.string().nullish(),
    url_private_download: z.string().nullish(),
    url_private: z.string().nullish(),
  }),
});

/** Fetches a file of text with the bot's token, up to the size that an import reads. Never throws. */
export async function readTextFile(
  { call, download }: Pick<Installation, 'call' | 'download'>,
  fileId: string,
  trace: string,
): Promise<SlackTextFile> {
  const answer = await call('files.info', { file: fileId }, trace);
  const file = answer.kind === 'ok' ? found.safeParse(answer.data).data?.file : undefined;
  const address = file?.url_private_download ?? file?.url_private;
  if (!file || !address || file.mode === 'tombstone') return notShown;
  if (file.size > maxMarkdownBytes) return { kind: 'unreadable', why: tooLarge(file.size) };
  const got = await download(address, { maxBytes: maxMarkdownBytes, trace });
  // To those who may not read a file, Slack shows a page instead.
  if (got.kind !== 'ok' || got.bytes.length !== file.size) return notShown;
  return decodeMarkdown(got.bytes);
}

const notShown: SlackTextFile = {
  kind: 'unreadable',
  why: "Slack doesn't show it to Firebreak. Share it in a channel that Firebreak is in.",
};
