import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files whose length does not tell how long they take: a worker that began them last would be waited for alone. */
const long = ['gates-english.test.ts', 'gates-english-others.test.ts', 'gates-without-scripts.test.ts', 'gates-spanish.test.ts', 'start.test.ts', 'permissions.test.ts', 'canary.test.ts'];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (long.indexOf(basename(moduleId)) + long.length + 1) % (long.length + 1);
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
