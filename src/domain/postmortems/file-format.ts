/** The formats in which a post-mortem leaves as a file, by the word that people type, with the name that they read. */
export const fileFormats = { md: 'Markdown', json: 'JSON' } as const;

export type FileFormat = keyof typeof fileFormats;

/** Every format, in the order in which people choose. */
export const everyFileFormat = Object.keys(fileFormats) as FileFormat[];

/** What people get who name none. */
export const usualFileFormat: FileFormat = 'md';

/** The format that a word names, by its short or its full name in any case; undefined if it names none. */
export function fileFormatNamed(word: string): FileFormat | undefined {
  const wanted = word.toLowerCase();
  return everyFileFormat.find((format) => format === wanted || fileFormats[format].toLowerCase() === wanted);
}
