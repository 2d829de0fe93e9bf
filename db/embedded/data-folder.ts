import { access, constants, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { makeDataFolder } from '../data-folder';
import { cannotStart, codeOf } from './failure';

/** Makes the data folder if need be and returns its real path. */
export async function prepareDataFolder(path: string): Promise<string> {
  const folder = resolve(path);
  try {
    makeDataFolder(folder);
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
