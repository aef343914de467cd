/** The formats in which a post-mortem leaves as a file, by the word that people type, with the name that they read. */
export const fileFormats = {
  pdf: 'PDF',
  md: 'Markdown',
  html: 'HTML',
  json: 'JSON',
  csv: 'CSV',
  bundle: 'ZIP with everything',
} as const;

export type FileFormat = keyof typeof fileFormats;

/** Every format, in the order in which people choose. */
export const everyFileFormat = Object.keys(fileFormats) as FileFormat[];

/** What people get who name none. */
export const usualFileFormat: FileFormat = 'pdf';

const aliases: ReadonlyMap<string, FileFormat> = new Map([
  ['markdown', 'md'],
  ['zip', 'bundle'],
  ['everything', 'bundle'],
]);

/** The format that a word names, by its short or its full name in any case; undefined if it names none. */
export function fileFormatNamed(word: string): FileFormat | undefined {
  const wanted = word.toLowerCase();
  return everyFileFormat.find((format) => format === wanted) ?? aliases.get(wanted);
}
