import type { ServerResponse } from 'node:http';

/** Finished pages that explain the app, with their pictures. The page links to them. */
export interface Guide {
  /** Where its first page is, ending in `/`; all others are below it. */
  address: string;
  /** By address. */
  files: ReadonlyMap<string, GuideFile>;
}

export interface GuideFile {
  mediaType: string;
  bytes: Buffer;
}

/** They need no scripts and nothing from elsewhere. */
const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** True if the address is the guide's, whether there is such a file or not. */
export function isOfGuide(guide: Guide, path: string): boolean {
  return `${path}/`.startsWith(guide.address);
}

/** Serves what the guide has at exactly this address; nothing is read from disk. */
export function serveGuide({ files, address }: Guide, path: string, response: ServerResponse): void {
  if (`${path}/` === address) {
    response.writeHead(308, { ...headers, location: address }).end();
    return;
  }
  const file = files.get(path);
  const found = file ?? {
    mediaType: 'text/plain; charset=utf-8',
    bytes: Buffer.from('There is no such page.\n'),
  };
  response.writeHead(file ? 200 : 404, {
    ...headers,
    'content-type': found.mediaType,
    'cache-control': 'no-cache',
  });
  response.end(found.bytes);
}
