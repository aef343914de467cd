import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { formulaSafe, withoutFormulaGuard } from '../../src/domain/text/formula.js';
import { actionItemsFile } from '../../src/exports/action-items/action-items-csv.js';
import { timelineCsv } from '../../src/exports/timeline/timeline-csv.js';
import { aDocument, aRecordItem } from '../support/a-document.js';

const rowsOf = ({ bytes }: { bytes: Uint8Array }): Record<string, string>[] =>
  parse(new TextDecoder().decode(bytes), { columns: true });

describe('a cell', () => {
  it.each([
    '=cmd()',
    '+1',
    '-1',
    '@sum',
    '|x',
    '\t=1',
    '\n=1',
    '  =1',
    '\r\n@x',
    '\uff1dcmd()',
    '\u200b=1',
    '%0',
  ])('is no formula: %j', (text) => {
    expect(formulaSafe(text)).toBe(`'${text}`);
    expect(withoutFormulaGuard(formulaSafe(text))).toBe(text);
  });

  it.each(['p99 = 9 s', "'quoted'", 'a-b', '', '1', ' a'])('stays as it is: %j', (text) => {
    expect(formulaSafe(text)).toBe(text);
    expect(withoutFormulaGuard(text)).toBe(text);
  });
});

describe('the CSV of a timeline', () => {
  it('has every item of the record, with people by their names and texts as they were edited', () => {
    const record = [
      aRecordItem({ text: 'asked <@U2>', shownText: 'asked <@U2>, twice', note: '=cmd()' }),
      aRecordItem({ author: null, text: 'a\r\nb, "c"\u202e', isHighlight: false }),
      aRecordItem({ author: { id: 'B1', name: 'PagerDuty', isBot: true } }),
    ];
    expect(rowsOf(timelineCsv(aDocument({ record })))).toMatchObject([
      {
        author: 'U1',
        author_name: 'Dana',
        text: 'asked @Priya Nair, twice',
        original_text: 'asked @Priya Nair',
        note: "'=cmd()",
      },
      { author: '', author_name: 'Firebreak', text: 'a\nb, "c"[U+202E]', highlight: 'no', original_text: '' },
      { author: 'B1', author_name: 'PagerDuty', occurred_at: '2026-11-23T14:02:00.000Z' },
    ]);
  });
});

describe('the CSV of action items', () => {
  it('has the columns that imports read', () => {
    const file = actionItemsFile(aDocument());
    expect(file.fileName).toBe('inc-42-action-items.csv');
    expect(rowsOf(file)).toMatchObject([
      {
        name: 'ACT-17',
        incident: 'INC-42',
        status: 'open',
        owner: 'U3',
        owner_name: '田中',
        due: '2026-12-04',
      },
      { name: 'ACT-18', status: 'done', status_note: 'Live since Tuesday' },
    ]);
  });
});
