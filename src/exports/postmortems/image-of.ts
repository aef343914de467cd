import { type ImageType, imageTypeOf } from '../../domain/timeline/messages/image-type.js';

/** The bytes of a file's copy by the file's id; null if there are none. Handed in, because exports read nothing. */
export type ImageOf = (fileId: string) => Uint8Array | null;

/** An image and its type by its first bytes; null if it is missing or something else. */
export function imageIn(
  imageOf: ImageOf,
  fileId: string,
): { mediaType: ImageType; bytes: Uint8Array } | null {
  const bytes = imageOf(fileId);
  const mediaType = bytes && imageTypeOf(bytes);
  return bytes && mediaType ? { mediaType, bytes } : null;
}
