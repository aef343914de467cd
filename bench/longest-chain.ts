/** When something began and ended, in milliseconds of one clock. */
export interface Span {
  name: string;
  from: number;
  to: number;
}

/**
 * The longest run of spans of which each began after the one before it had ended: what could not be hurried by doing
 * more side by side.
 */
export function longestChain(spans: readonly Span[]): Span[] {
  const best: { span: Span; chain: Span[] }[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const before = best.filter((one) => one.span.to <= span.from);
    const longest = before.reduce<Span[]>(
      (most, one) => (one.chain.length > most.length ? one.chain : most),
      [],
    );
    best.push({ span, chain: [...longest, span] });
  }
  return best.reduce<Span[]>((most, one) => (one.chain.length > most.length ? one.chain : most), []);
}
