// `npm run new:node -- <name>`: a node kind that works from its first minute (it puts a tag on whoever comes), to be made into what it should be.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFiles } from './node-files.mjs';
import { register } from './register-node.mjs';

/** What is wrong with a name, for whoever typed it. */
class BadName extends Error {}

const checkout = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Makes the kind's folder and its registry lines under `root`; the paths of what it wrote. Throws a `BadName` before anything is written. */
function newNode(name, root = checkout) {
  const source = join(root, 'packages', 'nodes', 'src');
  refuseBadName(name, source);
  const folder = join(source, name);
  const registries = [
    ['index.ts', register(readFileSync(join(source, 'index.ts'), 'utf8'), { name, part: 'model' })],
    ['views.tsx', register(readFileSync(join(source, 'views.tsx'), 'utf8'), { name, part: 'view' })],
  ];
  mkdirSync(folder);
  const written = [
    ...Object.entries(nodeFiles(name)).map(([file, text]) => [join(folder, file), text]),
    ...registries.map(([file, text]) => [join(source, file), text]),
  ];
  for (const [path, text] of written) writeFileSync(path, text);
  return written.map(([path]) => relative(root, path));
}

function refuseBadName(name, source) {
  if (name === undefined || name === '') throw new BadName('Which kind? Say its name: npm run new:node -- send-postcard');
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name) || name.length > 40)
    throw new BadName(`“${name}” is no name for a kind: lower-case words joined by hyphens, at most 40 letters, such as send-postcard`);
  if (reserved.has(name)) throw new BadName(`“${name}” is a word of the language that kinds are written in: choose another`);
  if (!existsSync(source)) throw new BadName(`There are no kinds at ${source}`);
  if (readdirSync(source).includes(name)) throw new BadName(`“${name}” is taken: packages/nodes/src/${name} is there already`);
}

const reserved = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof let new null package return static super switch this throw true try typeof var void while with yield config kinds views'.split(
    ' ',
  ),
);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const written = newNode(process.argv[2]);
    process.stdout.write(`${written.map((path) => `  ${path}\n`).join('')}It puts a tag on whoever comes. Make it yours: docs/add-a-node-kind.md\n`);
  } catch (fault) {
    if (!(fault instanceof BadName)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    process.exit(64);
  }
}
