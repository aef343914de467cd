/** The page's place in the workspace, stored in its URL for reloads and bookmarks. */
export interface Place {
  /** The person's handle. */
  as: string;
  /** Channel id, or `home`. */
  at: string;
  thread?: string;
  /** Timestamp of a linked message. */
  message?: string;
}

/** Parses `/as/dana/C0GENERAL1/1700000000.000100#m1700000000.000200`; missing parts get defaults. */
export function placeAt({ pathname, hash }: { pathname: string; hash: string }): Place {
  const [, , as = '', at = '', thread = ''] = pathname.split('/').map(decoded);
  const [, message] = /^#m(\d+\.\d+)$/.exec(hash) ?? [];
  return {
    as: as || 'dana',
    at: at || 'C0GENERAL1',
    ...(thread ? { thread } : {}),
    ...(message ? { message } : {}),
  };
}

export function addressOf({ as, at, thread, message }: Place): string {
  const path = ['as', as, at, ...(thread ? [thread] : [])].map(encodeURIComponent).join('/');
  return `/${path}${message ? `#m${message}` : ''}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
