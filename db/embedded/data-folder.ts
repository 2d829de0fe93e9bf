import { access, chmod, constants, mkdir, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { cannotStart, codeOf } from './failure';

/** Makes the data folder if need be and returns its real path. */
export async function prepareDataFolder(path: string): Promise<string> {
  const folder = resolve(path);
  try {
    const first = await mkdir(folder, { recursive: true, mode: 0o700 });
    if (first) await openForServer(folder, first);
    await access(folder, constants.W_OK | constants.X_OK);
    return await realpath(folder);
  } catch (cause) {
    throw cannotStart(
      `The folder ${folder} cannot be written (${codeOf(cause)}). ` +
        'Make it writable for the user who runs the application, or set DATA_DIR to another folder.',
      cause,
    );
  }
}

// Root's server runs as another user, who must pass through every folder made here.
async function openForServer(folder: string, first: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  for (let at = folder; at.length >= first.length; at = dirname(at)) await chmod(at, 0o711);
}
