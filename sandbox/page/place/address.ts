/** Where in the workspace a page is; its address says it, so that a reload and a bookmark come back to it. */
export interface Place {
  /** Handle of the person. */
  as: string;
  /** Channel id, or `home`. */
  at: string;
  thread?: string;
  /** Timestamp of the message that is pointed at. */
  message?: string;
}

/** Reads `/as/dana/C0GENERAL1/1700000000.000100#m1700000000.000200`; what is missing is filled in. */
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
