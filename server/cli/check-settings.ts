import { configured, inLines } from '../env';
import { projectRoot } from '../root';

/** Says what is wrong with the configuration before a build keeps its owner waiting; ends with 1 when something is. */
const read = configured(projectRoot());
if ('problems' in read) {
  console.error(inLines(read.problems));
  process.exit(1);
}
