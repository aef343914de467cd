/** Start and end of something, in milliseconds of one clock. */
export interface Span {
  name: string;
  from: number;
  to: number;
}

/** The longest sequence of spans that each started after the previous one ended: what more parallelism can't speed up. */
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
