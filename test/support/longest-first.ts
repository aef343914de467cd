import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Projects one after another, because a worker of one cannot be used by the next. Short files come late, and end together. */
const projects = ['whole', 'quick', 'browser'];

/** Files that take longer than 15 s, longest first: one that starts late would keep one worker busy while the others wa*/
const longFiles = [
  'guarantees/three-weeks',
  'cli/demo',
  'guarantees/rejected-tokens',
  'guarantees/crash',
  'stories/to-the-very-end',
  'guarantees/slack-rejections',
  'guarantees/reload',
  'guarantees/who-sees-what',
  'stories/postmortem-tasks',
  'guarantees/odd-requests',
  'cli/backup',
  'guarantees/exports-survive',
  'exports/contract',
  'domain/bounded-parsing',
  'guarantees/unreadable-history',
].map((name) => `test/${name}.test.ts`);

/** Starts long files first, also where no earlier run has measured them. Otherwise Vitest's order. Throws if one is gone. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = longFiles.filter((file) => !existsSync(file));
    if (gone.length > 0) throw new Error(`test/support/longest-first.ts names files that are gone: ${gone}`);
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => projectTurn(a) - projectTurn(b) || this.turn(a) - this.turn(b));
  }

  private turn({ moduleId }: TestSpecification): number {
    const turn = longFiles.indexOf(relative(this.ctx.config.root, moduleId));
    return turn === -1 ? longFiles.length : turn;
  }
}

function projectTurn({ project }: TestSpecification): number {
  return projects.indexOf(project.name);
}
