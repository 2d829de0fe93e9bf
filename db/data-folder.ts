import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a data folder that only its owner may look into, unless it is there. As root the database runs as another
 * user, who must pass through every folder made here, whatever the umask.
 */
export function makeDataFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!first || process.getuid?.() !== 0) return;
  for (let at = folder; at.length >= first.length; at = dirname(at)) chmodSync(at, 0o711);
}
