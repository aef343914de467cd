import type { ComponentChildren, VNode } from 'preact';
import { type Dict, text } from '../../../json.js';
import { Markdown } from '../../text/markdown.js';
import { TextObject } from '../../text/text-object.js';
import { Card } from './card.js';
import { Carousel } from './carousel.js';
import { Chart } from './chart.js';
import { Container } from './container.js';
import { DataTable } from './data-table.js';
import { Plan } from './plan.js';
import { Table } from './table.js';
import { TaskCard } from './task-card.js';
import { Video } from './video.js';

interface Props {
  block: Dict;
  /** Renders a nested block. */
  draw(block: Dict, at: number): VNode;
}

/** Rarely used blocks. A block of unknown type shows its type's name. */
export function RareBlock({ block, draw }: Props) {
  return <>{drawn(block, draw)}</>;
}

function drawn(block: Dict, draw: Props['draw']): ComponentChildren {
  switch (block.type) {
    case 'markdown':
      return <Markdown text={text(block.text) ?? ''} />;
    case 'table':
      return <Table rows={block.rows} columns={block.column_settings} />;
    case 'data_table':
      return <DataTable block={block} />;
    case 'data_visualization':
      return <Chart block={block} />;
    case 'video':
      return <Video block={block} />;
    case 'file':
      return <p class="remote-file">📎 {text(block.external_id)}</p>;
    case 'alert':
      return (
        <div class={`alert${levelOf(block.level)}`} role="note">
          <TextObject object={block.text} />
        </div>
      );
    case 'card':
      return <Card card={block} />;
    case 'carousel':
      return <Carousel block={block} />;
    case 'container':
      return <Container block={block} draw={draw} />;
    case 'plan':
      return <Plan plan={block} />;
    case 'task_card':
      return <TaskCard task={block} />;
    default:
      return <p class="unknown">A block of the type “{text(block.type) ?? 'unknown'}”.</p>;
  }
}

function levelOf(level: unknown): string {
  switch (level) {
    case 'info':
    case 'warning':
    case 'error':
    case 'success':
      return ` ${level}`;
    default:
      return '';
  }
}
