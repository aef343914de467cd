interface Props {
  text: string;
  /** Length limits; ignored unless a number. */
  most: unknown;
  least: unknown;
}

const nearLimit = 0.8;

/** Shows how many characters are left, near the limit. */
export function Counter({ text, most, least }: Props) {
  const words = counted([...text].length, most, least);
  return words ? (
    <span class="counter" role="status">
      {words}
    </span>
  ) : null;
}

function counted(length: number, most: unknown, least: unknown): string | undefined {
  if (typeof most === 'number' && length > most) return `${length - most} over the limit`;
  if (typeof most === 'number' && length >= most * nearLimit) return `${most - length} left`;
  if (typeof least === 'number' && length > 0 && length < least) return `${least - length} more needed`;
  return undefined;
}
