import { expect, it } from 'vitest';
import { imageTypeOf } from '../../../src/domain/timeline/messages/image-type.js';
import { aPicture } from '../../support/a-picture.js';

it.each(['png', 'jpeg', 'gif', 'webp'] as const)('recognizes %s by its first bytes', (kind) => {
  expect(imageTypeOf(aPicture(kind))).toBe(`image/${kind}`);
});

it.each([
  ['a page', '<!DOCTYPE html><title>Slack</title>'],
  ['a drawing that may hold scripts', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
  ['a sound', 'RIFF\0\0\0\0WAVEfmt '],
  ['the first half of a beginning', 'GIF8'],
  ['nothing', ''],
])('does not take %s for an image', (_what, text) => {
  expect(imageTypeOf(Buffer.from(text, 'latin1'))).toBeNull();
});
