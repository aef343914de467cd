/** Where in the workspace a page is; its address says it, so that a reload and a bookmark come back to it. */
export interface Place {
  /** Handle of the person. */
  as: string;
  /** Channel id, or `home`. */
  at: string;
  thread?: string;
}

/** Reads `/as/dana/C0GENERAL1/1700000000.000100`; what is missing is filled in. */
export function placeAt(path: string): Place {
  const [, , as = '', at = '', thread = ''] = path.split('/').map(decodeURIComponent);
  return { as: as || 'dana', at: at || 'C0GENERAL1', ...(thread ? { thread } : {}) };
}

export function pathOf({ as, at, thread }: Place): string {
  return ['', 'as', as, at, ...(thread ? [thread] : [])]
    .map(encodeURIComponent)
    .join('/')
    .replace(/^\/+/, '/');
}
