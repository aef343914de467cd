const schemes = new Set(['http:', 'https:', 'mailto:']);

/** A safe link target: web or mail; undefined for anything else. */
export function safeAddress(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return schemes.has(parsed.protocol) ? parsed.href : undefined;
}

/** A safe image source: web or this sandbox; undefined for anything else. */
export function safeImage(url: unknown): string | undefined {
  const address = safeAddress(url);
  return address?.startsWith('http') ? address : undefined;
}
