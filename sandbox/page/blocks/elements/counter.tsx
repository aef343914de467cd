interface Props {
  text: string;
  /** Limits of the text's length; anything but a number means none. */
  most: unknown;
  least: unknown;
}

const nearLimit = 0.8;

/** How much room is left, once it matters. */
export function Counter({ text, most, least }: Props) {
  const words = counted([...text].length, most, least);
  return words ? (
    <span class="counter" role="status">
      {words}
    </span>
  ) : null;
}

function counted(length: number, most: unknown, least: unknown): string | undefined {
  if (typeof most === 'number' && length > most) return `${length - most} too many`;
  if (typeof most === 'number' && length >= most * nearLimit) return `${most - length} left`;
  if (typeof least === 'number' && length > 0 && length < least) return `${least - length} more needed`;
  return undefined;
}
