import { describe, expect, it } from 'vitest';
import { htmlExport } from '../../../../src/exports/postmortems/html/html.js';
import type { ImageOf } from '../../../../src/exports/postmortems/image-of.js';
import { aPicture } from '../../../support/a-picture.js';
import { aDocument } from './a-document.js';

const none: ImageOf = () => null;
const page = (document = aDocument(), imageOf = none) =>
  new TextDecoder().decode(htmlExport(document, imageOf).bytes);

describe('the page of a post-mortem', () => {
  it('is one file', () => {
    const { fileName, mediaType } = htmlExport(aDocument(), none);
    expect({ fileName, mediaType }).toEqual({ fileName: 'inc-42.html', mediaType: 'text/html' });
  });

  it('has every section of the document, in its order, and the full record last', () => {
    const titles = [...page().matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title);
    expect(titles).toEqual([...aDocument().sections.map(({ title }) => title), 'Full record']);
  });

  it('leads from each number to its source, and back', () => {
    expect(page()).toContain('<a href="#source-10" id="cite-10" aria-label="Source 10">[10]</a>');
    expect(page()).toContain('<tr id="source-10"><td class="fit"><a href="#cite-10">10 ↑</a></td>');
  });

  it('gives no two elements the same id', () => {
    const ids = [...page().matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('leads from highlights to places in the record that exist', () => {
    const places = [...page().matchAll(/href="#(record[^"]*)"/g)].map(([, place]) => place);
    expect(places.filter((place) => !page().includes(` id="${place}"`))).toEqual([]);
    expect(places).toContain('record-11');
  });

  it('contains images, each once in its highlight', () => {
    const withImages = page(aDocument(), (id) => (id === 'F1' ? aPicture() : null));
    expect(withImages.match(/<img src="data:image\/png;base64,iVBORw0KGgoHBwcH/g)).toHaveLength(2);
    expect(withImages).toContain('alt="status.png"');
    expect(withImages).toContain('Image: missing.png (not included)');
  });

  it('contains large images whole', () => {
    const bytes = aPicture('png', 100_001);
    expect(page(aDocument(), () => bytes)).toContain(`data:image/png;base64,${bytes.toString('base64')}"`);
  });

  it('leaves out an image that is something else', () => {
    expect(page(aDocument(), () => new TextEncoder().encode('<svg onload="x()"/>'))).not.toContain('<img');
  });

  it('asks for nothing, and forbids it', () => {
    expect(page()).not.toMatch(
      /<(?:script|link|iframe|object|embed|base|form)\b|\bsrc="(?!data:)|url\(|@import/i,
    );
    expect(page()).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    );
  });

  it('is the same for the same document', () => {
    expect(page()).toBe(page());
  });

  it('says where nothing was written', () => {
    expect(page()).toContain(
      '<h2 dir="auto">What surprised us</h2>\n<p dir="auto"><span class="muted">Nothing yet.</span></p>',
    );
  });
});

describe('text in the page', () => {
  const attack = `"><script>alert(1)</script>' onload='x() &amp; </style></title>]]>{{7*7}}`;
  const shown =
    '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39; onload=&#39;x() &amp;amp; &lt;/style&gt;&lt;/title&gt;]]&gt;{{7*7}}';

  it('is shown as it is, wherever it comes from', () => {
    const { incident, sections, record, sources, people, actionItems, evidence } = aDocument();
    const html = page(
      aDocument({
        incident: { ...incident, title: attack, affects: [attack] },
        names: new Map([['U2', attack]]),
        people: people.map((one) => ({ ...one, label: attack })),
        sections: sections.map((one) => ({ ...one, title: attack })),
        record: record.map((one) => ({ ...one, text: attack, shownText: null, note: attack })),
        sources: sources.map((one) => ({ ...one, label: attack })),
        actionItems: actionItems.map((one) => ({
          ...one,
          title: attack,
          description: attack,
          link: `javascript:${attack}`,
        })),
        evidence: { ...evidence, mustHaves: [{ label: attack, by: 'nothing' }] },
      }),
    );
    expect(html).not.toContain('<script');
    expect(html).not.toContain('href="javascript:');
    expect(html.split(shown).length).toBeGreaterThan(50);
  });
});
