/** Bytes as an address that contains them. */
export function dataUrl(mediaType: string, bytes: Uint8Array): string {
  return `data:${mediaType};base64,${base64(bytes)}`;
}

/** A multiple of three, so that the parts can be joined; few enough for the arguments of a call. */
const partBytes = 30_000;

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += partBytes)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(start, start + partBytes))));
  return parts.join('');
}
