import type { MilestoneName } from '../../incident/milestone.js';
import type { ItemKey } from '../../timeline/item-key.js';
import type { Block, Gap, MetricRow, Statement } from '../document.js';
import type { Span } from '../span.js';
import type { SectionId } from '../template.js';

/** What a statement rests on, before sources have numbers. */
export type Citation =
  | { kind: 'timeline'; key: ItemKey }
  | { kind: 'milestone'; name: MilestoneName }
  | { kind: 'runbook'; run: number; step: number | null }
  | { kind: 'action_item'; item: number };

/** A statement with what it rests on: at least one citation, or it is no statement. */
export type Cited<Kind extends { sources: number[] }> = Omit<Kind, 'sources'> & {
  sources: [Citation, ...Citation[]];
};

/** A block as a section drafts it. */
export type DraftedBlock =
  | { kind: 'statements' | 'prompts'; statements: Cited<Statement>[] }
  | { kind: 'metrics'; rows: (Omit<MetricRow, 'sources'> & { sources: Citation[] })[] }
  | Exclude<Block, { kind: 'statements' | 'prompts' | 'metrics' }>;

/** What the record gives to one section. */
export interface DraftedSection {
  id: SectionId;
  blocks: DraftedBlock[];
  gaps: Gap[];
}

/** A statement that rests on these. */
export function cited(spans: Span[], ...sources: [Citation, ...Citation[]]): Cited<Statement> {
  return { spans, sources };
}

export const at = (key: ItemKey): Citation => ({ kind: 'timeline', key });
export const milestone = (name: MilestoneName): Citation => ({ kind: 'milestone', name });

/** A section of statements; leaves out empty blocks. */
export function section(
  id: SectionId,
  {
    statements = [],
    prompts = [],
    gaps = [],
  }: {
    statements?: Cited<Statement>[];
    prompts?: Cited<Statement>[];
    gaps?: Gap[];
  },
): DraftedSection {
  const blocks: DraftedBlock[] = [
    { kind: 'statements', statements },
    { kind: 'prompts', statements: prompts },
  ];
  return { id, blocks: blocks.filter((block) => 'statements' in block && block.statements.length > 0), gaps };
}

export function gap(
  key: string,
  question: Span[],
  { ask = null, isMustHave = false }: { ask?: string | null; isMustHave?: boolean } = {},
): Gap {
  return { key, question, askId: ask, isMustHave };
}
