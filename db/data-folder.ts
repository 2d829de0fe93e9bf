import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a data folder that only its owner may look into, unless it is there. As root the database runs as another
 * user, who must pass through every folder made here, whatever the umask.
 */
export function makeDataFolder(folder: string): void {
  // Step by step: where nothing can be made, as in /proc, Node's own `recursive` never comes back.
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeDataFolder(dirname(folder));
  try {
    mkdirSync(folder, 0o700);
  } catch (error) {
    // Another process may have made it in between.
    if (!isFolder(folder)) throw error;
    return;
  }
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
