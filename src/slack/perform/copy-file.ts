import { z } from 'zod';
import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { imageTypeOf } from '../../domain/timeline/image-type.js';
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
 * Fetches a copy of an image. What is gone, too large by now, kept elsewhere, or no image after all is no loss: there is
 * no copy then, and nobody has to know.
 */
export async function copyFile(
  hand: PerformContext,
  { fileId, ts }: Extract<Effect, { kind: 'copy_file' }>,
): Promise<EffectResult> {
  const called = { method, effectKind: 'copy_file', attempt: hand.task.attempt } as const;
  const maxBytes = hand.policy.timeline.copyImagesUpToMb * bytesInMb;
  const answer = await hand.call(method, { file: fileId });
  if (answer.kind !== 'ok') return outcomeOf(answer, called);
  const { file } = found.parse(answer.data);
  const address = file.url_private_download ?? file.url_private;
  if (!address || file.size > maxBytes || file.mode === 'tombstone') return done();
  const got = await hand.download(address, maxBytes);
  if (got.kind === 'none') return done();
  if (got.kind !== 'ok') return notDone(got, called);
  const mediaType = imageTypeOf(got.bytes);
  return done(mediaType && { kind: 'copy', ts, fileId, mediaType, bytes: got.bytes });
}
