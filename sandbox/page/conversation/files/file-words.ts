/** The file's type by its name: `PDF`, `Markdown`, or `File`. */
export function fileKind(name: string): string {
  const ending = name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase() : '';
  return kinds[ending] ?? (ending === '' ? 'File' : ending.toUpperCase());
}

const kinds: Record<string, string> = {
  md: 'Markdown',
  txt: 'Plain text',
  zip: 'Zip',
  docx: 'Word document',
};

/** `812 bytes`, `4.2 kB`, `3.1 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${unit}`;
}
