const schemes = new Set(['http:', 'https:', 'mailto:']);

/** The address where a link may lead; undefined for everything but web pages and mail. */
export function safeAddress(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return schemes.has(parsed.protocol) ? parsed.href : undefined;
}

/** The address of an image; undefined for everything but web pages and this sandbox's own files. */
export function safeImage(url: unknown): string | undefined {
  const address = safeAddress(url);
  return address?.startsWith('http') ? address : undefined;
}
