import { incidentName } from '../../../domain/incident/incident.js';
import type { PostmortemDocument, Section } from '../../../domain/postmortems/document.js';
import { capital } from '../../../domain/text/words.js';
import { inertText } from '../inert-text.js';
import { stateText } from '../words.js';
import type { Article, ArticleBlock, ArticleSection } from './article.js';
import { recordSection } from './blocks/record.js';
import { sectionBlocks } from './blocks/section-blocks.js';
import { facts } from './facts.js';
import { type Writer, writer } from './inline.js';
import { pictureOf } from './picture-of.js';

/** The post-mortem as an article: everything in the document, in its order, in words. */
export function articleOf(document: PostmortemDocument): Article {
  const { incident, state, asOf } = document;
  const write = writer(document.names);
  return {
    name: incidentName(incident.number),
    title: inertText(incident.title),
    severity: incident.severity,
    labels: [
      capital(stateText(state)),
      ...(incident.kind === 'real' ? [] : [capital(incident.kind)]),
      ...(incident.isPrivate ? ['Private'] : []),
    ],
    facts: facts(document, write),
    picture: pictureOf(document, write),
    sections: document.sections.map((section, index) => articleSection(section, index, { document, write })),
    record: recordSection(document, write),
    asOf,
  };
}

function articleSection(
  section: Section,
  index: number,
  context: { document: PostmortemDocument; write: Writer },
): ArticleSection {
  const blocks = sectionBlocks(section, context);
  return {
    anchor: `section-${index + 1}`,
    title: inertText(section.title),
    blocks: blocks.length > 0 ? blocks : [nothingYet],
  };
}

const nothingYet: ArticleBlock = {
  kind: 'paragraph',
  children: [{ kind: 'muted', children: [{ kind: 'text', text: 'Nothing yet.' }] }],
};
