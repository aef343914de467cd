import { z } from 'zod';
import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { imageTypeOf } from '../../domain/timeline/messages/image-type.js';
import { done, notDone, outcomeOf } from './outcome.js';
import type { PerformContext } from './perform-context.js';

const method = 'files.info';
const found = z.object({
  file: z.object({
    size: z.number(),
    mode: z.string().nullish(),
    url_private_download: z.string().nullish(),
    url_private: z.string().nullish(),
  }),
});
const bytesInMb = 1_000_000;

/**
 * Fetches a copy of an image. A file that is gone, too large, stored elsewhere or not an image is skipped without an
 * error.
 */
export async function copyFile(
  context: PerformContext,
  { fileId, ts }: Extract<Effect, { kind: 'copy_file' }>,
): Promise<EffectResult> {
  const called = { method, effectKind: 'copy_file', attempt: context.task.attempt } as const;
  const maxBytes = context.policy.timeline.copyImagesUpToMb * bytesInMb;
  const answer = await context.call(method, { file: fileId });
  if (answer.kind !== 'ok') return outcomeOf(answer, called);
  const { file } = found.parse(answer.data);
  const address = file.url_private_download ?? file.url_private;
  if (!address || file.size > maxBytes || file.mode === 'tombstone') return done();
  const got = await context.download(address, maxBytes);
  if (got.kind === 'none') return done();
  if (got.kind !== 'ok') return notDone(got, called);
  const mediaType = imageTypeOf(got.bytes);
  return done(mediaType && { kind: 'copy', ts, fileId, mediaType, bytes: got.bytes });
}
