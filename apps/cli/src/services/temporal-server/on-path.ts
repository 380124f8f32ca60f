import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Where a command lies on PATH; null when it does not. */
export async function onPath(command: string, path = process.env['PATH'] ?? ''): Promise<string | null> {
  for (const folder of path.split(delimiter).filter((entry) => entry !== '')) {
    const file = join(folder, command);
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return null;
}
