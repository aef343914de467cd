import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { incidentName } from '../../domain/incident/incident.js';
import type { PostmortemDocument, Section } from '../../domain/postmortems/document.js';
import { namesIn } from '../../domain/timeline/messages/readable.js';
import { baseName } from '../base-name.js';
import type { ExportedFile } from '../exported-file.js';
import { dateOf, frontMatter } from './front-matter.js';
import { answerNodes, blockNodes, gapNodes } from './markdown/blocks.js';
import { emphasis, type Flow, heading, item, line, list, paragraph, root } from './markdown/nodes.js';
import { prose } from './markdown/prose.js';
import { evidenceText, nameOf, stateText, timeText, verdictText } from './words.js';

/** A post-mortem as CommonMark with front matter; tables only where people wrote them. */
export function markdownExport(document: PostmortemDocument): ExportedFile {
  return {
    fileName: `${baseName(document)}.md`,
    mediaType: 'text/markdown',
    bytes: new TextEncoder().encode(markdownOf(document)),
  };
}

/** The same as text. */
export function markdownOf(document: PostmortemDocument): string {
  const { incident, sections } = document;
  const body = root([
    heading(1, `${incidentName(incident.number)}: ${incident.title}`),
    ...facts(document),
    ...sections.flatMap((section) => [heading(2, section.title), ...sectionNodes(document, section)]),
    { type: 'thematicBreak' },
    paragraph(line(`${verdictText(document.verdict)} As of ${timeText(document.asOf)}.`)),
  ]);
  return `---\n${frontMatter(document)}\n---\n\n${toMarkdown(body, options)}`;
}

/** What only readers of GitHub's Markdown would take for more than text is escaped as well. */
const options: Options = {
  bullet: '-',
  bulletOther: '*',
  rule: '-',
  emphasis: '_',
  incrementListMarker: true,
  extensions: [
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmStrikethroughToMarkdown(),
    gfmTaskListItemToMarkdown(),
  ],
};

function facts(document: PostmortemDocument): Flow[] {
  const { incident, state, ownerId, dueOn, people, evidence } = document;
  const { severity, status, kind, affects } = incident;
  const duty = [
    ...(ownerId ? [`owner ${nameOf(document, ownerId)}`] : []),
    ...(dueOn ? [`due ${dueOn}`] : []),
  ];
  const lines = [
    [dateOf(document), severity, status.replaceAll('_', ' '), ...(kind === 'real' ? [] : [kind])].join(', '),
    ...(affects.length > 0 ? [`Affected: ${affects.join(', ')}`] : []),
    `Post-mortem: ${[stateText(state), ...duty].join(', ')}`,
    evidenceText(evidence),
    ...people.map(
      ({ label, id, from, until }) =>
        `${label}: ${nameOf(document, id)}, from ${timeText(from)}${until ? ` to ${timeText(until)}` : ''}`,
    ),
  ];
  return list(lines.map((text) => item(paragraph(line(text)))));
}

function sectionNodes(document: PostmortemDocument, { written, blocks, gaps, answers }: Section): Flow[] {
  const place = { depth: 2, nameOf: namesIn(document.names) };
  const nodes = [
    ...(written ? prose(written.markdown, place) : []),
    ...blocks.flatMap((block) => blockNodes(document, block)),
    ...answers.flatMap((one) => answerNodes(document, one, prose(one.markdown, place))),
    ...gapNodes(document, gaps),
  ];
  return nodes.length > 0 ? nodes : [paragraph(emphasis(line('Nothing yet.')))];
}
