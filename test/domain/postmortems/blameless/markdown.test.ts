import { describe, expect, it } from 'vitest';
import { places } from './a-linter.js';

describe('a Markdown document', () => {
  it('has findings in paragraphs, items and cells, by line and column', () => {
    expect(
      places(
        [
          '# Outage',
          '**Sam** forgot it.',
          '',
          '- One *and',
          '  two*. It was human error.',
          '',
          '| Time | What |',
          '| --- | --- |',
          '| 10:00 | Sam forgot it |',
        ].join('\n'),
      ),
    ).toEqual(['2:3-15 omission', '5:16-27 human-error', '9:11-21 omission']);
  });

  it('has none in code, quotes, HTML, link targets, headings, table heads and front matter', () => {
    const text = [
      '---\ntitle: Sam forgot it\n---',
      '# Human error',
      '> Sam forgot it.',
      '```\nSam forgot it.\n```',
      '<p>Sam forgot it.</p>',
      '`Sam forgot it` and “Sam forgot it”, see [here](https://a.b/human-error) and https://a.b/human-error.',
      '| Human error |\n| --- |\n| fine |',
    ];
    expect(places(text.join('\n\n'))).toEqual([]);
  });

  it('counts columns after a byte of another script and in Windows lines', () => {
    expect(places('Ошибка 🔥 was human error.\r\nSam forgot it.')).toEqual([
      '1:15-26 human-error',
      '2:1-11 omission',
    ]);
  });

  it.each(['## Action items', '## Lessons learned', '**Recommendations**', '## Follow-ups'])(
    'may say what should have been under %s',
    (heading) => {
      expect(places(`${heading}\n\nWe should have had an alert.`)).toEqual([]);
      expect(places(`${heading}\n\nIt was human error.`)).toHaveLength(1);
      expect(places(`${heading}\n\n# Timeline\n\nWe should have had an alert.`)).toHaveLength(1);
    },
  );

  it('may turn rules off for the block after a comment', () => {
    const text = 'Sam forgot it. It was human error.';
    expect(places(`<!-- firebreak-ignore -->\n\n${text}\n\n${text}`)).toEqual([
      '5:1-11 omission',
      '5:23-34 human-error',
    ]);
    expect(places(`<!-- firebreak-ignore: omission -->\n\n${text}`)).toEqual(['3:23-34 human-error']);
    expect(places(`<!-- firebreak-ignore: omission, human-error -->\n\n- ${text}`)).toEqual([]);
    expect(places(`<!-- a comment -->\n\n${text}`)).toHaveLength(2);
  });

  it('is not read if that would take too long', () => {
    expect(places('> '.repeat(200))).toEqual(['Its lists or quotes are nested too deeply.']);
  });
});
