import { runbookName } from '../../runbooks/run.js';
import { unreachable } from '../../unreachable.js';
import type { Block, Source } from '../document.js';
import { milestoneLabel } from '../milestone-words.js';
import type { PostmortemRecord } from '../record.js';
import type { Citation, DraftedBlock } from './cited.js';

type Unnumbered = Omit<Source, 'number'>;

/** The sources of these blocks, numbered in the order in which they are first cited, and the blocks with the numbers. */
export function numberSources(
  record: PostmortemRecord,
  sections: DraftedBlock[][],
): { sources: Source[]; sections: Block[][] } {
  const sources = new Map<string, Source>();
  const find = sourceFinder(record);
  const numberOf = (citation: Citation): number[] => {
    const key = JSON.stringify(citation);
    const known = sources.get(key);
    if (known) return [known.number];
    const found = find(citation);
    if (!found) return [];
    const source = { number: sources.size + 1, ...found };
    sources.set(key, source);
    return [source.number];
  };
  const numbers = (citations: readonly Citation[]) => [...new Set(citations.flatMap(numberOf))];
  const numbered = sections.map((blocks) => blocks.map((block) => withNumbers(block, numbers)));
  return { sources: [...sources.values()], sections: numbered };
}

function withNumbers(block: DraftedBlock, numbers: (citations: readonly Citation[]) => number[]): Block {
  switch (block.kind) {
    case 'statements':
    case 'prompts': {
      const { kind, statements } = block;
      return { kind, statements: statements.map((one) => ({ ...one, sources: numbers(one.sources) })) };
    }
    case 'metrics':
      return { ...block, rows: block.rows.map((row) => ({ ...row, sources: numbers(row.sources) })) };
    default:
      return block;
  }
}

/** Finds what a citation stands for; null if the record doesn't have it. */
function sourceFinder(record: PostmortemRecord): (citation: Citation) => Unnumbered | null {
  const { incident, timeline, actionItems, runs } = record;
  const indexes = new Map(timeline.map(({ key }, index) => [key, index]));
  const entryAt = new Map(record.events.map(({ key, at }) => [at.getTime(), key]));
  const inRecord = (key: string | undefined) => (key === undefined ? null : (indexes.get(key) ?? null));
  return (citation) => {
    switch (citation.kind) {
      case 'timeline': {
        const recordIndex = inRecord(citation.key);
        const item = recordIndex === null ? undefined : timeline[recordIndex];
        if (!item) return null;
        const { occurredAt: at, author, permalink, ts } = item;
        const label = ts === null ? 'Timeline' : 'Message';
        return { kind: 'timeline', recordIndex, label, at, by: author?.id ?? null, permalink };
      }
      case 'milestone': {
        const value = incident.milestones[citation.name]?.at(-1);
        if (!value?.at) return null;
        const recordIndex = inRecord(entryAt.get(value.recordedAt.getTime()));
        const label = milestoneLabel(citation.name);
        const permalink = (recordIndex === null ? undefined : timeline[recordIndex])?.permalink ?? null;
        return { kind: 'milestone', recordIndex, label, at: value.at, by: value.actor, permalink };
      }
      case 'runbook': {
        const run = runs.find(({ number }) => number === citation.run);
        if (!run) return null;
        const name = `${runbookName(run.runbookNumber)} v${run.version}`;
        const label = citation.step === null ? name : `${name}, step ${citation.step}`;
        return {
          kind: 'runbook',
          recordIndex: null,
          label,
          at: run.attachedAt,
          by: run.attachedBy,
          permalink: null,
        };
      }
      case 'action_item': {
        const item = actionItems.find(({ number }) => number === citation.item);
        if (!item) return null;
        const { createdAt: at, createdBy: by } = item;
        return {
          kind: 'action_item',
          recordIndex: null,
          label: `ACT-${item.number}`,
          at,
          by,
          permalink: null,
        };
      }
      default:
        return unreachable(citation);
    }
  };
}
