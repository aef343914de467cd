/** Formats that commands print, beside those of files. */
export const draftFormats = ['md', 'json'] as const;
export const actionFileFormats = ['csv', 'json'] as const;
export const lintFormats = ['text', 'json', 'sarif'] as const;
